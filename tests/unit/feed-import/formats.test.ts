import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delimiterOf, readCsv } from "../../../shared/feed/import/formats/csv.ts";
import { readJsonLines, readJsonValues } from "../../../shared/feed/import/formats/json.ts";
import { looksLikeKeyValue, readKeyValue } from "../../../shared/feed/import/formats/key-value.ts";
import type { ReadRow, TextChunks } from "../../../shared/feed/import/formats/read-row.ts";
import { readSql } from "../../../shared/feed/import/formats/sql.ts";

/** The text in pieces of `size`: every border falls everywhere. */
function inPieces(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}

async function rowsOf(
  read: (chunks: TextChunks) => AsyncIterable<ReadRow>,
  text: string,
  size = 7,
): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of read(inPieces(text, size))) rows.push(row);
  return rows;
}

const cellsOf = async (text: string, size = 7) =>
  (await rowsOf((chunks) => readCsv(chunks, ","), text, size)).map((row) => ("cells" in row ? row.cells : row));
const recordsOf = (rows: readonly ReadRow[]) => rows.map((row) => ("record" in row ? row.record : row));

describe("comma separated text", () => {
  it("reads what the library reads, wherever the text is cut", async () => {
    const cell = fc.string({ unit: fc.constantFrom(..."a保 \t\"',;\n1"), maxLength: 8 });
    const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8, size: "max" }),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 9 }),
        async (table, end, size) => {
          const text = table.map((row) => row.map(quoted).join(",")).join(end);
          const expected = parse(text, { relax_column_count: true, skip_empty_lines: false }) as string[][];
          expect(await cellsOf(text, size)).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each<[string, string, unknown]>([
    [
      "a quote that never closes costs its own row",
      'a,"b,c\nd,e\nf,g',
      [
        ["a", '"b', "c"],
        ["d", "e"],
        ["f", "g"],
      ],
    ],
    [
      "a quoted word at the start of a cell",
      '"双休"会计,甲公司\n保安,乙公司',
      [
        ['"双休"会计', "甲公司"],
        ["保安", "乙公司"],
      ],
    ],
    ["bare quotes inside a quoted cell", '"他说"好"了",x', [['他说"好"了', "x"]]],
    [
      "a line end in a quoted cell",
      '"一\n二",x\ny,z',
      [
        ["一\n二", "x"],
        ["y", "z"],
      ],
    ],
    [
      "lines that end in a carriage return alone",
      "a,b\rc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
  ])("%s", async (_name, text, expected) => {
    expect(await cellsOf(text)).toEqual(expected);
    expect(await cellsOf(text, 1)).toEqual(expected);
  });

  it("a row is told by the line it begins on", async () => {
    const rows = await rowsOf((chunks) => readCsv(chunks, ","), 'a,b\n"c\nd",e\nf,g');
    expect(rows.map((row) => "at" in row && row.at)).toEqual([1, 2, 4]);
  });

  it.each([
    ["岗位,薪资,地点\n保安,4000-5000,上海\n", ","],
    ["岗位\t薪资\n保安\t4,000\n保洁\t3,500", "\t"],
    ["岗位;薪资;说明\n保安;4000;早,晚\n", ";"],
    ["岗位|薪资\n保安|4000", "|"],
  ])("%j is separated by %j", (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});

describe("json", () => {
  const rows = [
    { title: "保安", note: 'a "b" \\ {[,]}' },
    { title: "保洁", tags: [{ name: "双休" }] },
  ];

  it.each([1, 3, 1000])("a list, cut every %i characters", async (size) => {
    for (const text of [
      JSON.stringify(rows),
      JSON.stringify(rows, null, 2),
      `[${rows.map((row) => JSON.stringify(row)).join(",\n")}]\n`,
    ])
      expect(recordsOf(await rowsOf(readJsonValues, text, size))).toEqual(rows);
  });

  it("an object that holds the list, and objects one after another", async () => {
    const wrapped = { code: 0, data: { total: 2, list: rows } };
    expect(recordsOf(await rowsOf(readJsonValues, JSON.stringify(wrapped, null, 1)))).toEqual(rows);
    expect(recordsOf(await rowsOf(readJsonLines, JSON.stringify(wrapped)))).toEqual(rows);
    const several = rows.map((row) => JSON.stringify(row, null, 2)).join("\n");
    expect(recordsOf(await rowsOf(readJsonValues, several))).toEqual(rows);
  });

  it("one broken member is one broken row", async () => {
    const text = '[{"title":"一"},{"title":"二" "x"},{"title":"三","n":NaN},7]';
    expect(recordsOf(await rowsOf(readJsonValues, text))).toEqual([
      { title: "一" },
      { at: 2, fault: "bad-json" },
      { title: "三", n: null },
      { at: 4, fault: "not-a-job" },
    ]);
  });

  it("a quote too many does not take the rest of the list", async () => {
    const text = `[{"title":"一"},{"title":"二","x":"a"b"},${Array.from({ length: 20 }, (_, at) => `{"title":"${at}"}`).join(",")}]`;
    const titles = recordsOf(await rowsOf(readJsonValues, text)).map((row) => "title" in row && row.title);
    expect(titles).toContain("一");
    expect(titles).toContain("19");
    expect(titles.length).toBeGreaterThanOrEqual(21);
  });

  it("a line that is no JSON is told by its number, a blank one is none", async () => {
    const text = '{"title":"一"}\r\n\nnot json\n{"title":"二"},\n';
    expect(await rowsOf(readJsonLines, text)).toEqual([
      { at: 1, record: { title: "一" } },
      { at: 3, fault: "bad-json" },
      { at: 4, record: { title: "二" } },
    ]);
  });
});

describe("a database dump", () => {
  const dump = `-- Dump; with 'quotes' in a comment
/* and INSERT INTO no VALUES (1) here */
DROP TABLE IF EXISTS \`jobs\`;
CREATE TABLE \`jobs\` (
  \`id\` int NOT NULL COMMENT 'a, b',
  \`position\` varchar(255) DEFAULT NULL,
  salary decimal(10,2),
  PRIMARY KEY (\`id\`) USING BTREE
) ENGINE=InnoDB;
INSERT INTO \`jobs\` VALUES (1,'保安;员','4000-5000'),(2,'it''s \\'C\\'\\n"x"',NULL);
INSERT INTO \`jobs\` VALUES (3, _binary '保洁', 3500.50);
INSERT INTO other (a, b) VALUES ('x', CAST('[1,2]' AS JSON));
SET FOREIGN_KEY_CHECKS = 1;
`;

  it.each([1, 5, 64, 10_000])("columns and rows, cut every %i characters", async (size) => {
    expect(await rowsOf(readSql, dump, size)).toEqual([
      { table: "jobs", names: ["id", "position", "salary"] },
      { at: 10, cells: ["1", "保安;员", "4000-5000"] },
      { at: 10, cells: ["2", "it's 'C'\n\"x\"", ""] },
      { at: 11, cells: ["3", "保洁", "3500.50"] },
      { table: "other", names: ["a", "b"] },
      { at: 12, cells: ["x", "CAST('[1,2]' AS JSON)"] },
    ]);
  });

  it("a dump cut short keeps its rows and tells the broken one", async () => {
    const rows = await rowsOf(readSql, dump.slice(0, dump.indexOf("(2,") + 8));
    expect(rows.at(-2)).toMatchObject({ cells: ["1", "保安;员", "4000-5000"] });
    expect(rows.at(-1)).toMatchObject({ fault: "malformed" });
  });
});

describe("blocks of key: value", () => {
  const text = `position_name: 保安
money: 4k-5k
job_description: 第一行
  第二行:门岗
=====
position_name: 保洁
money: 3k
`;

  it.each([1, 6, 500])("one block a job, cut every %i characters", async (size) => {
    expect(looksLikeKeyValue(text)).toBe(true);
    expect(await rowsOf(readKeyValue, text, size)).toEqual([
      { at: 1, record: { position_name: "保安", money: "4k-5k", job_description: "第一行\n  第二行:门岗" } },
      { at: 6, record: { position_name: "保洁", money: "3k" } },
    ]);
  });

  it("without lines between the blocks, the first key begins a new one", async () => {
    const blocks = "岗位名称：保安\n薪资：4000\n地点：长宁\n岗位名称：保洁\n薪资：3500\n地点：静安\n";
    const found = recordsOf(await rowsOf(readKeyValue, blocks));
    expect(found).toEqual([
      { 岗位名称: "保安", 薪资: "4000", 地点: "长宁" },
      { 岗位名称: "保洁", 薪资: "3500", 地点: "静安" },
    ]);
  });

  it("a table or a list is not taken for blocks", () => {
    expect(looksLikeKeyValue("岗位,薪资\n保安,4000\n保洁,3500\n司机,6000")).toBe(false);
    expect(looksLikeKeyValue("岗位职责:\n1、看门;\n2、登记。")).toBe(false);
  });
});

describe("whatever text it is", () => {
  it("no reader throws, and none answers without end", async () => {
    const bit = fc.constantFrom(
      ..."{}[]\"':,;\n\r\t()=-\\/*`a保0 ",
      "INSERT INTO t VALUES (",
      "岗位: x\n",
      "=====\n",
      "null",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(bit, { size: "max", maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (bits, size) => {
          const text = bits.join("");
          for (const read of [readCsv, readJsonLines, readJsonValues, readSql, readKeyValue])
            expect((await rowsOf(read, text, size)).length).toBeLessThanOrEqual(text.length + 1);
        },
      ),
      { numRuns: 500 },
    );
  });
});
