/** Bytes of a version 15 code at level M, the densest a phone reads with ease from a screen (ui.md §4). */
export const TAKE_BYTES_MOST = 412;

/** Share of the code a field may take, bytes of UTF-8; together with labels and line ends at most TAKE_BYTES_MOST. */
const MOST = { title: 84, employer: 66, pay: 42, place: 70, valid: 36, ask: 72, demo: 36 } as const;
export type TakeField = keyof typeof MOST;
const FIELDS = Object.keys(MOST) as TakeField[];
const ELLIPSIS = "…";

const encoder = new TextEncoder();

export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}

function shorten(text: string, most: number): string {
  if (utf8Length(text) <= most) return text;
  const room = most - utf8Length(ELLIPSIS);
  let kept = "";
  for (const character of text) {
    if (utf8Length(kept + character) > room) break;
    kept += character;
  }
  return kept + ELLIPSIS;
}

/**
 * What a phone shows after the scan: one fact a line, most important first, in the order given by the table. Fields are
 * the finished lines, in the language of the screen; an empty one is left out, a long one is cut at its share.
 */
export function takeText(fields: Readonly<Record<TakeField, string>>): string {
  return FIELDS.map((field) => shorten(fields[field].replace(/\s+/g, " ").trim(), MOST[field]))
    .filter((line) => line !== "")
    .join("\n");
}
