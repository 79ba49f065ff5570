import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvOf } from "../../../electron/station/staff/exports.ts";

/** The rule as reliability.md T14 has it, written apart from the product: would a spreadsheet see a formula here? */
function isFormula(cell: string): boolean {
  if (/^[\t\r\n]/.test(cell)) return true;
  return cell.split(/[\r\n]+/).some((line) => /^[=+\-@\t＝＋－＠]/.test(line.replace(/^[\s\u00a0\u200b\ufeff]+/, "")));
}

const read = (csv: string) => parse(csv, { bom: true, relax_quotes: false }) as string[][];
const SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];
const BLANKS = ["", " ", "\u00a0", "\u200b", "\ufeff", "\t", "\r\n", "甲\n", 'a"\r\n  '];
const hostile = fc.tuple(
  fc.constantFrom(...BLANKS),
  fc.constantFrom(...SIGNS, "x"),
  fc.constantFrom("cmd|' /C calc'!A0", "SUM(1+1)", 'HYPERLINK("http://evil.example","x")', ""),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

describe("a table for a spreadsheet", () => {
  test("has no cell that would be run, whatever was typed, and the text is whole behind the mark", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 6 }), (parts) => {
        const texts = parts.map((pieces) => pieces.join(""));
        const [, row = []] = read(csvOf({ headings: texts.map(() => "h"), rows: [texts] }));
        expect(row).toHaveLength(texts.length);
        for (const [at, cell] of row.entries()) {
          expect(isFormula(cell), JSON.stringify(cell)).toBe(false);
          const oneLine = texts[at]?.replace(/[\r\n\u2028\u2029]+/g, " ");
          expect([oneLine, `'${oneLine}`]).toContain(cell);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("the check itself sees what it is to see", () => {
    for (const sign of SIGNS) expect(isFormula(`${sign}1`)).toBe(true);
    expect(["甲", "13800000000", "'=1", "2026-11-20"].some(isFormula)).toBe(false);
  });

  test("numbers are numbers, texts with commas and quotes are one cell, and Excel sees UTF-8", () => {
    const csv = csvOf({ headings: ["次数", "谁"], rows: [[-5, '李"女士",\n二']] });
    expect(csv.startsWith("\ufeff次数,谁\r\n-5,")).toBe(true);
    expect(read(csv)[1]).toEqual(["-5", '李"女士", 二']);
  });
});
