/*
 * The closed lists of the field, without a schema library: the page imports them as values, and a schema there would
 * weigh 23 kB and try to make code from text, which the page's policy forbids (stack.md §3).
 */

/** Kinds of employment in the words of the trade; DESIGN §4 Jobs. */
export const EMPLOYMENT_TYPES = ["全职", "兼职", "零工", "公益性岗位", "见习"] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const SALARY_UNITS = ["month", "year", "day", "hour", "week", "piece"] as const;
export type SalaryUnit = (typeof SALARY_UNITS)[number];

/** Lowest schooling asked for, in rising order. "" on a row means that the source does not say. */
export const EDUCATION_LEVELS = ["不限", "初中", "高中", "中专", "大专", "本科", "硕士", "博士"] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** How the place on the map is known: given by the source, by its address, its street, its district, or not at all. */
export const GEO_BASES = ["source", "address", "street", "district", "none"] as const;

/** Where `datePosted` comes from: the source's own date, or the day the feed was built. */
export const DATE_BASES = ["source", "feed"] as const;

/** Orders of a list of jobs. */
export const JOB_SORTS = ["match", "distance", "salary", "newest"] as const;
export type JobSort = (typeof JOB_SORTS)[number];
