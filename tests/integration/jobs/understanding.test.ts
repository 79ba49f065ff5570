import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobsAnswer, JobsSearchInput } from "../../../shared/contract/jobs.ts";
import { lexicon, TRAIT_GROUPS, WORK_GROUPS } from "../../../shared/search/lexicon.ts";
import { madeUpJobs } from "../../bench/rows.ts";
import { COLLOQUIAL } from "../../relevance/colloquial.ts";
import { DEMO_STATION, demoJobs } from "../../relevance/demo-jobs.ts";
import { RULES } from "../../relevance/rules.ts";
import { job, openRoom, type Room, TODAY } from "./a-room.ts";
import { fieldsOf } from "./naive.ts";

const ROWS = demoJobs(TODAY);
let room: Room;
beforeAll(async () => {
  room = await openRoom(ROWS, DEMO_STATION);
});
afterAll(() => room.close());

function ask(text: string, more: Partial<JobsSearchInput> = {}): JobsAnswer {
  return room.jobs.search({ text, ...more });
}
function chips(text: string): string[] {
  return ask(text).understood.chips.map(({ kind, value }) => `${kind}=${value}`);
}

describe("a step of understanding", () => {
  test.each([
    ["长宁", "district=长宁区"],
    ["闸北 保安", "district=静安区"],
    ["小时工", "employment=兼职"],
    ["打零工", "employment=零工"],
    ["公益岗", "employment=公益性岗位"],
    ["见习", "employment=见习"],
    ["５０００以上", "salary=5000"],
    ["五千以上的工作", "salary=5000"],
    ["月薪六千", "salary=6000"],
    ["50岁", "age=50"],
    ["我五十五了有啥活", "age=55"],
    ["年龄不限", "age=60"],
    ["家门口", "near=3"],
    ["步行十五分钟", "near=1.1"],
    ["夜班", "trait=夜班"],
    ["天山路街道", "street=天山路"],
    ["娄山关路站", "metro=娄山关路"],
    ["不要学历", "education=初中"],
  ])("reads %s as %s, and shows it", (text, chip) => {
    expect(chips(text)).toContain(chip);
  });

  test("may be taken back by its id, every one", () => {
    for (const { text } of [...RULES, ...COLLOQUIAL]) {
      for (const { id } of ask(text).understood.chips) {
        const again = ask(text, { ignore: [id] });
        expect(again.understood.chips.map((chip) => chip.id)).not.toContain(id);
      }
    }
  });

  test("the only one taken back, leaves a plain search for the words", () => {
    const literal = (word: string) => ROWS.filter((row) => fieldsOf(row).some((field) => field.includes(word))).length;
    for (const word of ["长宁", "兼职", "见习", "夜班", "看护", "家政"]) {
      const ignore = ask(word).understood.chips.map(({ id }) => id);
      expect(ignore.length).toBeGreaterThan(0);
      expect(ask(word, { ignore }).total).toBe(literal(word));
    }
  });
});

describe("a word that jobs hold as it stands", () => {
  test("finds what a plain search finds, when no chip says otherwise", async () => {
    const rows = [...madeUpJobs(1_500, 11, TODAY)];
    const large = await openRoom(rows);
    const parts = fc
      .tuple(fc.nat({ max: rows.length - 1 }), fc.nat({ max: 12 }), fc.integer({ min: 2, max: 6 }))
      .map(([row, from, length]) =>
        ((rows[row]?.title ?? "").match(/\p{Script=Han}{2,}/gu)?.[0] ?? "").slice(from, from + length),
      )
      .filter((part) => part.length > 1);
    let plain = 0;
    try {
      fc.assert(
        fc.property(parts, (text) => {
          const shown = new Set(rows.filter((row) => row.validThrough === null || row.validThrough >= TODAY));
          const { total, understood } = large.jobs.search({ text });
          if (understood.chips.length > 0) return;
          plain += 1;
          expect(total).toBe([...shown].filter((row) => fieldsOf(row).some((field) => field.includes(text))).length);
        }),
        { numRuns: 400 },
      );
    } finally {
      large.close();
    }
    expect(plain).toBeGreaterThan(200);
  });

  test("and finds enough, is offered its other names with their count instead of mixing them in", async () => {
    const many = (title: string, count: number) =>
      Array.from({ length: count }, (_, at) => job(`${title}${at}`, { title, district: at < 3 ? "长宁区" : "" }));
    const of = await openRoom([...many("会计", 30), ...many("财务", 4)]);
    try {
      const plain = of.jobs.search({ text: "会计" });
      expect(plain.total).toBe(30);
      expect(plain.understood.chips).toEqual([]);
      const narrow = of.jobs.search({ text: "会计", filters: { district: ["长宁区"] } });
      const also = narrow.relax.find(({ kind }) => kind === "also");
      expect(also?.total).toBe(6);
      expect(of.jobs.search(also?.input ?? {}).total).toBe(6);
    } finally {
      of.close();
    }
  });
});

