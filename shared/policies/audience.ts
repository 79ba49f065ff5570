/** Wider audience words → the narrower ones that belong to them. Policies name either. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  employer: ["employer", "sme", "large", "small_micro", "sole_trader", "social_org", "internship_base", "startup"],
  entrepreneur: ["entrepreneur", "startup", "sole_trader", "small_micro"],
  startup: ["startup", "entrepreneur"],
  jobseeker: [
    "jobseeker",
    "registered_unemployed",
    "ui_recipient",
    "hardship",
    "older_unemployed",
    "long_unemployed_youth",
    "community_youth",
    "left_school_unemployed",
    "special_difficulty_graduate",
    "zero_employment_family",
    "flexible",
    "graduate",
  ],
};
/** What is for a firm and for nobody as a person. */
const FIRMS: ReadonlySet<string> = new Set([
  "employer",
  "sme",
  "large",
  "small_micro",
  "social_org",
  "internship_base",
]);

/** Whether a policy is for those of an audience word or group: named itself, in its family, or for everyone. */
export function isForAudience(policyAudience: readonly string[], wanted: string): boolean {
  const firm = FIRMS.has(wanted);
  if (wanted === "resident") return policyAudience.some((group) => !FIRMS.has(group));
  if (!firm && policyAudience.includes("resident")) return true;
  const family = Object.hasOwn(FAMILIES, wanted) ? (FAMILIES[wanted] ?? []) : [wanted];
  return policyAudience.some((group) => group === wanted || family.includes(group));
}
