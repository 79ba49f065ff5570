import { describe, expect, test } from "vitest";
import { coverageOf, readMissionRows, rowsNamedIn } from "../../../scripts/mission/rows.ts";

const LIST = `
| 编号 | 名称 | 种子要求（改写） | 来源 | 判定 | 软件功能 |
|---|---|---|---|---|---|
| R901 | 甲 | 要 | F2 | 部分 (partly) | 页 |
| R902 | 乙 | 要 | F2 | 全能 (fully) | 页 |
| R903 | 丙 | 要 | F2 | 仅工作人员 (staff only) | 无 |
| R904 | 丁 | 要 | F2 | 全能 (fully) | 页 |
`;

/** Numbers beyond the list, so that this file names none of its rows. */
describe("the script that compares tests with the mission list", () => {
  test("a row is named, excused by the list, excused by us, or a gap", () => {
    const tests = new Map([
      ["a.test.ts", 'test("does it (R901)", …)'],
      ["b.test.ts", "R910 and xR902 and R901"],
    ]);
    const coverage = coverageOf(readMissionRows(LIST), tests, { R904: "for a reason" });
    expect(coverage.map(({ row, tests: by, reason }) => [row.id, by.length, reason !== null])).toEqual([
      ["R901", 2, false],
      ["R902", 0, false],
      ["R903", 0, true],
      ["R904", 0, true],
    ]);
  });

  test("numbers are whole words", () => {
    expect(rowsNamedIn("R901, (R912) R932. FR902 r903 R0 R9014 R905a")).toEqual(["R901", "R912", "R932"]);
  });
});
