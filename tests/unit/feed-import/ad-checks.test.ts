import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AD_FACTS, checkAd, missingFacts } from "../../../shared/feed/import/ad-checks.ts";
import { AD_KINDS, type AdKind } from "../../../shared/feed/import/ad-rule.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { AD_LINES, type AdLine, ODD_AD_LINES } from "./ad-lines.ts";

const findings = (description: string, title = "岗位") => checkAd({ title, tags: [], description });
const kindsIn = (line: string) => new Set(findings(line).map(({ kind }) => kind));

function measured(lines: readonly AdLine[]) {
  let right = 0;
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const [line, expected] of lines) {
    const found = kindsIn(line);
    for (const kind of found) {
      if (expected.includes(kind)) right += 1;
      else wrong.push(`${kind}: ${line}`);
    }
    for (const kind of expected) if (!found.has(kind)) missed.push(`${kind}: ${line}`);
  }
  return { precision: right / (right + wrong.length), recall: right / (right + missed.length), wrong, missed };
}

describe("wording of advertisements, against lines labelled by hand", () => {
  it("there are lines of every kind, and as many traps", () => {
    const all = [...AD_LINES, ...ODD_AD_LINES];
    expect(AD_LINES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all.map(([line]) => line)).size).toBe(all.length);
    const labelled = new Set<AdKind>(all.flatMap(([, kinds]) => kinds));
    expect([...labelled].sort()).toEqual([...AD_KINDS].sort());
    expect(all.filter(([, kinds]) => kinds.length === 0).length).toBeGreaterThan(all.length * 0.45);
  });

  it.each([
    ["plain lines", AD_LINES],
    ["odd lines", ODD_AD_LINES],
  ] as const)("%s: precision at least .95, recall at least .95", (_name, lines) => {
    const { precision, recall, wrong, missed } = measured(lines);
    expect({ precision: precision >= 0.95, wrong: precision >= 0.95 ? [] : wrong }).toEqual({
      precision: true,
      wrong: [],
    });
    expect({ recall: recall >= 0.95, missed: recall >= 0.95 ? [] : missed }).toEqual({ recall: true, missed: [] });
  });

  it("the phrase is given as it stands in the text, in the order of the text, each once", () => {
    const text = "任职要求：1、女性，20-35岁；2、限本市户籍。入职需交押金300元。女性优先，女性优先。";
    const phrases = findings(text).map(({ phrase }) => phrase);
    expect(new Set(phrases).size).toBe(phrases.length);
    const places = phrases.map((phrase) => text.normalize("NFKC").indexOf(phrase));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(phrases.join()).toContain("押金300元");
  });

  it("title and tags are read as well", () => {
    expect(checkAd({ title: "会计(女)", tags: [], description: "" })).toMatchObject([{ kind: "sex" }]);
    expect(checkAd({ title: "女服务员", tags: [], description: "" })).toMatchObject([{ kind: "sex" }]);
    expect(checkAd({ title: "女装导购", tags: [], description: "" })).toEqual([]);
    expect(checkAd({ title: "保安", tags: ["限50岁以下"], description: "" })).toMatchObject([{ kind: "age" }]);
  });

  it("no text, however odd or long, throws or takes long", () => {
    const bit = fc.constantFrom(
      ..."男女性限招不押金费收35-岁以下年龄户籍本地交元、，。 \n",
      "培训费",
      "18-45岁",
      "不收",
      "外地勿扰",
    );
    fc.assert(
      fc.property(fc.array(bit, { size: "max", maxLength: 120 }), (bits) => {
        const text = bits.join("");
        for (const { phrase } of findings(text)) expect(text.normalize("NFKC")).toContain(phrase);
      }),
      { numRuns: 1_000 },
    );
    const started = performance.now();
    for (const slow of ["男", "不收", "年龄 ", "培训费、", "一二三", "户籍", "18-", "需交"])
      findings(slow.repeat(8_192 / slow.length));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

const COMPLETE: PublishedJob = {
  op: "put",
  id: "1",
  source: "街道",
  title: "保安",
  employer: "某物业公司",
  city: "上海",
  district: "长宁区",
  street: "",
  address: "",
  lat: null,
  lon: null,
  geoBasis: "none",
  employmentType: null,
  salaryMin: 4500,
  salaryMax: null,
  salaryUnit: "month",
  salaryMonths: null,
  salaryText: "",
  education: "不限",
  experience: "",
  openings: 2,
  tags: [],
  description: "看守大门，登记来访人员和车辆。",
  datePosted: "2026-11-20",
  dateBasis: "source",
  validThrough: "2026-12-20",
  applyUrl: null,
};

describe("the facts that a vacancy must state", () => {
  it("a complete row misses none", () => {
    expect(missingFacts(COMPLETE)).toEqual([]);
  });

  it.each([
    ["employer", { employer: "" }],
    ["openings", { openings: null }],
    ["conditions", { education: "", experience: "" }],
    ["content", { description: "急招" }],
    ["place", { district: "" }],
    ["pay", { salaryMin: null, salaryText: "面议" }],
    ["validity", { validThrough: null }],
  ] as const)("%s is told when it is absent", (fact, change) => {
    expect(missingFacts({ ...COMPLETE, ...change })).toEqual([fact]);
  });

  it("an empty row misses all", () => {
    const nothing = {
      employer: "",
      openings: null,
      education: "",
      description: "",
      district: "",
      salaryMin: null,
      validThrough: null,
    } as const;
    expect(missingFacts({ ...COMPLETE, ...nothing })).toEqual([...AD_FACTS]);
  });
});
