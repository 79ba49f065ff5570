import type { JobCard } from "../../../shared/contract/jobs.ts";
import { NEARBY_KM } from "../../../shared/jobs/rings.ts";
import { bearingOf, type Place } from "../../../shared/screen/travel.ts";
import type { Spot } from "../../design/ring-layout.ts";

type Located = Pick<JobCard, "lat" | "lon" | "distanceKm" | "geoBasis">;

/**
 * Where a job lies, or null where only its district is known: the middle of a district is not a place anyone works at,
 * and a walking time to it would be invented.
 */
export function spotOf(job: Located, station: Place): Spot | null {
  const { lat, lon, distanceKm, geoBasis } = job;
  if (lat === null || lon === null || distanceKm === null) return null;
  if (geoBasis === "district" || geoBasis === "none") return null;
  return { km: distanceKm, bearing: bearingOf(station, { lat, lon }) };
}

export function spotsOf(jobs: readonly Located[], station: Place): Spot[] {
  return jobs.map((job) => spotOf(job, station)).filter((spot) => spot !== null);
}

export interface Pinned {
  readonly job: JobCard;
  /** Number and place on the map, from 1; null where the job is beyond the rings or nowhere. */
  readonly pin: { readonly number: number; readonly spot: Spot } | null;
}

/** Numbers the jobs of a page in reading order, those that the map can show. */
export function pinned(jobs: readonly JobCard[], station: Place): Pinned[] {
  let number = 0;
  return jobs.map((job) => {
    const spot = spotOf(job, station);
    if (spot === null || spot.km > NEARBY_KM) return { job, pin: null };
    number += 1;
    return { job, pin: { number, spot } };
  });
}
