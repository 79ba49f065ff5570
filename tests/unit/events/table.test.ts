import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainCell, safeCell } from "../../../shared/csv/safe-cell.ts";
import { eventRow } from "../../../shared/events/event-row.ts";
import { eventsOfTable, TABLE_HEADINGS, tableOfEvents } from "../../../shared/events/table.ts";

const LINE = {
  类别: "讲座",
  标题: "社保怎么看",
  日期: "2026年12月3日",
  开始: "9：30",
  分钟: "90",
  重复: "每两周周四",
  地点: "活动室",
  名额: "20",
  报名: "预约",
};

describe("the table as staff write it", () => {
  test("words, full-width signs and Chinese dates are read", () => {
    const { rows, faults } = eventsOfTable([LINE], "长宁区");
    expect(faults).toEqual([]);
    expect(rows[0]).toMatchObject({
      kind: "salon",
      start: "2026-12-03T09:30",
      minutes: 90,
      rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
      quota: 20,
      booking: "book",
      district: "长宁区",
      titleEn: "社保怎么看",
    });
  });

  test.each([
    ["每周二、四", "FREQ=WEEKLY;BYDAY=TU,TH"],
    ["每周周一和周三", "FREQ=WEEKLY;BYDAY=MO,WE"],
    ["每天", "FREQ=DAILY"],
    ["每月15日", "FREQ=MONTHLY;BYMONTHDAY=15"],
    ["隔周五", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"],
    ["FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"],
    ["", null],
  ])("重复 %j is %j", (words, rule) => {
    expect(eventsOfTable([{ ...LINE, 重复: words }], "长宁区").rows[0]?.rrule).toBe(rule);
  });

  test("one wrong row and nothing is taken over; every fault is named by row and column", () => {
    const { rows, faults } = eventsOfTable(
      [LINE, { ...LINE, 类别: "聚餐", 分钟: "很久" }, { ...LINE, 重复: "有空就办" }],
      "长宁区",
    );
    expect(rows).toEqual([]);
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual(["2 类别", "2 分钟", "3 重复"]);
  });

  test("a column that is missing is named", () => {
    const { 地点: _gone, ...rest } = LINE;
    expect(eventsOfTable([rest], "长宁区").faults).toEqual([{ row: 0, column: "地点", why: expect.any(String) }]);
  });

  test("what is exported can be imported again", () => {
    const rows = eventsOfTable(
      [LINE, { ...LINE, 重复: "", 名额: "", 不办的日子: "2026-12-17；2026-12-31" }],
      "长宁区",
    ).rows;
    const table = tableOfEvents(rows).map((row) =>
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)])),
    );
    expect(Object.keys(table[0] ?? {})).toEqual(TABLE_HEADINGS);
    expect(eventsOfTable(table, "长宁区").rows).toEqual(rows);
  });

  test("a rule that is not kept here is no event row", () => {
    const row = eventsOfTable([LINE], "长宁区").rows[0];
    expect(eventRow.safeParse({ ...row, rrule: "FREQ=YEARLY" }).success).toBe(false);
  });
});

describe("cells that a spreadsheet would run (T14)", () => {
  test.each(["=1+1", "+86", "-1", "@SUM", " =1", "\u00a0=1", "好\n=cmd", "好\r\n  +1", "＝1", "\t1", "\r1"])(
    "%j is made harmless",
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
    },
  );
  test.each(["讲座", "9:30-11:00", "a=b", "50 人", ""])("%j is left as it is", (text) => {
    expect(safeCell(text)).toBe(text);
  });
  test("no cell that is let through begins a formula on any of its lines, and each can be read back", () => {
    const risky = fc.string({
      unit: fc.constantFrom("=", "+", "-", "@", "＝", "\t", "\n", "\r", " ", "'", "a", "好"),
      maxLength: 8,
    });
    fc.assert(
      fc.property(risky, (text) => {
        const cell = safeCell(text);
        if (!cell.startsWith("'"))
          for (const line of cell.split(/\r\n|\r|\n/)) expect(line.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
        expect(plainCell(cell)).toBe(text.startsWith("'") && cell === text ? plainCell(text) : text);
      }),
    );
  });
});
