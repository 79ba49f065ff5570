import { type EventRow, eventRow } from "./event-row.ts";
import type { EventTemplate } from "./event-template.ts";
import { BOOKING_WAYS, type BookingWay, EVENT_KINDS, type EventKind } from "./words.ts";

/** One thing that is wrong with a table. Rows count from 1, the header aside; row 0 is the table itself. */
export interface TableFault {
  readonly row: number;
  readonly column: string;
  readonly why: string;
}

type Cells = Readonly<Record<string, string>>;

/** Columns of the station's table (活动排片表), in order; either heading is read. */
const COLUMNS = [
  { key: "kind", zh: "类别", needed: true },
  { key: "title", zh: "标题", needed: true },
  { key: "titleEn", zh: "英文标题", needed: false },
  { key: "date", zh: "日期", needed: true },
  { key: "start", zh: "开始", needed: true },
  { key: "minutes", zh: "分钟", needed: true },
  { key: "repeat", zh: "重复", needed: false },
  { key: "except", zh: "不办的日子", needed: false },
  { key: "place", zh: "地点", needed: true },
  { key: "placeEn", zh: "英文地点", needed: false },
  { key: "quota", zh: "名额", needed: false },
  { key: "booking", zh: "报名", needed: false },
  { key: "text", zh: "说明", needed: false },
  { key: "textEn", zh: "英文说明", needed: false },
] as const;
type ColumnKey = (typeof COLUMNS)[number]["key"];

/** What a table may call the kinds; the first word is what an export writes. */
const KIND_WORDS: Readonly<Record<EventKind, readonly string[]>> = {
  recruit: ["招聘面试会", "招聘会", "招聘", "面试会", "recruit"],
  guidance: ["就业创业指导", "指导", "就业指导", "创业指导", "就业创业指导活动", "guidance"],
  salon: ["沙龙讲座", "沙龙", "讲座", "salon"],
  skill: ["技能培训", "培训", "技能", "技能培训活动", "skill"],
};
const BOOKING_WORDS: Readonly<Record<BookingWay, readonly string[]>> = {
  "walk-in": ["不用报名", "直接来", "无需报名", "walk-in", ""],
  book: ["要预约", "预约", "可预约", "book"],
  staff: ["找工作人员报名", "工作人员", "找工作人员", "staff"],
};
const WEEK = "一二三四五六日";
const WEEK_CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

function wordOf<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  keys: readonly K[],
  text: string,
): K | null {
  return keys.find((key) => words[key].includes(text.toLowerCase())) ?? null;
}

/** 每天, 每周二、四, 每两周周五, 每月15日, or an RFC 5545 rule; "" = once. */
function ruleOf(text: string): string | null {
  if (text === "") return null;
  const plain = text
    .replaceAll(/[\s，、,和]/g, "")
    .replaceAll("天", "日")
    .replaceAll("星期", "周")
    .replaceAll("礼拜", "周");
  if (plain === "每日") return "FREQ=DAILY";
  const month = /^每月(\d{1,2})[日号]$/.exec(plain);
  if (month !== null) return `FREQ=MONTHLY;BYMONTHDAY=${Number(month[1])}`;
  const week = /^每?(两|二|2|隔)?周((?:周?[一二三四五六日])+)$/.exec(plain);
  if (week === null) return text;
  const days = [...(week[2] ?? "")].filter((one) => WEEK.includes(one)).map((one) => WEEK_CODES[WEEK.indexOf(one)]);
  return `FREQ=WEEKLY${week[1] === undefined ? "" : ";INTERVAL=2"};BYDAY=${days.join(",")}`;
}

/** 2026-12-3, 2026/12/03, 2026年12月3日 → 2026-12-03. */
function dayOf(text: string): string {
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  return found === null ? text : `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}`;
}

/** 9:30, 9：30 → 09:30. */
function timeOf(text: string): string {
  const found = /^(\d{1,2})\s*[:：]\s*(\d{2})(?::\d{2})?$/.exec(text);
  return found === null ? text : `${found[1]?.padStart(2, "0")}:${found[2]}`;
}

/** Which field of a row a column fills, to say where a fault is. */
const COLUMN_OF_FIELD: Readonly<Record<string, ColumnKey>> = {
  kind: "kind",
  titleZh: "title",
  titleEn: "titleEn",
  start: "date",
  minutes: "minutes",
  rrule: "repeat",
  exceptDays: "except",
  placeZh: "place",
  placeEn: "placeEn",
  quota: "quota",
  booking: "booking",
  textZh: "text",
  textEn: "textEn",
};

