import { createHash } from "node:crypto";

/** Sixteen characters tell the rows of two issues apart; were two ever alike, the hash of the set would not fit. */
const CHARACTERS = 16;

/** A short name for the content of a line. */
export function shortHash(line: string): string {
  return createHash("sha256").update(line).digest("base64").slice(0, CHARACTERS);
}
