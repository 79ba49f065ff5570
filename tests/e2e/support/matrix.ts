import { execFileSync } from "node:child_process";
import { LANGUAGES, MODES, type Mode, type Orientation, VIEWPORTS } from "./scenes.ts";

/** How a page is looked at: what differs between two visitors but the language. */
export interface Look {
  readonly orientation: Orientation;
  readonly mode: Mode;
}

/** Every look there is; neighbours differ in orientation. */
export const LOOKS: readonly Look[] = (Object.keys(MODES) as Mode[]).flatMap((mode) =>
  (Object.keys(VIEWPORTS) as Orientation[]).map((orientation) => ({ orientation, mode })),
);

const LANGUAGES_COUNT = Object.keys(LANGUAGES).length;
/** Every second page a part, so that everything else fits into the quarter of an hour that `npm test` may take. */
const SHARES = 2;
/** As many parts cover everything; odd steps from page to page meet every one of them. */
export const PARTS = LOOKS.length * LANGUAGES_COUNT * SHARES;

/**
 * Which part of the matrix this run looks at: `YIKE_MATRIX=whole` (npm run test:full) all of it; `YIKE_MATRIX=2` that
 * part; else the part whose turn it is by the number of commits, so that one commit always gives the same answer and as
 * many commits as there are parts cover everything.
 */
export function matrixPart(): number | "whole" {
  const wanted = process.env["YIKE_MATRIX"];
  if (wanted === "whole") return "whole";
  return wanted !== undefined && /^\d+$/.test(wanted) ? Number(wanted) : commits();
}

/**
 * The looks to check a page in, in one language. A part holds every second page in one language and one look; the
 * next page has others, so that no language and no look is left out of any part.
 */
export function looksOf(place: { readonly scene: number; readonly language: number }, part = matrixPart()): Look[] {
  if (part === "whole") return [...LOOKS];
  if ((part + place.scene) % SHARES !== 0) return [];
  const turn = (Math.floor(part / SHARES) + 7 * place.scene) % (LOOKS.length * LANGUAGES_COUNT);
  if (turn % LANGUAGES_COUNT !== place.language) return [];
  const at = Math.floor(turn / LANGUAGES_COUNT);
  return LOOKS.filter((_, index) => index === at);
}

/** 0 where there is no history to count: a source archive. */
function commits(): number {
  try {
    return Number(execFileSync("git", ["rev-list", "--count", "HEAD"], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return 0;
  }
}
