import { utf8Length } from "../pages/jobs/take-text.ts";

const ELLIPSIS = "…";

export interface CodeLine {
  readonly text: string;
  /** Bytes of UTF-8 that this line may take of the code. */
  readonly most: number;
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

/** What a phone shows after the scan: one fact a line, most important first; long ones are cut at their share. */
export function codeText(lines: readonly CodeLine[]): string {
  return lines
    .map(({ text, most }) => shorten(text.replace(/\s+/g, " ").trim(), most))
    .filter((line) => line !== "")
    .join("\n");
}