describe("ways out of an answer of few jobs", () => {
  const inputs: readonly JobsSearchInput[] = [
    { text: "保安 宇航员" },
    { text: "徐汇保安" },
    { text: "静安前台见习" },
    { text: "会计", filters: { withinKm: 1.1 } },
    { text: "厨师 包住", filters: { district: ["静安区"], salaryAtLeast: 9_000 } },
    { text: "夜班", filters: { employmentTypes: ["见习"], publishedWithinDays: 2 } },
    { filters: { district: ["浦东新区"], withinKm: 1.1, education: "初中" } },
    ...RULES.map(({ text }) => ({ text, filters: { salaryAtLeast: 6_000 } })),
  ];

  test("state exactly what they find, and more than there was", () => {
    let offered = 0;
    for (const input of inputs) {
      const answer = room.jobs.search(input);
      for (const relax of answer.relax) {
        offered += 1;
        expect(relax.total).toBeGreaterThan(answer.total);
        expect(room.jobs.search(relax.input).total, `${input.text}: ${relax.text}`).toBe(relax.total);
      }
    }
    expect(offered).toBeGreaterThan(100);
  });

  test("there is one wherever filters leave nothing of what the words find", () => {
    const answer = ask("保洁", { filters: { district: ["金山区"] } });
    expect(answer.total).toBe(0);
    expect(answer.relax.map(({ id }) => id)).toContain("filter:district");
  });
});

describe("why a job is shown", () => {
  test("is said of every job that a question finds, from what the job holds", () => {
    for (const { text } of RULES.filter(({ kind }) => kind !== "condition" && kind !== "none")) {
      for (const item of ask(text).items) {
        expect(item.why?.length, `${text}: ${item.title}`).toBeGreaterThan(0);
        for (const { kind, value } of item.why ?? []) {
          if (kind !== "word" && kind !== "meant" && kind !== "kindred") continue;
          const [field, word] = value.split(":") as [string, string];
          if (field === "title") expect(item.title.normalize("NFKC").toLowerCase()).toContain(word);
          if (field === "tags") expect(item.tags.join("\n").normalize("NFKC").toLowerCase()).toContain(word);
        }
      }
    }
  });
});

describe("distance", () => {
  test("may be measured from a street that jobs lie in, and from a point", () => {
    const fromStreet = ask("保洁", { filters: { from: "天山路街道", withinKm: 2 } });
    expect(fromStreet.total).toBeGreaterThan(0);
    for (const item of fromStreet.items) expect(item.distanceKm).toBeLessThanOrEqual(2);
    const station = { lat: DEMO_STATION.lat, lon: DEMO_STATION.lon };
    expect(ask("保洁", { filters: { from: station, withinKm: 3 } }).total).toBe(
      ask("保洁", { filters: { withinKm: 3 } }).total,
    );
    expect(chips("天山路附近的保安")).toContain("street=天山路");
  });

  test("of jobs without a place is counted, and none near is said", () => {
    expect(ask("", { filters: { withinKm: 1.1 } }).unlocated).toBe(ROWS.filter((row) => row.lat === null).length);
    const far = ask("保洁 附近", { filters: { from: { lat: 30.7, lon: 121.0 } } });
    expect(far.understood.chips.map(({ id }) => id)).toContain("dropped:near");
    expect(far.total).toBeGreaterThan(0);
  });
});

test("of equals, a job of the station's own city stands before a better paid one far away", async () => {
  const of = await openRoom([
    job("far", { title: "保安", city: "深圳", salaryMin: 20_000, salaryUnit: "month" }),
    job("own", { title: "保安", city: "上海市", salaryMin: 3_000, salaryUnit: "month" }),
    job("nowhere", { title: "保安", city: "" }),
  ]);
  expect(of.jobs.search({ text: "保安" }).items[0]?.id).toBe("own");
  of.close();
});

test("the vocabulary has at least 300 groups of work; every word of it is normalised and known", () => {
  expect(WORK_GROUPS.length).toBeGreaterThanOrEqual(300);
  for (const { words, kindred } of WORK_GROUPS) {
    expect(words.length, words[0]).toBeGreaterThan(1);
    for (const word of words) expect(lexicon().meanings(word).length).toBeGreaterThan(0);
    for (const word of kindred) expect(word).toBe(word.normalize("NFKC").toLowerCase());
  }
  expect(new Set(WORK_GROUPS.map(({ words }) => words[0])).size).toBe(WORK_GROUPS.length);
  expect(TRAIT_GROUPS.length).toBeGreaterThan(30);
});
