import { fieldOfName } from "../fields.ts";
import { cutLines } from "./json.ts";
import { type ReadRow, ROW_CHARACTERS_MOST, type TextChunks } from "./read-row.ts";

const SEPARATOR = /^\s*([=\-*_#~])\1{2,}\s*$/;
const PAIR = /^\s*([^\s:："'][^:：]{0,29}?)\s*[:：]\s?(.*)$/;

/** `key: value`, whether it is one of a block's keys: an identifier, or a column name we know. */
function pairIn(line: string): { key: string; value: string } | null {
  const found = PAIR.exec(line);
  const key = found?.[1] ?? "";
  if (found === null || (!/^[A-Za-z_][\w .-]*$/.test(key) && fieldOfName(key)?.listed !== true)) return null;
  return /^https?$/i.test(key) ? null : { key, value: found[2] ?? "" };
}

/** Lines of a text looked at to tell blocks of `key: value` from a table. */
const SAMPLE_LINES = 12;
const PAIRS_LEAST = 3;

/** Whether the first lines of a text are blocks of `key: value`. */
export function looksLikeKeyValue(text: string): boolean {
  const lines = text.split(/\r?\n/, SAMPLE_LINES).filter((line) => line.trim() !== "");
  const keys = lines.flatMap((line) => pairIn(line)?.key ?? []);
  // A table whose first column begins with 岗位职责: has the same key on every line.
  const most = Math.max(0, ...[...Map.groupBy(keys, (key) => key).values()].map((same) => same.length));
  return keys.length >= Math.max(PAIRS_LEAST, lines.length / 2) && most <= keys.length / 2;
}

/**
 * Blocks of `key: value` lines, one a job. A block ends at a line of signs (=====) or where its first key comes again;
 * a line without a key goes on with the value before it.
 */
export async function* readKeyValue(chunks: TextChunks): AsyncGenerator<ReadRow> {
  let record: Record<string, string> = {};
  let firstKey: string | null = null;
  let key: string | null = null;
  let started = 1;
  let length = 0;
  for await (const line of cutLines(chunks)) {
    if ("tooLong" in line) {
      yield { at: line.at, fault: "too-long" };
      continue;
    }
    const text = line.text.replace(/\r$/, "");
    const pair = SEPARATOR.test(text) ? null : pairIn(text);
    const ends = SEPARATOR.test(text) || (pair !== null && pair.key === firstKey && Object.keys(record).length > 1);
    if (ends) {
      yield* block();
      if (pair === null) continue;
    }
    if (pair !== null && (firstKey === null || key === null || record[pair.key] === undefined)) {
      if (Object.keys(record).length === 0) started = line.at;
      firstKey ??= pair.key;
      key = pair.key;
      record[key] = pair.value;
    } else if (key !== null && text.trim() !== "") record[key] = `${record[key] ?? ""}\n${text}`;
    length += text.length;
  }
  yield* block();

  function* block(): Generator<ReadRow> {
    if (Object.keys(record).length > 0)
      yield length > ROW_CHARACTERS_MOST ? { at: started, fault: "too-long" } : { at: started, record };
    record = {};
    key = null;
    length = 0;
  }
}
