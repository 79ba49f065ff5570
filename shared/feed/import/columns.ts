import { CONFIRMED, CONTRADICTED, is, PROOF_LEAST, type Profile, profileOf, TYPED } from "./column-profile.ts";
import { fieldOfName, type ImportField } from "./fields.ts";
import { type Kind, kindsOf } from "./kinds.ts";
import { payHintOf } from "./row-pay.ts";

/** How the columns of one table are read. */
export interface ColumnPlan {
  /** By column; null = not read. */
  readonly fields: readonly (ImportField | null)[];
  /** Columns of each field, first asked first. */
  readonly columnsOf: ReadonlyMap<ImportField, readonly number[]>;
  /** Names of the columns; "" where there is none. */
  readonly names: readonly string[];
  /** Columns whose name said something else than their content, and columns known by their content alone. */
  readonly corrections: readonly Correction[];
}
export interface Correction {
  readonly column: number;
  readonly name: string;
  /** What the name says; null = nothing we know. */
  readonly said: ImportField | null;
  /** null = not read. */
  readonly taken: ImportField | null;
}

/** How a field is found by content when no name claims it; in this order, the best column at or above the threshold. */
const BY_CONTENT: readonly (readonly [ImportField, number, (profile: Profile) => number])[] = [
  ["salaryText", 0.45, (p) => p.share("pay")],
  ["salaryUnit", 0.6, (p) => p.share("payUnit")],
  ["datePosted", 0.6, (p) => p.share("day")],
  ["education", 0.5, (p) => p.share("education")],
  ["experience", 0.5, (p) => p.share("experience")],
  ["employmentType", 0.7, (p) => p.share("employmentType")],
  ["openings", 0.6, (p) => p.share("openings") - p.share("number")],
  ["place", 0.5, (p) => p.share("place")],
  ["applyUrl", 0.5, (p) => p.share("url")],
  ["tags", 0.5, (p) => p.share("tags") - (p.share("long") > 0.5 && p.meanLength > 120 ? 1 : 0)],
  ["description", 0.4, (p) => p.share("long") - p.share("tags") / 4 + Math.min(p.meanLength, 300) / 10_000],
  ["address", 0.4, (p) => p.share("address") - p.share("employer")],
  // A headless column of round numbers is pay as well; after the surer ones.
  ["salaryText", 0.8, (p) => p.share("payNumber")],
];
/** A column under a name that we know and do not need is only taken over when its content is beyond doubt. */
const BEYOND_DOUBT = 0.8;
const SURE_FIELDS: ReadonlySet<ImportField> = new Set(["salaryText", "datePosted", "education", "experience"]);

/** Two sources of one fact that may stand in for each other are one for "is it there already?". */
const SAME_FACT: Readonly<Partial<Record<ImportField, readonly ImportField[]>>> = {
  salaryText: ["salaryText", "salaryMin", "salaryMax"],
  place: ["place", "city", "district"],
};

/** Names that mean an employer only where no better column does: 部门 beside 公司名称 is a department. */
const LAST_RESORT: ReadonlySet<string> = new Set(["depart", "department", "部门", "brandname"]);

export type ColumnMap = ReadonlyMap<string, ImportField>;

/**
 * Decides what each column is: an explicit map first, then its name unless the content contradicts it, then content.
 * @param names null = the table has no heading
 * @param sample rows of cleaned cells
 * @param map by column name, or `#1` for the first column
 */
export function planColumns(
  names: readonly string[] | null,
  sample: readonly (readonly string[])[],
  map: ColumnMap,
): ColumnPlan {
  const width = widthOf(names, sample);
  const profiles = Array.from({ length: width }, (_, column) => profileOf(sample.map((row) => row[column] ?? "")));
  const shift = names === null || map.size > 0 ? 0 : shiftOf(names, profiles);
  const claims = profiles.map((profile, column) => claimOf(names?.[column - shift] ?? "", column, profile, map));
  const fields = claims.map((claim) => claim.field);
  swapTitle(fields, profiles, claims);
  takeByContent(fields, profiles, claims);
  takeNames(fields, profiles, claims);
  const corrections = claims.flatMap((_, column) => {
    const name = names?.[column] ?? "";
    const said = map.get(`#${column + 1}`) ?? map.get(name.trim()) ?? fieldOfName(name)?.field ?? null;
    const taken = fields[column] ?? null;
    const silent = said === null && taken === null;
    return silent || said === taken ? [] : [{ column, name, said, taken }];
  });
  return {
    fields,
    columnsOf: columnsByField(fields, claims),
    names: claims.map(({ name }) => name),
    corrections,
  };
}

