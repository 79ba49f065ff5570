import { type Cell, textOf } from "./cells.ts";
import type { ColumnPlan } from "./columns.ts";
import type { ImportField } from "./fields.ts";
import { type Kind, kindsOf } from "./kinds.ts";

/** Fields by which a row shows whether its cells stand where they belong. */
const TELLING: Readonly<Partial<Record<ImportField, readonly Kind[]>>> = {
  title: ["title"],
  employer: ["employer", "employerLike"],
  place: ["place"],
  district: ["place"],
  city: ["place"],
  salaryText: ["pay", "payNumber"],
  salaryMin: ["number"],
  salaryMax: ["number"],
  education: ["education", "any"],
  experience: ["experience", "any"],
  openings: ["openings"],
  datePosted: ["day"],
  validThrough: ["day"],
  tags: ["tags"],
  description: ["long"],
};
const FOREIGN: readonly Kind[] = [
  "pay",
  "day",
  "education",
  "experience",
  "size",
  "nature",
  "url",
  "place",
  "tags",
  "long",
  "employer",
];
const PARAGRAPHS: readonly (ImportField | null)[] = ["description", "requirements", "tags", "address"];
/** A row is moved only when so much more of it fits afterwards. */
const GAIN_LEAST = 2;
/** More cells too many or too few than this are another table. */
const OFF_MOST = 3;

/** How well a row stands under its columns: one for every cell that fits, minus two for one that belongs elsewhere. */
function fitOf(cells: readonly Cell[], plan: ColumnPlan): number {
  let fit = 0;
  for (const [column, field] of plan.fields.entries()) {
    const expected = field === null ? undefined : TELLING[field];
    const text = expected === undefined ? "" : textOf(cells[column] ?? "", " ");
    if (expected === undefined || text === "") continue;
    const kinds = kindsOf(text);
    if (expected.some((kind) => kinds.includes(kind))) fit += 1;
    else if (FOREIGN.some((kind) => kinds.includes(kind))) fit -= 2;
  }
  return fit;
}

/**
 * A row with some cells too many (a comma in a text that nobody quoted) or too few (a cell left out): joined or padded
 * where it then fits best, if that is clearly better than as it stands.
 */
export function realigned(cells: readonly Cell[], plan: ColumnPlan): readonly Cell[] {
  const width = plan.fields.length;
  const off = cells.length - width;
  if (off === 0 || Math.abs(off) > OFF_MOST) return cells;
  // A paragraph in the last column takes what is left over.
  const standing = off > 0 && PARAGRAPHS.includes(plan.fields.at(-1) ?? null) ? joined(cells, width - 1, off) : cells;
  let best = standing;
  let bestFit = fitOf(standing, plan) + GAIN_LEAST - 1;
  for (let at = 0; at < Math.min(width, cells.length); at += 1) {
    const moved = off > 0 ? joined(cells, at, off) : padded(cells, at, -off);
    const fit = fitOf(moved, plan);
    if (fit > bestFit) {
      best = moved;
      bestFit = fit;
    }
  }
  return best;
}

function joined(cells: readonly Cell[], at: number, extra: number): Cell[] {
  const pieces = cells.slice(at, at + extra + 1).map((cell) => textOf(cell, ","));
  return [...cells.slice(0, at), pieces.join(","), ...cells.slice(at + extra + 1)];
}

function padded(cells: readonly Cell[], at: number, missing: number): Cell[] {
  return [...cells.slice(0, at), ...Array.from({ length: missing }, () => ""), ...cells.slice(at)];
}
