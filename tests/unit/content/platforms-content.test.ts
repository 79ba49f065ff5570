import { describe, expect, test } from "vitest";
import { platformRow } from "../../../shared/platforms/platform-row.ts";
import {
  DEMO_JOBS,
  DEMO_STATIONS,
  factSheetSystems,
  foundingDocuments,
  readResource,
  sharedRuns,
} from "./content-files.ts";

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

const systems = factSheetSystems();
test("every platform is one that the fact sheet names", ({ skip }) => {
  if (systems === null) return skip("the fact sheet that the content was written from is not beside the project");
  expect(ROWS.map(({ id }) => id).filter((id) => !systems.has(id))).toEqual([]);
});

/** Han characters in a row that make a sentence of somebody else's rather than a name. */
const COPIED_RUN = 20;
const documents = foundingDocuments();
test("nothing is copied from the founding documents", ({ skip }) => {
  if (documents === null) return skip("the documents that the content was written from are not beside the project");
  const texts = [
    ...ROWS.flatMap((row) => [row.name, row.what, ...row.aliases]),
    ...DEMO_JOBS.flatMap((job) => [job.title, job.description]),
  ];
  for (const document of documents) expect(texts.flatMap((text) => sharedRuns(text, document, COPIED_RUN))).toEqual([]);
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
