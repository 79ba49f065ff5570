import { execFileSync } from "node:child_process";
import { MODES, type Mode, type Orientation, VIEWPORTS } from "./scenes.ts";

/** How a page is looked at: what differs between two visitors but the language. */
export interface Look {
  readonly orientation: Orientation;
  readonly mode: Mode;
}

/** Every look there is; neighbours differ in orientation. */
export const LOOKS: readonly Look[] = (Object.keys(MODES) as Mode[]).flatMap((mode) =>
  (Object.keys(VIEWPORTS) as Orientation[]).map((orientation) => ({ orientation, mode })),
);

/**
 * Which part of the matrix this run looks at: `YIKE_MATRIX=whole` (npm run test:full) all of it; `YIKE_MATRIX=2` that
 * part; else the part whose turn it is by the number of commits, so that one commit always gives the same answer and as
 * many commits as there are looks cover everything.
 */
export function matrixPart(): number | "whole" {
  const wanted = process.env["YIKE_MATRIX"];
  if (wanted === "whole") return "whole";
  return wanted !== undefined && /^\d+$/.test(wanted) ? Number(wanted) : commits();
}

/**
 * The looks to check a page in. A part holds each page in each language in one look; the other language has the other
 * orientation, and the next page another look, so that no look is left out of any part.
 */
export function looksOf(place: { readonly scene: number; readonly language: number }, part = matrixPart()): Look[] {
  if (part === "whole") return [...LOOKS];
  const turn = (part + 3 * place.scene + place.language) % LOOKS.length;
  return LOOKS.filter((_, index) => index === turn);
}

/** 0 where there is no history to count: a source archive. */
function commits(): number {
  try {
    return Number(execFileSync("git", ["rev-list", "--count", "HEAD"], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return 0;
  }
}
