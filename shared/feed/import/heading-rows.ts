import { fieldOfName, type ImportField } from "./fields.ts";
import { kindsOf } from "./kinds.ts";

/** Least width of a table in which a row with one filled cell is a banner or a note. */
const NOTE_WIDTH = 4;
const NOTE =
  /^(?:注|备注|说明|合计|总计|共计|小计|总数|填表|制表|填报|编制|打印|报送|联系|咨询|单位[:：]|日期[:：]|时间[:：]|第\s*[0-9]+\s*页|共\s*[0-9]+\s*[页条]|[一二三四五六七八九十]+、)/;
const SUM = /^(?:合计|总计|共计|小计|总数)/;
/** 填报日期：2026年11月1日 */
const LABELLED = /^[\u4e00-\u9fff]{2,8}[:：]/;

/** A banner over the table, a note below or inside it, a sum. */
export function isNote(texts: readonly string[], names: readonly string[] | null): boolean {
  const different = [...new Set(texts.filter((text) => text !== ""))];
  const [first = ""] = different;
  if (names !== null && isHint(different)) return true;
  if (Math.max(texts.length, names?.length ?? 0) < NOTE_WIDTH) return false;
  if (different.length > 1) return isSum(different) || (names === null && isImprint(different));
  if (names === null || NOTE.test(first) || first.length > 40 || fieldOfName(first) !== null) return true;
  // One text merged over the table: the title of its next page.
  return texts.filter((text) => text !== "").length >= NOTE_WIDTH;
}

/** 合计 and a number or several. */
function isSum(different: readonly string[]): boolean {
  const [first = "", ...numbers] = different;
  return SUM.test(first) && (numbers.length === 1 || numbers.every((text) => /^[0-9]+(?:\.[0-9]+)?人?$/.test(text)));
}

/** Who made the table, and when. */
function isImprint(different: readonly string[]): boolean {
  return different.length === 2 && different.every((text) => LABELLED.test(text) || NOTE.test(text));
}

const NUMBERING = /^[（(]?(?:[0-9]{1,2}|[A-Z甲乙丙丁])[)）]?$/;
const TO_FILL_IN = /^[（(【]?(?:必填|选填|必须填写|可不填|可空|下拉选择|请(?:填写|选择))/;
const EXAMPLE = /^(?:示例|样例|范例|填写示例|举例|例)(?:[:：\d]|$)/;

/** The row under a heading that says how to fill it in: (1)(2)(3), 必填, an example. */
function isHint(different: readonly string[]): boolean {
  if (different.slice(0, 2).some((text) => EXAMPLE.test(text))) return true;
  const all = (pattern: RegExp) => different.length > 0 && different.every((text) => pattern.test(text));
  return all(TO_FILL_IN) || (different.length >= 3 && all(NUMBERING));
}

const UPPER_LOWER: ReadonlyMap<string, string> = new Map([
  ["起", "下限"],
  ["低", "最低"],
  ["从", "最低"],
  ["止", "上限"],
  ["高", "最高"],
  ["至", "上限"],
  ["到", "上限"],
]);
const SUBNAME_MOST = 12;

/**
 * The names of a heading of two rows, its lower row given (薪资 over 最低 and 最高); null = the row is none. The cells of
 * the other columns are merged over both rows (and read the same twice) or empty below; the upper name may stand in the
 * first of its columns only. A row without a title and an employer that only holds short words is no job.
 * @param names of the upper row
 */
export function twoRowNames(names: readonly string[], texts: readonly string[]): string[] | null {
  const upper = names.map((name, column) => (name === "" ? parentOf(names, texts, column) : name));
  const fresh = texts.flatMap((text, column) => (text === "" || text === names[column] ? [] : [column]));
  if (fresh.length === 0) return null;
  for (const column of fresh) {
    const text = texts[column] ?? "";
    if (text.length > SUBNAME_MOST || /[0-9]{3}/.test(text)) return null;
    const field = fieldOfName(names[column] ?? "")?.field;
    if (field === "title" || field === "employer") return null;
  }
  const joined = Array.from({ length: Math.max(names.length, texts.length) }, (_, column) =>
    joinedName(upper[column] ?? "", texts[column] ?? ""),
  );
  const repeated = texts.filter((text, column) => text !== "" && text === names[column]).length;
  const known = fresh.filter((column) => isSubname(upper[column] ?? "", texts[column] ?? "")).length;
  return repeated >= 2 || known >= Math.max(1, fresh.length / 2) ? joined : null;
}

/** The upper name to the left of an empty one, when what stands below it says that it goes on. */
function parentOf(names: readonly string[], texts: readonly string[], column: number): string {
  if ((texts[column] ?? "") === "") return "";
  for (let left = column - 1; left >= 0 && (texts[left] ?? "") !== ""; left -= 1)
    if (names[left] !== "") return names[left] ?? "";
  return "";
}

/** Whether the words below make a name of their own, or together with the words above. */
function isSubname(above: string, below: string): boolean {
  if (UPPER_LOWER.has(below)) return fieldOfName(joinedName(above, below)) !== null;
  if (fieldOfName(below) !== null) return true;
  const joined = fieldOfName(joinedName(above, below));
  return joined !== null && joined.field !== fieldOfName(above)?.field;
}

/** 薪资 + 单位 → 薪资单位, but 岗位信息 + 招聘人数 → 招聘人数: the lower name stands alone unless both make a known one. */
function joinedName(above: string, below: string): string {
  const word = UPPER_LOWER.get(below) ?? below;
  if (word === "" || word === above) return above;
  const both = `${above}${word}`;
  return fieldOfName(both)?.listed !== true && fieldOfName(word)?.listed === true ? word : both;
}

/** A table printed twice side by side: where each begins and ends (exclusive). */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/**
 * Lists that fill a page in two or three columns of tables: the same heading stands there again. One block when it does
 * not, or when it comes again without a title.
 */
export function blocksOf(names: readonly string[]): readonly Block[] {
  const whole = [{ from: 0, to: names.length }];
  const first = names.findIndex((name) => name !== "");
  const starts = names.flatMap((name, column) => (name !== "" && name === names[first] ? [column] : []));
  if (starts.length < 2) return whole;
  const blocks = starts.map((from, at) => ({ from, to: starts[at + 1] ?? names.length }));
  const signature = ({ from, to }: Block) =>
    names
      .slice(from, to)
      .filter((name) => name !== "")
      .join("\u0000");
  const [one] = blocks;
  if (one === undefined) return whole;
  const fields = names.slice(one.from, one.to).map((name): ImportField | undefined => fieldOfName(name)?.field);
  const isTable = fields.includes("title") && new Set(fields.filter((field) => field !== undefined)).size >= 2;
  return isTable && blocks.every((block) => signature(block) === signature(one)) ? blocks : whole;
}

/** An employer's name over the rows of its jobs; "" = the row is none. */
export function employerOver(texts: readonly string[]): string {
  const different = new Set(texts.filter((text) => text !== ""));
  const [only = ""] = different;
  if (different.size !== 1) return "";
  const bare = only.replace(
    /^[0-9一二三四五六七八九十]+[、.．\s]\s*|^(?:单位名称|企业名称|公司名称|招聘单位|用人单位)\s*[:：]\s*/,
    "",
  );
  return kindsOf(bare).includes("employer") && bare.length <= 40 ? bare : "";
}
