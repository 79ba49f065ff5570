import { distanceKm } from "../../../shared/jobs/geo.ts";
import { freshScore, nearScore, payScore } from "../../../shared/jobs/ranking.ts";
import { type Columns, placeOf } from "./columns.ts";

/** What the jobs of a generation are to one station on one day, one element a document. */
export interface Local {
  /** Days since 1970, in Shanghai. */
  readonly today: number;
  /** The last day on which the job shows: its own end, or `maxAgeDays` after posting. */
  readonly lastDay: Uint32Array;
  /** Straight-line kilometres from the station; NaN = no place known. */
  readonly km: Float32Array;
  /** The part of the score that no word gives: fresh, near, pay. */
  readonly score: Float32Array;
}

/** Measures every job from the station: kilometres and last day. Once for a generation. */
export function measure(
  columns: Columns,
  station: { readonly lat: number; readonly lon: number },
  maxAgeDays: number,
): Pick<Local, "km" | "lastDay"> {
  const km = new Float32Array(columns.count);
  const lastDay = new Uint32Array(columns.count);
  for (let doc = 0; doc < columns.count; doc += 1) {
    const place = placeOf(columns, doc);
    km[doc] = place === null ? Number.NaN : distanceKm(station.lat, station.lon, place.lat, place.lon);
    lastDay[doc] = (columns.validThrough[doc] as number) || (columns.posted[doc] as number) + maxAgeDays;
  }
  return { km, lastDay };
}

/** Completes the measure for one day. */
export function localise(columns: Columns, measured: Pick<Local, "km" | "lastDay">, today: number): Local {
  const score = new Float32Array(columns.count);
  const freshAt = new Map<number, number>();
  for (let doc = 0; doc < columns.count; doc += 1) {
    const age = today - (columns.posted[doc] as number);
    let fresh = freshAt.get(age);
    if (fresh === undefined) {
      fresh = freshScore(age);
      freshAt.set(age, fresh);
    }
    score[doc] = fresh + nearScore(measured.km[doc] as number) + payScore(columns.payRank[doc] as number);
  }
  return { ...measured, today, score };
}
