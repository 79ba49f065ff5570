import type { PublishedJob } from "./job.ts";

/**
 * THE SEARCHED FIELDS, in one place. A word is found when it lies inside one field; a hit carries the 4-bit mask of
 * the fields it was found in. Weights are f(mask) of reference/search.md §5 ("sum of field weights" is BM25F without
 * length; taking the maximum instead lost 9 points of recall there), but for the title: 15 in place of 10, so that no
 * job of the station's own city that only mentions a word (at most 9, and `homeScore`) stands before one that is it.
 */
export const FIELDS = [
  { name: "title", bit: 1, weight: 15 },
  { name: "tags", bit: 2, weight: 6 },
  { name: "place", bit: 4, weight: 2 },
  { name: "description", bit: 8, weight: 1 },
] as const;

export const DESCRIPTION_BIT = 8;
/** Parts of one field are joined by this (unit separator); no term contains it, so a hit never spans two tags. */
export const PART_SEPARATOR = "\u001f";

type Searched = Pick<
  PublishedJob,
  "title" | "tags" | "employer" | "city" | "district" | "street" | "address" | "description"
>;

/** The searched text of a job by field, as written (not yet normalised), in the order of `FIELDS`. */
export function searchedFields(job: Searched): readonly [string, string, string, string] {
  const place = [job.employer, job.city, job.district, job.street, job.address].join(PART_SEPARATOR);
  return [job.title, job.tags.join(PART_SEPARATOR), place, job.description];
}

/** f(mask) for the 16 masks: the sum of the weights of the fields hit, 0 to 24. */
export const FIELD_SCORE: Uint8Array = Uint8Array.from({ length: 16 }, (_, mask) =>
  FIELDS.reduce((sum, field) => sum + ((mask & field.bit) !== 0 ? field.weight : 0), 0),
);
