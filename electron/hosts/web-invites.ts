import { randomBytes } from "node:crypto";

export interface Invites {
  /** A word that opens the page once, within a minute. */
  make(): string;
  /** True exactly once for a word that was made here and is not too old. */
  redeem(word: string): boolean;
}

/** A browser that was just started asks within seconds. */
const VALID_MS = 60_000;
/** Of those that nobody came with, the newest are kept. */
const OPEN_MAX = 8;
const WORD_BYTES = 24;

/**
 * Single-use words for the address that a browser is started with. Every user of the machine can read a program's
 * arguments: the token itself must not stand there, and a word that was used once is worth nothing to whoever reads it.
 */
export function createInvites(monotonic: () => number): Invites {
  const open = new Map<string, number>();

  function make(): string {
    const word = randomBytes(WORD_BYTES).toString("base64url");
    open.set(word, monotonic() + VALID_MS);
    const [oldest] = open.keys();
    if (open.size > OPEN_MAX && oldest !== undefined) open.delete(oldest);
    return word;
  }

  function redeem(word: string): boolean {
    const until = open.get(word);
    open.delete(word);
    return until !== undefined && monotonic() < until;
  }

  return { make, redeem };
}
