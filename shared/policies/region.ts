import { wantedDistrict } from "../jobs/districts.ts";
import { WHOLE_CITY } from "./words.ts";

/**
 * Whether a policy holds for people of a district: one of its own, or one of the whole city. A district's policies are
 * never another district's (DESIGN §4).
 * @param region as the policy has it; several districts are joined by 、
 */
export function holdsIn(region: string, district: string): boolean {
  if (region === WHOLE_CITY) return true;
  const wanted = wantedDistrict(district);
  return region.split("、").some((one) => wantedDistrict(one) === wanted);
}

/** Whether a caller asked for every region. */
export function isWholeCity(district: string): boolean {
  return district === WHOLE_CITY || district === "上海" || district === "全市";
}
