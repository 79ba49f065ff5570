/** Bytes of a code of version 15, level M, which scans at 60 cm (reference/ui.md §4). */
export const CODE_TEXT_BYTES = 412;

/** UTF-8 bytes of a text. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Lines as one text that a code of that size holds: a line that does not fit is left out with all after it. */
export function codeText(lines: readonly string[]): string {
  const kept: string[] = [];
  for (const line of lines.filter((one) => one !== "")) {
    if (bytesOf([...kept, line].join("\n")) > CODE_TEXT_BYTES) break;
    kept.push(line);
  }
  return kept.join("\n");
}
