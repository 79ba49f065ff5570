import { describe, expect, test } from "vitest";
import { platformRow } from "../../../shared/platforms/platform-row.ts";
import { DEMO_JOBS, DEMO_STATIONS, readResource } from "./content-files.ts";
import { factLists, NO_SHEET } from "./fact-lists.ts";
import { copiedRuns, expectOwnSentences, expectPlainWords, type Told } from "./told-rows.ts";

const ROWS = (JSON.parse(readResource("content/platforms.json")) as unknown[]).map((row) =>
  platformRow.strict().parse(row),
);
const HAN = /\p{Script=Han}/u;

describe("the platforms that ship", () => {
  test("have ids, places in the list and names of their own", () => {
    for (const key of ["id", "order", "name", "nameEn"] as const)
      expect(new Set(ROWS.map((row) => row[key])).size, key).toBe(ROWS.length);
  });

  test("are told in one sentence of each language", () => {
    for (const { id, name, what, nameEn, whatEn } of ROWS) {
      expect([id, HAN.test(name), HAN.test(what)]).toEqual([id, true, true]);
      expect([id, HAN.test(nameEn), HAN.test(whatEn)]).toEqual([id, false, false]);
      expect(what, id).toMatch(/^[^。！？]+。$/);
      expect(whatEn, id).toMatch(/^[A-Z][^.!?]+\.$/);
    }
  });

  test("are found by their other names, each leading to one platform", () => {
    const all = ROWS.flatMap((row) => [row.name, ...row.aliases]);
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    expect(ROWS.filter((row) => row.aliases.length === 0)).toEqual([]);
    for (const name of ["上海公共招聘平台", "上海公共就业招聘新平台", "上海公共就业招聘平台"])
      expect(ROWS.find((row) => row.name === name || row.aliases.includes(name))?.id).toBe("sh-public-recruit");
  });

  test("begin with those where one finds work", () => {
    const listed = ROWS.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
    expect(listed.slice(0, 3)).toEqual(["sh-public-recruit", "cn-jobs-wechat", "cm-recruit"]);
  });

  test("hold no address: links are the operator's to set", () => {
    expect(JSON.stringify(ROWS)).not.toMatch(/https?:|\bwww\.|\.cn\b|\.com\b/);
  });
});

/** Duties of a terminal → the row that meets them and what it is met as; online by a code, the others at the station. */
const DUTIES = [
  ["R1", "ywtb-terminal", "device"],
  ["R2", "ywtb", "online"],
  ["R3", "remote-window", "device"],
  ["R4", "sh-public-recruit", "online"],
  ["R5", "cm-recruit", "online"],
  ["R6", "city-district-platforms", "online"],
  ["R7", "gig-zone", "online"],
  ["R8", "sh-soe-talent", "online"],
  ["R9", "cn-jobs-wechat", "online"],
  ["R10", "sh-hrss-app", "online"],
  ["R11", "ebentong", "online"],
  ["R12", "pudong-mini", "online"],
  ["R13", "minhang-yijiuye", "online"],
  ["R14", "minhang-terminal", "device"],
  ["R15", "baoshan-app", "online"],
  ["R16", "smart-employment-terminal", "device"],
  ["R17", "selfserve-kiosk", "device"],
  ["R18", "hr-selfservice", "online"],
  ["R19", "huiqi-diandan", "online"],
  ["R20", "sms-push", "programme"],
  ["R21", "mianshen", "programme"],
  ["R22", "national-ui-entry", "online"],
  ["R23", "labour-guide-platform", "online"],
  ["R30", "onsite-tracker", "record"],
  ["R31", "jobseeker-file", "record"],
  ["R32", "one-file", "record"],
  ["R34", "grad-book", "record"],
  ["R35", "help-file", "record"],
  ["R36", "employer-lists", "record"],
  ["R38", "policy-handbook", "document"],
  ["R39", "policy-list", "document"],
  ["R40", "event-schedule", "document"],
  ["R41", "service-list", "document"],
  ["R42", "guide-standard", "document"],
  ["R43", "1-2-15", "programme"],
  ["R44", "hongkou-1830n", "brand"],
  ["R45", "livestream", "activity"],
  ["R46", "gig-market", "service"],
  ["R47", "wechat-qr-post", "device"],
  ["R49", "law-clinic", "service"],
  ["R50", "aid-adviser", "service"],
  ["R51", "inspire-camp", "activity"],
  ["R52", "lechuang", "programme"],
  ["R53", "renren", "programme"],
  ["R54", "leye-hongkou", "brand"],
  ["R55", "leye-space", "brand"],
  ["R56", "pudong-doorstep", "brand"],
  ["R58", "share-staff-channel", "programme"],
  ["R60", "policy-finds", "programme"],
  ["R61", "mediation-body", "service"],
  ["R62", "chongxin", "brand"],
] as const;

