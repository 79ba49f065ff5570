/**
 * score = 1000 · tier + 40 · Σ over terms of f(mask) + 200 · home + 8 · fresh + 6 · near + 2 · pay
 *
 * From reference/search.md §5, and `home`: 1 for a job of the station's own city. Without it a national feed put far,
 * well-paid jobs of no known distance first.
 *
 * Σ f(mask) is `FIELD_SCORE` and measured there; tier, fresh, near and pay are that page's proposals.
 */
export const TIER_WEIGHT = 1_000;
export const TEXT_WEIGHT = 40;
const FRESH_WEIGHT = 8;
const NEAR_WEIGHT = 6;
const PAY_WEIGHT = 2;

/**
 * A job of the station's own city stands before one elsewhere that is as good by its words, or only mentions them in one
 * more place (a description is 40, a place 80, tags 240): who asks at a station does not move to another city.
 */
const HOME_WEIGHT = 200;
/** Of the station's own district, without a place of its own: as near as some five kilometres. */
const OWN_DISTRICT_WEIGHT = 1;

/** The part that the city gives, and the district to those whose distance is not known. */
export function homeScore(inCity: boolean, inDistrictWithoutPlace: boolean): number {
  return (inCity ? HOME_WEIGHT : 0) + (inDistrictWithoutPlace ? OWN_DISTRICT_WEIGHT : 0);
}

/**
 * Tiers of a kind of work that is looked for under several names. A title says what a job is; tags of real postings also
 * say what it has to do with (医疗/护理/卫生 of a programmer), and descriptions mention anything.
 */
export const TIERS = {
  /** The word itself in the title. */
  said: 2,
  /** Another name for it, or what was probably meant, in the title. */
  meant: 1,
  /** The word itself in the tags. */
  saidTagged: 0.75,
  /** Kindred work in the title: what a resident may take as well, where there is little of what was asked for. */
  kindred: 0.6,
  /** The word itself elsewhere. */
  mentioned: 0.5,
  /** Another name in the tags. */
  meantTagged: 0.4,
  /** Work of the same family of trades in the title. */
  family: 0.2,
} as const;

/** Days after which the worth of freshness falls to 1/e. */
const FRESH_DAYS = 14;
/** Kilometres after which the worth of nearness falls to 1/e. */
const NEAR_KM = 3;

/** The part of the score that age gives: 8 on the day of posting, falling. A future date counts as today. */
export function freshScore(ageDays: number): number {
  return FRESH_WEIGHT * Math.exp(-Math.max(0, ageDays) / FRESH_DAYS);
}

/** The part that nearness gives: 6 at the door, falling; 0 for a job without a place (NaN). */
export function nearScore(km: number): number {
  return Number.isNaN(km) ? 0 : NEAR_WEIGHT * Math.exp(-km / NEAR_KM);
}

/** The part that pay gives: 2 for the best-paid job of the generation. `rank` 0 = not stated, 1 … 255 = percentile. */
export function payScore(rank: number): number {
  return (PAY_WEIGHT * rank) / 255;
}