/**
 * As wide as the heading or as a quarter of the rows reach: a single longer row is broken, not a wider table, but the
 * last column of a workbook is missing in every row that leaves it empty.
 */
function widthOf(names: readonly string[] | null, sample: readonly (readonly string[])[]): number {
  const widths = sample.map((row) => row.length).sort((a, b) => a - b);
  const common = widths[Math.floor(widths.length * 0.75)] ?? 0;
  return names === null ? (widths.at(-1) ?? 0) : Math.max(names.length, common);
}

const SHIFTS = [0, 1, -1, 2, -2] as const;
/** A shifted heading must be right about so many columns, wrong about a third as many at most, and better by so much. */
const SHIFT_RIGHT_LEAST = 3;
const SHIFT_GAIN = 3;

/**
 * By how many columns a heading stands beside its columns: an unnamed number column in front, or a name that was
 * deleted. Right names count for a shift, contradicted ones against it.
 */
function shiftOf(names: readonly string[], profiles: readonly Profile[]): number {
  const judged = SHIFTS.map((shift) => ({ shift, ...judge(names, profiles, shift) }));
  const standing = judged[0];
  const possible = judged.filter(({ right, wrong }) => right >= SHIFT_RIGHT_LEAST && wrong * 3 <= right);
  const best = possible.sort((a, b) => b.right - b.wrong - (a.right - a.wrong))[0];
  if (best === undefined || standing === undefined) return 0;
  return best.right - best.wrong >= standing.right - standing.wrong + SHIFT_GAIN ? best.shift : 0;
}

function judge(
  names: readonly string[],
  profiles: readonly Profile[],
  shift: number,
): { right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  for (const [column, profile] of profiles.entries()) {
    const field = fieldOfName(names[column - shift] ?? "")?.field;
    if (field === undefined || profile.filled < PROOF_LEAST) continue;
    if (CONFIRMED[field]?.(profile) === true) right += 1;
    else if (CONTRADICTED[field]?.(profile) === true) wrong += 1;
  }
  return { right, wrong };
}

interface Claim {
  readonly name: string;
  readonly said: ImportField | null;
  /** null = up for grabs. */
  readonly field: ImportField | null;
  readonly rank: number;
}

function claimOf(name: string, column: number, profile: Profile, map: ColumnMap): Claim {
  const forced = map.get(`#${column + 1}`) ?? map.get(name.trim());
  if (forced !== undefined) return { name, said: forced, field: forced, rank: -1 };
  const named = fieldOfName(name);
  if (named === null) return { name, said: null, field: null, rank: Number.MAX_SAFE_INTEGER };
  const { field, rank } = named;
  // Under 月薪(千元) 6-8 looks like a day.
  const scaled = field === "salaryText" && payHintOf(name).scale !== undefined;
  const contradicted = !scaled && profile.filled >= PROOF_LEAST && CONTRADICTED[field]?.(profile) === true;
  return { name, said: field, field: contradicted ? null : field, rank };
}

/** How much more a column must look like titles (or employers) than the one that has the name. */
const SWAP_GAIN = 0.25;

/** Titles under the employer's name and employers under the title's: each alone may not look wrong enough. */
function swapTitle(fields: (ImportField | null)[], profiles: readonly Profile[], claims: readonly Claim[]): void {
  const column = (field: ImportField) => claims.findIndex(({ said, rank }) => said === field && rank !== -1);
  const [title, employer] = [column("title"), column("employer")];
  const [titles, employers] = [profiles[title], profiles[employer]];
  if (titles === undefined || employers === undefined) return;
  if (titles.filled < PROOF_LEAST || employers.filled < PROOF_LEAST) return;
  const gain = (kind: Kind, from: Profile, to: Profile) => from.share(kind) - to.share(kind) >= SWAP_GAIN;
  if (!gain("title", employers, titles) || !gain("employer", titles, employers)) return;
  fields[title] = "employer";
  fields[employer] = "title";
}

function isFree(fields: readonly (ImportField | null)[], field: ImportField): boolean {
  return !(SAME_FACT[field] ?? [field]).some((same) => fields.includes(same));
}