test.each(DUTIES)("%s: %s is told as %s", (_duty, id, kind) => {
  expect(ROWS.find((row) => row.id === id)?.kind).toBe(kind);
});

test("nothing is told that is nobody's duty", () => {
  expect(ROWS.map(({ id }) => id).toSorted()).toEqual(DUTIES.map(([, id]) => id).toSorted());
});

test("R11 R43: where the documents do not say what a thing is for, staff are named, and nothing is guessed", () => {
  for (const id of ["ebentong", "1-2-15"]) {
    const row = ROWS.find((one) => one.id === id);
    expect([row?.what, row?.whatEn]).toEqual([
      expect.stringMatching(/请问工作人员/),
      expect.stringMatching(/\bask staff\b/),
    ]);
  }
});

/** Systems that neither a resident nor an employer meets; offices work with them out of sight. */
const UNMET: Readonly<Record<string, string>> = {
  "labour-digital": "R24: a tool of the labour office",
  "hr-agency-platforms": "R25: private agencies; a public terminal recommends none",
  "district-big-data": "R26: data behind the counter",
  "base-db": "R27: data behind the counter",
  "hrss-web": "R28: staff work in it",
  "grassroots-platform": "R29: staff work in it",
  "one-table": "R33: staff's own notes on a person",
  "share-mechanism": "R37: between job platforms",
  "train-course-platform": "R48: training of staff",
  laoniangjiu: "R57: inside one company; told as a place",
  "data-feet": "R59: a way of working",
};

const told = ({ id, name, what, nameEn, whatEn }: (typeof ROWS)[number]): Told => {
  return { id, zh: [name, what], en: [nameEn, whatEn] };
};

/** Types of the sheet that are gone to by a code. */
const ONLINE = ["portal", "portal_entry", "job_platform", "job_section", "wechat", "app", "mini_program"];

const sheet = factLists();
describe.skipIf(sheet === null)(`beside the fact sheet (${NO_SHEET})`, () => {
  test("every system that somebody meets is told, and the others have a reason", () => {
    const ids = sheet?.systems.map(({ id }) => id);
    expect([...ROWS.map(({ id }) => id), ...Object.keys(UNMET)].toSorted()).toEqual(ids?.toSorted());
  });

  test("online is what the sheet has as a site, an app or an account", () => {
    const online = sheet?.systems.filter(({ id, type }) => ONLINE.includes(type) && !(id in UNMET)).map(({ id }) => id);
    expect(
      ROWS.filter(({ kind }) => kind === "online")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(online?.toSorted());
  });

  test("every other name of the sheet is kept", () => {
    const names = new Map(
      ROWS.map(({ id, name, aliases }) => [id, [name, ...aliases].map((one) => one.replaceAll(/[“”]/g, ""))]),
    );
    // One name of two rows would lead to either: it stays with the brand that carries it.
    const elsewhere = { "hongkou-1830n": ["乐业虹口"] } as Readonly<Record<string, readonly string[]>>;
    const lost = sheet?.systems.flatMap(({ id, aliases }) =>
      aliases
        .filter((one) => names.has(id) && !names.get(id)?.some((name) => name.toLowerCase() === one.toLowerCase()))
        .filter((one) => !elsewhere[id]?.includes(one)),
    );
    expect(lost).toEqual([]);
  });

  test("no sentence is the sheet's own", () => {
    if (sheet !== null)
      expectOwnSentences(
        ROWS.map(({ id, what, whatEn }) => ({ id, zh: [what], en: [whatEn] })),
        sheet,
      );
  });
});

test("platforms are told in plain words", () => {
  expectPlainWords(ROWS.map(told));
});

test("nothing is copied from the founding documents", ({ skip }) => {
  const jobs = DEMO_JOBS.map(({ id, title, description }) => ({ id, zh: [title, description], en: [] }));
  const copied = copiedRuns([...ROWS.map(told), ...jobs]);
  if (copied === null) return skip("the documents that the content was written from are not beside the project");
  expect(copied).toEqual([]);
});

describe.each(DEMO_STATIONS)("the station of $district as an example", ({ station, district }) => {
  test("shows no code and leads nowhere until an operator says so", () => {
    expect([station.platforms, station.qrHosts, station.feed.url, station.feed.keys]).toEqual([{}, [], null, []]);
  });

  test("has a name in both languages, an address and a telephone that rings nowhere", () => {
    expect([HAN.test(station.name), HAN.test(station.nameEn), station.nameEn !== ""]).toEqual([true, false, true]);
    expect(station.street).not.toBe("");
    expect(station.address).not.toMatch(/\d+\s*(号|弄|室)/);
    expect(station.phone).toMatch(/^021-5555-0\d{3}$/);
  });

  test("is where its postings are: most lie in its district", () => {
    const rows = DEMO_JOBS.filter((job) => job.district === district);
    expect(rows.length).toBeGreaterThanOrEqual(120);
  });
});
