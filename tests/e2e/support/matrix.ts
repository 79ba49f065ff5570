import { execFileSync } from "node:child_process";
import { MODES, type Mode } from "./scenes.ts";

const modes = Object.keys(MODES) as Mode[];

/** Where a page stands: its place in the table of scenes, of languages, of orientations. */
export interface Place {
  readonly scene: number;
  readonly language: number;
  readonly orientation: number;
}

/**
 * Which part of the matrix this run looks at: `YIKE_MATRIX=whole` (npm run test:full) all of it; `YIKE_MATRIX=2` that
 * part; else the part whose turn it is by the number of commits, so that one commit always gives the same answer and as
 * many commits as there are modes cover everything.
 */
export function matrixPart(): number | "whole" {
  const wanted = process.env["YIKE_MATRIX"];
  if (wanted === "whole") return "whole";
  if (wanted !== undefined && /^\d+$/.test(wanted)) return Number(wanted) % modes.length;
  return commits() % modes.length;
}

/**
 * The modes to look at a page in. A part holds each page, in each language and orientation, in one mode; neighbours in
 * the table and the other language and orientation get another one, so that no mode is left out of any part.
 */
export function modesOf({ scene, language, orientation }: Place, part = matrixPart()): Mode[] {
  if (part === "whole") return modes;
  const turn = part + scene + language + 2 * orientation;
  return modes.filter((_, index) => index === turn % modes.length);
}

/** 0 where there is no history to count: a source archive. */
function commits(): number {
  try {
    return Number(execFileSync("git", ["rev-list", "--count", "HEAD"], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return 0;
  }
}
