import { z } from "zod";

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

/** `YYYY-MM-DD`, a day in Shanghai. */
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
/** Yuan per `salaryUnit`; ten million is beyond any real pay and catches sentinels such as 99999999. */
const pay = z.number().min(0).max(10_000_000).nullable();

/**
 * One job as it travels in a feed (`feed/1`, DESIGN §3): yuan per unit, null or "" = not stated.
 * lat/lon are WGS-84 degrees.
 */
export const publishedJob = z.object({
  op: z.literal("put"),
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(120),
  title: z.string().min(1).max(400),
  employer: z.string().max(400),
  city: z.string().max(80),
  district: z.string().max(80),
  street: z.string().max(120),
  address: z.string().max(600),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  geoBasis: z.enum(GEO_BASES),
  employmentType: z.enum(EMPLOYMENT_TYPES).nullable(),
  salaryMin: pay,
  salaryMax: pay,
  salaryUnit: z.enum(SALARY_UNITS).nullable(),
  salaryMonths: z.number().int().min(1).max(60).nullable(),
  salaryText: z.string().max(200),
  education: z.union([z.enum(EDUCATION_LEVELS), z.literal("")]),
  experience: z.string().max(120),
  openings: z.number().int().min(1).max(100_000).nullable(),
  tags: z.array(z.string().min(1).max(200)).max(60),
  description: z.string().max(8_192),
  datePosted: day,
  dateBasis: z.enum(DATE_BASES),
  validThrough: day.nullable(),
  applyUrl: z.string().max(600).nullable(),
});
export type PublishedJob = z.infer<typeof publishedJob>;
