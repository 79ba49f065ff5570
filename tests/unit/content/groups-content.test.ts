import { describe, expect, test } from "vitest";
import { type PersonGroup, personGroup } from "../../../shared/policies/policy.ts";
import { readResource } from "./content-files.ts";
import { factLists, NO_SHEET } from "./fact-lists.ts";
import { POLICIES } from "./policy-rows.ts";
import { figuresIn } from "./stated-numbers.ts";
import { copiedRuns, expectOwnSentences, expectPlainWords, type Told } from "./told-rows.ts";

const ROWS: readonly PersonGroup[] = (JSON.parse(readResource("content/groups.json")) as unknown[]).map((row) =>
  personGroup.strict().parse(row),
);
const told = (row: PersonGroup): Told => ({
  id: row.id,
  zh: [row.nameZh, row.textZh, ...(row.askStaff === null ? [] : [row.askStaff.zh])],
  en: [row.nameEn, row.textEn, ...(row.askStaff === null ? [] : [row.askStaff.en])],
});

describe("the groups of people that ship", () => {
  test("R114: are 32, each with an id and names of its own, in plain words of both languages", () => {
    expect(ROWS).toHaveLength(32);
    for (const key of ["id", "nameZh", "nameEn", "textZh"] as const)
      expect(new Set(ROWS.map((row) => row[key])).size, key).toBe(32);
    expectPlainWords(ROWS.map(told));
  });

  test("R129: whoever no document defines is for staff to judge, in so many words", () => {
    const unasked = ROWS.filter(({ defined, askStaff }) => !defined && askStaff === null);
    expect(unasked.map(({ id }) => id)).toEqual([]);
    const asks = ROWS.flatMap(({ askStaff }) => (askStaff === null ? [] : [askStaff]));
    expect(asks.filter(({ zh }) => !/工作人员。$/.test(zh)).map(({ zh }) => zh)).toEqual([]);
    expect(asks.filter(({ en }) => !/\bstaff\b/.test(en)).map(({ en }) => en)).toEqual([]);
  });

  test("have other words that lead to one group, but where people call several by one word", () => {
    const owners = new Map<string, string[]>();
    for (const { id, otherWords } of ROWS)
      for (const word of otherWords) owners.set(word, [...(owners.get(word) ?? []), id]);
    const shared = [...owners].filter(([, ids]) => ids.length > 1);
    expect(shared).toEqual([]);
    expect(ROWS.filter(({ otherWords }) => otherWords.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test("cover every group that a policy's conditions ask for", () => {
    const known = new Set(ROWS.map(({ id }) => id));
    const asked = POLICIES.flatMap(({ conditions }) =>
      conditions.flatMap((one) => {
        if (!one.machine || one.field !== "person.groups") return [];
        return Array.isArray(one.value) ? one.value : [String(one.value)];
      }),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });
});

const sheet = factLists();
describe.skipIf(sheet === null)(`beside the fact sheet (${NO_SHEET})`, () => {
  const facts = new Map(sheet?.groups.map((group) => [group.id, group]));

  test("ids, names and who is defined are the sheet's, and every other word of it is kept", () => {
    expect(ROWS.map(({ id, nameZh, defined }) => ({ id, nameZh, defined }))).toEqual(
      sheet?.groups.map(({ id, nameZh, definedInSeed }) => ({ id, nameZh, defined: definedInSeed })),
    );
    for (const { id, otherWords, askStaff } of ROWS) {
      expect(otherWords, id).toEqual(expect.arrayContaining(facts.get(id)?.otherWords ?? ["?"]));
      if (facts.get(id)?.askStaffZh !== null) expect(askStaff, id).not.toBeNull();
    }
  });

  test("every figure stands in the sheet", () => {
    const known = new Set(figuresIn(sheet?.json ?? ""));
    const stray = ROWS.flatMap((row) =>
      [...told(row).zh, ...told(row).en].filter((text) => figuresIn(text).some((one) => !known.has(one))),
    );
    expect(stray).toEqual([]);
  });

  test("no sentence is the sheet's own", () => {
    const texts = ROWS.map((row) => ({ ...told(row), zh: told(row).zh.slice(1), en: told(row).en.slice(1) }));
    if (sheet !== null) expectOwnSentences(texts, sheet);
  });
});

test("nothing is copied from the founding documents", ({ skip }) => {
  const copied = copiedRuns(ROWS.map(told));
  if (copied === null) return skip("the documents that the content was written from are not beside the project");
  expect(copied).toEqual([]);
});
