/**
 * What a spreadsheet would run as a formula: a physical line that begins, after spaces, with one of these signs, in
 * half or full width (reliability.md T14). `escape_formulas` of csv-stringify misses spaces and further lines.
 */
const FORMULA_START = /(?:^|[\r\n])[\s\u00a0\u200b\ufeff]*[=+\-@＝＋－＠\t]/;
const LEADING_CONTROL = /^[\t\r\n]/;

/** A text that no spreadsheet runs: an apostrophe in front where needed. */
export function safeCell(text: string): string {
  return FORMULA_START.test(text) || LEADING_CONTROL.test(text) ? `'${text}` : text;
}

/** The text that `safeCell` was given. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && safeCell(cell.slice(1)) === cell ? cell.slice(1) : cell;
}
