import { describe, expect, test } from "vitest";
import { type GuideRow, guideRow } from "../../../shared/guide/guide-row.ts";
import { readResource } from "./content-files.ts";
import { factLists, NO_SHEET } from "./fact-lists.ts";
import { POLICIES } from "./policy-rows.ts";
import { copiedRuns, expectOwnSentences, expectPlainWords, expectSpeakable, type Told } from "./told-rows.ts";

const ROWS: readonly GuideRow[] = (JSON.parse(readResource("content/guide.json")) as unknown[]).map((row) =>
  guideRow.strict().parse(row),
);
const cells = (row: GuideRow) => [row.forWhom, row.what, row.howToApply, row.howToFollow];
const stated = (row: GuideRow) => cells(row).flatMap((cell) => (cell === null ? [] : [cell]));
const told = (row: GuideRow): Told => ({
  id: row.id,
  zh: [row.titleZh, row.moduleZh, row.speak.zh, ...stated(row).map(({ zh }) => zh)],
  en: [row.titleEn, row.moduleEn, row.speak.en, ...stated(row).map(({ en }) => en)],
});
const item = (no: number) => ROWS.find((row) => row.no === no);

describe("the guide that ships", () => {
  test("R41: holds 25 services in six modules, in the order of the list", () => {
    expect(ROWS.map(({ id, no }) => [id, no])).toEqual(ROWS.map((_, at) => [`service-${at + 1}`, at + 1]));
    expect(ROWS).toHaveLength(25);
    expect(new Set(ROWS.map(({ moduleNo, moduleZh, moduleEn }) => `${moduleNo} ${moduleZh} ${moduleEn}`)).size).toBe(6);
    expect(ROWS.map(({ moduleNo }) => moduleNo)).toEqual(
      ROWS.map(({ moduleNo }) => moduleNo).toSorted((a, b) => a - b),
    );
    expect(ROWS.filter(({ level }) => level === "basic")).toHaveLength(13);
  });

  test("R95: says for whom and what of every service; what no document says is left for staff to say", () => {
    expect(ROWS.filter(({ forWhom, what }) => forWhom === null || what === null)).toEqual([]);
    expect(ROWS.filter(({ howToApply }) => howToApply !== null).map(({ no }) => no)).toEqual([22]);
    expect(ROWS.filter(({ howToFollow }) => howToFollow !== null)).toEqual([]);
    expect(ROWS.filter(({ speak }) => !/文件没写，请问工作人员。$/.test(speak.zh))).toEqual([]);
    expect(ROWS.filter(({ speak }) => !/The document does not say .*Please ask staff\.$/.test(speak.en))).toEqual([]);
  });

  test("has short titles, whole sentences, and says them aloud as they stand", () => {
    for (const row of ROWS) {
      expect([row.id, row.titleZh.length <= 20, row.titleEn.length <= 60]).toEqual([row.id, true, true]);
      for (const { zh, en } of stated(row))
        expect([zh, en]).toEqual([expect.stringMatching(/。$/), expect.stringMatching(/^[A-Z].*\.$/)]);
      expect(row.speak.zh.startsWith(row.titleZh), row.id).toBe(true);
      for (const { zh } of stated(row)) expect(row.speak.zh, row.id).toContain(zh);
    }
    expect(new Set(ROWS.map(({ titleZh }) => titleZh)).size).toBe(25);
    expect(new Set(ROWS.map(({ titleEn }) => titleEn)).size).toBe(25);
  });

  test("is in plain words of both languages", () => {
    expectPlainWords(ROWS.map(told));
    expectSpeakable(ROWS.map(({ id, speak }) => ({ id, zh: [speak.zh], en: [speak.en] })));
  });

  test("says aloud which services not every station has", () => {
    const warned = (row: GuideRow) => [
      /不是每个站都有/.test(row.speak.zh),
      /not every station has it/.test(row.speak.en),
    ];
    for (const row of ROWS)
      expect([row.id, ...warned(row)]).toEqual([row.id, ...Array(2).fill(row.level === "extended")]);
  });

  test("leads to policies that ship", () => {
    const known = new Set(POLICIES.map(({ id }) => id));
    expect(ROWS.filter(({ policyId }) => policyId === null || !known.has(policyId))).toEqual([]);
    for (const { no, policyId } of ROWS)
      expect(POLICIES.find(({ id }) => id === policyId)?.relatedServiceItems, `${no}`).toContain(no);
  });

  test("carries no more than the policy it leads to: the same offices' words to search by", () => {
    for (const { id, keywords, policyId } of ROWS) {
      const theirs = POLICIES.find((one) => one.id === policyId)?.keywords ?? [];
      expect([id, theirs.some((word) => keywords.includes(word)), new Set(keywords).size]).toEqual([
        id,
        true,
        keywords.length,
      ]);
    }
  });
});