function takeByContent(fields: (ImportField | null)[], profiles: readonly Profile[], claims: readonly Claim[]): void {
  for (const [field, threshold, score] of BY_CONTENT) {
    if (!isFree(fields, field)) continue;
    let best = -1;
    let bestScore = threshold;
    for (const [column, profile] of profiles.entries()) {
      const open = fields[column] === null || (fields[column] === "ignored" && SURE_FIELDS.has(field));
      if (!open || profile.filled === 0 || claims[column]?.rank === -1) continue;
      const value = score(profile);
      const needed = fields[column] === "ignored" ? BEYOND_DOUBT : bestScore;
      if (value >= needed && (best === -1 || value > bestScore)) {
        best = column;
        bestScore = Math.max(value, threshold);
      }
    }
    if (best !== -1) fields[best] = field;
  }
}

/** Title and employer among the text columns that are left: each by its words, the other by what remains. */
function takeNames(fields: (ImportField | null)[], profiles: readonly Profile[], claims: readonly Claim[]): void {
  const open = () =>
    profiles
      .map((profile, column) => ({ profile, column }))
      .filter(({ profile, column }) => fields[column] === null && isName(profile));
  // Employers first: their words are surer than those of titles.
  if (!fields.includes("employer")) {
    const scored = open().map(({ profile, column }) => ({ column, score: employerScore(profile) }));
    const best = scored.sort((a, b) => b.score - a.score)[0];
    if (best !== undefined && best.score >= 0.3) fields[best.column] = "employer";
  }
  if (!fields.includes("title")) {
    const scored = open().map(({ profile, column }) => ({
      column,
      score: profile.share("title") - profile.share("employer"),
    }));
    const best = scored.sort((a, b) => b.score - a.score)[0];
    if (best !== undefined && best.score >= 0.25) fields[best.column] = "title";
    else promoteTitle(fields, profiles, claims);
  }
}

/** No column speaks of titles: the one that was taken for the employer may hold them (most of one source's did). */
function promoteTitle(fields: (ImportField | null)[], profiles: readonly Profile[], claims: readonly Claim[]): void {
  const column = fields.indexOf("employer");
  const profile = profiles[column];
  if (profile === undefined || claims[column]?.rank === -1) return;
  if (profile.share("title") > profile.share("employer")) fields[column] = "title";
}

function employerScore(profile: Profile): number {
  return (
    Math.max(profile.share("employer"), profile.share("employerLike") * 0.8 - profile.share("title")) -
    profile.share("industry") / 2
  );
}

function isName(profile: Profile): boolean {
  if (profile.filled === 0 || profile.meanLength < 2 || profile.meanLength > 45) return false;
  const other = is(profile, ...TYPED, "number", "place", "tags");
  const industry = profile.share("industry") > 0.5 && profile.share("title") < 0.7;
  return other < 0.5 && !industry;
}

function columnsByField(fields: readonly (ImportField | null)[], claims: readonly Claim[]): Map<ImportField, number[]> {
  const columns = new Map<ImportField, number[]>();
  for (const [column, field] of fields.entries()) {
    if (field === null || field === "ignored") continue;
    columns.set(field, [...(columns.get(field) ?? []), column]);
  }
  const rank = (column: number) => claims[column]?.rank ?? 0;
  for (const list of columns.values()) list.sort((a, b) => rank(a) - rank(b) || a - b);
  const employers = columns.get("employer");
  if (employers !== undefined && employers.length > 1) {
    const better = employers.filter((column) => !LAST_RESORT.has((claims[column]?.name ?? "").toLowerCase()));
    if (better.length > 0) columns.set("employer", better);
  }
  return columns;
}

/** Least number of known names that make a row a heading. */
const HEADING_LEAST = 2;

/** Whether a row names columns instead of holding a job. */
export function isHeading(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const named = filled.map((cell) => (cell.length <= HEADING_CELL_MOST ? fieldOfName(cell) : null));
  const listed = named.filter((one) => one?.listed === true).length;
  if (listed < HEADING_LEAST) return false;
  const known = named.filter((one) => one !== null).length;
  if (listed < filled.length / 2 && known < filled.length * 0.6) return false;
  return filled.every((cell, index) => named[index] !== null || !kindsOf(cell).some((kind) => DATA_KINDS.has(kind)));
}
const HEADING_CELL_MOST = 40;
const DATA_KINDS: ReadonlySet<Kind> = new Set(["pay", "day", "long", "url", "coordinate", "size", "employer"]);
