import { z } from "zod";
import { DATE_BASES, EDUCATION_LEVELS, EMPLOYMENT_TYPES, GEO_BASES, SALARY_UNITS } from "./words.ts";

export {
  DATE_BASES,
  EDUCATION_LEVELS,
  type EducationLevel,
  EMPLOYMENT_TYPES,
  type EmploymentType,
  GEO_BASES,
  type SalaryUnit,
} from "./words.ts";

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