/** What of each item this terminal does, as the list of its duties judges it. */
const DUTIES = [
  ["R63", 1, "staff_only"],
  ["R64", 2, "staff_only"],
  ["R65", 3, "kiosk_partly"],
  ["R66", 4, "staff_only"],
  ["R67", 5, "staff_only"],
  ["R68", 6, "staff_only"],
  ["R69", 7, "kiosk_partly"],
  ["R70", 8, "kiosk_partly"],
  ["R71", 9, "kiosk_partly"],
  ["R72", 10, "kiosk_partly"],
  ["R73", 11, "kiosk_partly"],
  ["R74", 12, "kiosk_partly"],
  ["R75", 13, "kiosk_partly"],
  ["R76", 14, "staff_only"],
  ["R77", 15, "kiosk_partly"],
  ["R78", 16, "staff_only"],
  ["R79", 17, "kiosk_partly"],
  ["R80", 18, "kiosk_partly"],
  ["R81", 19, "kiosk_partly"],
  ["R82", 20, "kiosk_partly"],
  ["R83", 21, "kiosk_partly"],
  ["R84", 22, "kiosk_fully"],
  ["R85", 23, "kiosk_partly"],
  ["R86", 24, "kiosk_partly"],
  ["R87", 25, "kiosk_fully"],
] as const;

test.each(DUTIES)("%s: item %i is told, and how much of it is done here: %s", (_duty, no, role) => {
  expect(item(no)).toMatchObject({ kioskRole: role, source: { section: `附件清单 · 第${no}项` } });
});

const sheet = factLists();
describe.skipIf(sheet === null)(`beside the fact sheet (${NO_SHEET})`, () => {
  test("modules, levels, policies and sources are the sheet's", () => {
    const document = sheet?.documents.find(({ file }) => file.startsWith("002_"));
    expect(
      ROWS.map(({ no, moduleNo, moduleZh, level, policyId, source }) => ({
        ...{ no, moduleNo, moduleZh, policyId },
        level: level === "basic" ? "基础" : "拓展",
        source,
      })),
    ).toEqual(
      sheet?.serviceItems.map(({ source, ...one }) => ({
        ...one,
        source: {
          title: document?.titleZh,
          section: source.section,
          docNo: source.docNo,
          basisDocNo: null,
          docDate: document?.docDate,
        },
      })),
    );
  });

  test("a way to apply stands only where the sheet states one", () => {
    const says = new Map(sheet?.policies.map(({ id, howToApply }) => [id, howToApply.zh !== null]));
    for (const { id, howToApply, policyId } of ROWS)
      expect([id, howToApply !== null]).toEqual([id, says.get(policyId ?? "")]);
  });

  test("words that people search by are all kept", () => {
    const words = new Map(sheet?.policies.map(({ id, keywords }) => [id, keywords]));
    for (const { policyId, keywords } of ROWS)
      expect(keywords).toEqual(expect.arrayContaining(words.get(policyId ?? "") ?? [""]));
  });

  test("no sentence is the sheet's own", () => {
    if (sheet !== null) expectOwnSentences(ROWS.map(told), sheet);
  });
});

test("nothing is copied from the founding documents", ({ skip }) => {
  const copied = copiedRuns(ROWS.map(told));
  if (copied === null) return skip("the documents that the content was written from are not beside the project");
  expect(copied).toEqual([]);
});
