import type { ImportField } from "./fields.ts";
import { type Kind, kindsOf } from "./kinds.ts";

/** What a column holds, over the sample. */
export interface Profile {
  readonly filled: number;
  /** Share of the filled cells that look like the kind. */
  readonly share: (kind: Kind) => number;
  readonly meanLength: number;
  readonly distinct: number;
}

export function profileOf(cells: readonly string[]): Profile {
  const counts = new Map<Kind, number>();
  const different = new Set<string>();
  let filled = 0;
  let length = 0;
  for (const cell of cells) {
    if (cell === "") continue;
    filled += 1;
    length += cell.length;
    different.add(cell);
    for (const kind of kindsOf(cell)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return {
    filled,
    share: (kind) => (filled === 0 ? 0 : (counts.get(kind) ?? 0) / filled),
    meanLength: filled === 0 ? 0 : length / filled,
    distinct: filled === 0 ? 0 : different.size / filled,
  };
}

/** Kinds that no name, title or free text has. */
export const TYPED: readonly Kind[] = [
  "pay",
  "day",
  "education",
  "experience",
  "size",
  "nature",
  "url",
  "contact",
  "payUnit",
];
export const is = (profile: Profile, ...kinds: readonly Kind[]) =>
  Math.max(...kinds.map((kind) => profile.share(kind)));

/** Fewer filled cells than this prove nothing against a name. */
export const PROOF_LEAST = 3;

/**
 * Whether a column's content contradicts the field that its name claims. Lenient: a name is right until most of the
 * content says otherwise (thresholds chosen so that a third of displaced cells, as in one source, does not tip it).
 */
export const CONTRADICTED: Readonly<Partial<Record<ImportField, (profile: Profile) => boolean>>> = {
  title: (p) =>
    is(p, ...TYPED) >= 0.5 ||
    p.share("place") >= 0.7 ||
    p.share("number") >= 0.7 ||
    p.share("long") >= 0.6 ||
    (p.share("employer") >= 0.6 && p.share("title") < 0.2),
  employer: (p) =>
    is(p, ...TYPED) >= 0.5 ||
    p.share("place") >= 0.7 ||
    p.share("number") >= 0.7 ||
    p.share("long") >= 0.6 ||
    (p.share("title") >= 0.5 && p.share("employer") <= 0.15),
  salaryText: (p) =>
    is(p, "pay", "payNumber", "number") < 0.25 &&
    is(p, "day", "education", "experience", "size", "place", "url", "nature", "title", "employer", "tags", "long") >=
      0.4,
  salaryMin: (p) => is(p, "number", "pay") < 0.5,
  salaryMax: (p) => is(p, "number", "pay") < 0.5,
  education: (p) => is(p, "education", "any") < 0.15,
  experience: (p) => is(p, "experience", "any", "openings") < 0.15,
  openings: (p) => is(p, "openings", "number") < 0.4 || p.share("size") >= 0.5,
  datePosted: (p) => is(p, "day", "number") < 0.5,
  // 长期有效, 一个月, 2026-11-01至12-31: validity is said in many words.
  validThrough: (p) =>
    is(p, "day", "number") < 0.3 &&
    is(p, "pay", "education", "experience", "size", "place", "url", "nature", "title", "employer", "tags", "long") >=
      0.4,
  place: (p) => is(p, ...TYPED) >= 0.5 || p.share("long") >= 0.7 || p.share("number") >= 0.7,
  city: (p) =>
    is(p, ...TYPED) >= 0.5 || p.share("long") >= 0.5 || p.share("number") >= 0.7 || p.share("employer") >= 0.6,
  district: (p) =>
    is(p, ...TYPED) >= 0.5 || p.share("long") >= 0.5 || p.share("number") >= 0.7 || p.share("employer") >= 0.6,
  street: (p) => is(p, ...TYPED) >= 0.5 || p.share("number") >= 0.7,
  address: (p) => is(p, ...TYPED) >= 0.5 || p.share("number") >= 0.7,
  employmentType: (p) => is(p, "pay", "day", "education", "experience", "size", "url", "long") >= 0.5,
  tags: (p) => is(p, "pay", "day", "url", "size", "education", "number") >= 0.5,
  description: (p) => is(p, "pay", "day", "url", "number", "size", "place") >= 0.6,
  requirements: (p) => is(p, "day", "url", "number", "size", "experience", "education", "pay") >= 0.5,
  lat: (p) => p.share("number") < 0.5,
  lon: (p) => p.share("number") < 0.5,
  id: (p) => p.share("long") >= 0.3 || is(p, "pay", "day", "place", "url") >= 0.6 || p.share("title") >= 0.6,
  source: (p) => is(p, "url", "long", "day", "number", "pay") >= 0.6,
};

/** What a column of the field looks like when it is right; fields without a shape of their own prove nothing. */
export const CONFIRMED: Readonly<Partial<Record<ImportField, (profile: Profile) => boolean>>> = {
  title: (p) => p.share("title") >= 0.4 && p.share("employer") < 0.3,
  employer: (p) => p.share("employer") >= 0.4,
  salaryText: (p) => is(p, "pay", "payNumber") >= 0.5,
  education: (p) => p.share("education") >= 0.5,
  experience: (p) => p.share("experience") >= 0.5,
  datePosted: (p) => p.share("day") >= 0.6,
  validThrough: (p) => p.share("day") >= 0.6,
  place: (p) => is(p, "place", "address") >= 0.5,
  city: (p) => p.share("place") >= 0.6,
  district: (p) => p.share("place") >= 0.6,
  address: (p) => p.share("address") >= 0.5,
  description: (p) => p.share("long") >= 0.5,
  openings: (p) => p.share("openings") >= 0.6,
};
