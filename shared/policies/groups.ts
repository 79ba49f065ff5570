/**
 * Groups whose very name says that they are part of a wider one, narrower → wider. Nothing else is inferred: who
 * counts as 大龄 or 就业困难 is for staff, the documents do not say.
 */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  graduate_2023: ["graduate"],
  graduate_this_year: ["graduate"],
  left_school_unemployed: ["graduate"],
  left_school_within2: ["graduate", "left_school_unemployed"],
  special_difficulty_graduate: ["graduate"],
  youth_16_24: ["registered_unemployed"],
};

/** Every group that a person of these groups belongs to by name. */
export function withWiderGroups(groups: readonly string[]): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => [group, ...(Object.hasOwn(WIDER, group) ? (WIDER[group] ?? []) : [])]));
}
