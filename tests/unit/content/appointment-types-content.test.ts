import { describe, expect, test } from "vitest";
import { type AppointmentType, appointmentType } from "../../../shared/bookings/appointment-type.ts";
import { readResource } from "./content-files.ts";
import { factLists, NO_SHEET } from "./fact-lists.ts";
import { copiedRuns, expectOwnSentences, expectPlainWords, type Told } from "./told-rows.ts";

const ROWS: readonly AppointmentType[] = (JSON.parse(readResource("content/appointment-types.json")) as unknown[]).map(
  (row) => appointmentType.strict().parse(row),
);
const told = ({ id, nameZh, nameEn, what, forWhom }: AppointmentType): Told => {
  return { id, zh: [nameZh, what.zh, forWhom.zh], en: [nameEn, what.en, forWhom.en] };
};
const type = (id: string) => ROWS.find((row) => row.id === id);

describe("what one may make an appointment for", () => {
  test("is one of 18 things, each with a name of its own, in plain words of both languages", () => {
    expect(ROWS).toHaveLength(18);
    for (const key of ["id", "nameZh", "nameEn"] as const)
      expect(new Set(ROWS.map((row) => row[key])).size, key).toBe(18);
    expectPlainWords(ROWS.map(told));
    const cells = ROWS.flatMap(({ what, forWhom }) => [what, forWhom]);
    expect(cells.filter(({ zh, en }) => !/。$/.test(zh) || !/^[A-Z][\s\S]*\.$/.test(en))).toEqual([]);
  });

  test("R84: is asked for by the documents themselves in three cases; the rest is the station's own offer", () => {
    const theirs = ROWS.filter(({ fromDocument }) => fromDocument).map(({ id }) => id);
    expect(theirs).toEqual(["career-guidance", "startup-expert", "general-booking"]);
  });

  test("R108: holds the three matters that staff go through one to one", () => {
    for (const id of ["unemp-register", "hardship-help", "subsidy-help"]) expect(type(id)?.what.zh).toMatch(/一对一/);
  });

  test.each([
    ["R3", "remote-window"],
    ["R49", "law-clinic"],
    ["R61", "mediation"],
    ["R70", "career-guidance"],
    ["R71", "interview"],
    ["R72", "insurance-reg"],
    ["R73", "training-enrol"],
    ["R85", "start-guidance"],
    ["R86", "free-desk"],
    ["R94", "home-visit"],
    ["R107", "startup-expert"],
    ["R116", "policy-consult"],
  ])("%s: can be made for %s", (_duty, id) => {
    expect(type(id)).toBeDefined();
  });

  test("promises no outcome of a recognition and no free desk", () => {
    expect(type("hardship-help")?.what.zh).toMatch(/主管部门定/);
    expect(type("free-desk")?.what.zh).toMatch(/有没有空位/);
  });
});

const sheet = factLists();
describe.skipIf(sheet === null)(`beside the fact sheet (${NO_SHEET})`, () => {
  test("ids, who asks for it, minutes and service items are the sheet's", () => {
    expect(
      ROWS.map(({ id, fromDocument, minutes, serviceItem }) => ({ id, fromDocument, minutes, serviceItem })),
    ).toEqual(
      sheet?.appointmentTypes.map(({ id, explicitInSeed, defaultMinutes, serviceItem }) => ({
        ...{ id, fromDocument: explicitInSeed, minutes: defaultMinutes },
        serviceItem: serviceItem === "" ? null : Number(serviceItem),
      })),
    );
  });

  test("no sentence is the sheet's own", () => {
    const texts = ROWS.map(({ id, what, forWhom }) => ({ id, zh: [what.zh, forWhom.zh], en: [what.en, forWhom.en] }));
    if (sheet !== null) expectOwnSentences(texts, sheet);
  });
});

test("nothing is copied from the founding documents", ({ skip }) => {
  const copied = copiedRuns(ROWS.map(told));
  if (copied === null) return skip("the documents that the content was written from are not beside the project");
  expect(copied).toEqual([]);
});
