import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BuildLab, createBuildLab } from "../../support/build-lab.ts";
import type { BuildRun } from "../../support/build-run.ts";
import { workbook, workbookEntries, zip } from "../../support/workbook.ts";

const BUILD_RUN = fileURLToPath(new URL("../../support/build-run.ts", import.meta.url));
const NAMES = ["岗位名称", "单位名称", "薪资"];
const ROWS = [["保安员", "上海某物业管理有限公司", "4000-5000元/月"]];

let lab: BuildLab;
beforeEach(() => {
  lab = createBuildLab();
});
afterEach(() => lab.close());

describe("files that must be refused, in a sentence, without a feed", () => {
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, 0x20);
  const sheet = (content: string | Buffer) => {
    const entries = workbookEntries([{ rows: [NAMES, ...ROWS] }], "inline");
    return zip(entries.map((entry) => (entry.name.endsWith("sheet1.xml") ? { ...entry, content } : entry)));
  };

  it.each<[string, () => Buffer, RegExp]>([
    [
      "a bomb: 300 MB of nothing in a sheet",
      () => sheet(Buffer.concat([Buffer.from("<worksheet><sheetData>"), zeros(300)])),
      /unreasonable/,
    ],
    [
      "a bomb in the shared strings, whose headers say that it is small",
      () =>
        zip([
          ...workbookEntries([{ rows: [["a"]] }], "inline"),
          { name: "xl/sharedStrings.xml", content: zeros(60), claims: 1_000 },
        ]),
      /damaged|unreasonable/,
    ],
    [
      "a bomb of small true cells",
      () => sheet(`<worksheet><sheetData>${"<row><c><v>1</v></c></row>".repeat(2_000_000)}`),
      /unreasonable/,
    ],
    [
      "a cell without an end",
      () => sheet(`<worksheet><sheetData><row><c t="str"><v>${"保安".repeat(3_000_000)}`),
      /unreasonabl/,
    ],
    [
      "elements inside elements without an end",
      () => sheet(`<worksheet>${Array.from({ length: 200_000 }, (_, at) => `<a${at}>`).join("")}`),
      /malformed/,
    ],
    ["a packed text of nothing but commas", () => gzipSync(Buffer.alloc(100 * 1024 * 1024, ",")), /unreasonable/],
    ["a packed text of blank lines", () => gzipSync(Buffer.alloc(100 * 1024 * 1024, "\n")), /unreasonable/],
    ["an encrypted entry", () => zip([{ name: "xl/workbook.xml", content: "x", encrypted: true }]), /encrypted/],
    ["a path out of the archive", () => zip([{ name: "../../evil.xml", content: "x" }]), /damaged/],
    [
      "two entries of one name",
      () =>
        zip([
          { name: "xl/workbook.xml", content: "a" },
          { name: "xl/workbook.xml", content: "b" },
        ]),
      /damaged/,
    ],
    ["an archive without a workbook", () => zip([{ name: "readme.txt", content: "x" }]), /no worksheet/],
    ["a workbook cut short", () => workbook([{ rows: [NAMES, ...ROWS] }]).subarray(0, 900), /damaged/],
    ["a workbook inside gzip", () => gzipSync(workbook([{ rows: [NAMES] }])), /unpack it first/],
    ["an old workbook", () => Buffer.from("d0cf11e0a1b11ae1", "hex"), /save it as \.xlsx/],
    ["a PDF", () => Buffer.from("%PDF-1.7 …"), /PDF/],
    ["a picture", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /neither a table nor text/],
    ["a web page", () => Buffer.from("<!DOCTYPE html><html><table><tr><td>保安</td></tr></table></html>"), /web page/],
  ])("%s", { timeout: 60_000 }, async (_name, bytes, sentence) => {
    expect(await lab.build("--in", lab.file("x.xlsx", bytes()))).toBe(1);
    expect(lab.said()).toMatch(sentence);
    expect(lab.hasFeed()).toBe(false);
  });

  it("a bomb is stopped while it unpacks: in a process of its own it takes little memory", {
    timeout: 60_000,
  }, async () => {
    const file = lab.file("bomb.xlsx", sheet(Buffer.concat([Buffer.from("<worksheet><sheetData>"), zeros(300)])));
    const { stdout } = await promisify(execFile)(process.execPath, [BUILD_RUN, file, join(lab.root, "bomb-out")]);
    const run: BuildRun = JSON.parse(stdout);
    expect(run.refused).toMatch(/unreasonable/);
    expect(run.peakBytes - run.beforeBytes).toBeLessThan(150 * 1024 * 1024);
  });

  it("merged ranges that lie over each other and a line without an end cost their rows only", {
    timeout: 60_000,
  }, async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `<row r="${at + 1}"><c t="str"><v>q${at}</v></c></row>`);
    const ranges = Array.from({ length: 5_000 }, (_, at) => `<mergeCell ref="A1:A${900_000 + at}"/>`);
    const tall = `<worksheet><sheetData>${rows.join("")}</sheetData>${ranges.join("")}</worksheet>`;
    expect(await lab.build("--in", lab.file("x.xlsx", sheet(tall)))).toBe(1);
    expect(lab.report()).toMatchObject({ rows: 5_000, quarantined: { "no-title-column": 5_000 } });

    const line = (row: readonly string[]) => row.join(",");
    const text = [NAMES, ...ROWS, ["x".repeat(3_000_000)], ["会计", "某某商贸有限公司", "6-8千"]].map(line).join("\n");
    expect(await lab.build("--in", lab.file("long.csv", text), "--as-of", "2026-11-20")).toBe(0);
    expect(lab.report()).toMatchObject({ rows: 3, quarantined: { "too-long": 1 } });
    expect(lab.jobs().map(({ title }) => title)).toEqual(["保安员", "会计"]);
  });

  it("quadratic blow-up: entities of a document type are not expanded", async () => {
    const entity = `<!DOCTYPE x [<!ENTITY a "${"a".repeat(50_000)}">]>`;
    const xml = `${entity}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>${"&a;".repeat(20_000)}</v></c></row></sheetData></worksheet>`;
    await lab.build("--in", lab.file("x.xlsx", sheet(xml)));
    expect(lab.hasFeed()).toBe(false);
  });

  it("a folder, an empty file, a file that is not there", async () => {
    expect(await lab.build("--in", lab.root)).toBe(1);
    expect(lab.said()).toMatch(/folder/);
    expect(await lab.build("--in", lab.file("empty.csv", ""))).toBe(1);
    expect(lab.report()).toMatchObject({ rows: 0, accepted: 0 });
    expect(await lab.build("--in", join(lab.root, "none.csv"))).toBe(1);
    expect(lab.said()).toMatch(/no such file/);
  });
});