function headingOf(key: ColumnKey): string {
  return COLUMNS.find((column) => column.key === key)?.zh ?? key;
}

function cellsByKey(cells: Cells): Readonly<Record<ColumnKey, string>> {
  const pairs = COLUMNS.map(({ key, zh }) => [key, (cells[zh] ?? cells[key] ?? "").normalize("NFKC").trim()]);
  return Object.fromEntries(pairs) as Record<ColumnKey, string>;
}

function rowOf(cells: Cells, id: string, district: string): unknown {
  const cell = cellsByKey(cells);
  return {
    id,
    kind: wordOf(KIND_WORDS, EVENT_KINDS, cell.kind) ?? cell.kind,
    titleZh: cell.title,
    titleEn: cell.titleEn === "" ? cell.title : cell.titleEn,
    textZh: cell.text,
    textEn: cell.textEn,
    start: `${dayOf(cell.date)}T${timeOf(cell.start)}`,
    minutes: Number(cell.minutes),
    rrule: ruleOf(cell.repeat),
    exceptDays: cell.except
      .split(/[\s;；、，,]+/)
      .filter((one) => one !== "")
      .map(dayOf),
    placeZh: cell.place,
    placeEn: cell.placeEn === "" ? cell.place : cell.placeEn,
    district,
    quota: cell.quota === "" ? null : Number(cell.quota),
    booking: wordOf(BOOKING_WORDS, BOOKING_WAYS, cell.booking) ?? cell.booking,
    audience: [],
    demo: false,
  };
}

function missingColumns(table: readonly Cells[]): TableFault[] {
  const headings = new Set(Object.keys(table[0] ?? {}));
  return COLUMNS.filter(({ key, zh, needed }) => needed && !headings.has(key) && !headings.has(zh)).map(({ zh }) => ({
    row: 0,
    column: zh,
    why: "没有这一列 / no such column",
  }));
}

/**
 * A station's table as events. All rows or none: a table with a fault is handed back with every fault of it.
 * @param table one record a row, by heading
 * @param district full name; a station's own table is for its own district
 */
export function eventsOfTable(table: readonly Cells[], district: string): { rows: EventRow[]; faults: TableFault[] } {
  const missing = missingColumns(table);
  if (missing.length > 0) return { rows: [], faults: missing };
  const rows: EventRow[] = [];
  const faults: TableFault[] = [];
  table.forEach((cells, at) => {
    const parsed = eventRow.safeParse(rowOf(cells, `own-${at + 1}`, district));
    if (parsed.success) rows.push(parsed.data);
    for (const { path, message } of parsed.error?.issues ?? []) {
      const column = headingOf(COLUMN_OF_FIELD[String(path[0])] ?? "title");
      faults.push({ row: at + 1, column, why: message });
    }
  });
  return faults.length > 0 ? { rows: [], faults } : { rows, faults };
}

/** Events as records of the same table, so that an export can be imported again. */
export function tableOfEvents(rows: readonly EventRow[]): Record<string, string | number>[] {
  return rows.map((row) => ({
    类别: KIND_WORDS[row.kind][0] ?? row.kind,
    标题: row.titleZh,
    英文标题: row.titleEn,
    日期: row.start.slice(0, 10),
    开始: row.start.slice(11),
    分钟: row.minutes,
    重复: row.rrule ?? "",
    不办的日子: row.exceptDays.join("；"),
    地点: row.placeZh,
    英文地点: row.placeEn,
    名额: row.quota ?? "",
    报名: BOOKING_WORDS[row.booking][0] ?? row.booking,
    说明: row.textZh,
    英文说明: row.textEn,
  }));
}

/** Kinds of event as rows to begin with: words and kind are there, day, time and place are for the station to fill in. */
export function tableOfTemplates(templates: readonly EventTemplate[]): Record<string, string>[] {
  return templates.map((template) => ({
    类别: KIND_WORDS[template.kind][0] ?? template.kind,
    标题: template.titleZh,
    英文标题: template.titleEn,
    报名: BOOKING_WORDS[template.bookable ? "book" : "walk-in"][0] ?? "",
    说明: template.textZh,
    英文说明: template.textEn,
  }));
}

/** The headings in order. */
export const TABLE_HEADINGS: readonly string[] = COLUMNS.map(({ zh }) => zh);
