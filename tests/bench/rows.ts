import { dayNumber, dayText } from "../../shared/jobs/day.ts";
import { EDUCATION_LEVELS, type EmploymentType, type PublishedJob, type SalaryUnit } from "../../shared/jobs/job.ts";
import { type Random, seeded } from "./random.ts";
import * as words from "./words.ts";

/** Share of jobs that also carry the duties of another trade, as real postings do (reference/search.md, Data). */
const NOISE = 0.16;
/** Postings are spread over this many days before the newest. */
const SPAN_DAYS = 60;

/**
 * Made-up jobs, the same for the same seed. About 110 characters of description; some rows lack a place, a pay, a
 * description or a district; some use old district names.
 * @param newest `YYYY-MM-DD` of the newest posting
 */
export function* madeUpJobs(count: number, seed: number, newest: string): Generator<PublishedJob> {
  const random = seeded(seed);
  const last = dayNumber(newest);
  for (let at = 0; at < count; at += 1) yield madeUpJob(random, at, last);
}

function madeUpJob(random: Random, at: number, last: number): PublishedJob {
  const trade = random.pick(words.TRADES);
  const place = random.pick(words.PLACES);
  const noPlace = random.chance(0.1);
  const posted = last - random.below(SPAN_DAYS);
  return {
    op: "put",
    id: `made:${at.toString(36).padStart(5, "0")}`,
    source: random.pick(["区公共招聘", "社区采集", "企业直招"]),
    title: random.pick(trade.titles) + random.pick(words.TITLE_TAILS),
    employer: `上海${random.pick(words.EMPLOYER_NAMES)}${random.pick(words.EMPLOYER_NAMES)}${random.pick(words.EMPLOYER_TAILS)}`,
    city: "上海",
    district: random.chance(0.05) ? "" : random.chance(0.2) ? place.also : place.district,
    street: random.chance(0.3) ? "" : random.pick(place.streets),
    address: random.chance(0.4) ? "" : `${random.pick(place.streets).slice(0, 2)}路${1 + random.below(900)}号`,
    lat: noPlace ? null : round6(place.at[0] + (random.fraction() - 0.5) * 0.1),
    lon: noPlace ? null : round6(place.at[1] + (random.fraction() - 0.5) * 0.1),
    geoBasis: noPlace ? "none" : "street",
    employmentType: employmentType(random),
    ...pay(random, trade),
    education: random.chance(0.3) ? "" : random.pick(EDUCATION_LEVELS.slice(0, 6)),
    experience: random.pick(["", "不限", "1年以上", "3-5年"]),
    openings: random.chance(0.3) ? null : 1 + random.below(20),
    tags: [...new Set(Array.from({ length: random.below(5) }, () => random.pick(words.BENEFITS)))],
    description: random.chance(0.05) ? "" : description(random, trade),
    datePosted: dayText(posted),
    dateBasis: "source",
    validThrough: random.chance(0.5) ? null : dayText(posted + 5 + random.below(90)),
    applyUrl: null,
  };
}

function round6(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000;
}

function employmentType(random: Random): EmploymentType | null {
  const draw = random.fraction();
  if (draw < 0.05) return null;
  if (draw < 0.7) return "全职";
  return draw < 0.85 ? "兼职" : draw < 0.93 ? "零工" : draw < 0.97 ? "公益性岗位" : "见习";
}

type Pay = Pick<PublishedJob, "salaryMin" | "salaryMax" | "salaryUnit" | "salaryMonths" | "salaryText">;

function pay(random: Random, trade: words.Trade): Pay {
  if (random.chance(0.08)) {
    return { salaryMin: null, salaryMax: null, salaryUnit: null, salaryMonths: null, salaryText: "面议" };
  }
  const [low, high] = trade.pay;
  const month = low + 100 * random.below((high - low) / 100);
  const unit = random.chance(0.85) ? "month" : random.pick<SalaryUnit>(["day", "hour", "year", "week", "piece"]);
  const perUnit = { month: 1, day: 1 / 21.75, hour: 1 / 174, year: 12, week: 12 / 52, piece: 1 / 2_000 }[unit];
  const salaryMin = Math.max(1, Math.round(month * perUnit));
  const salaryMax = random.chance(0.2) ? null : Math.round(salaryMin * (1.1 + random.fraction() * 0.5));
  return { salaryMin, salaryMax, salaryUnit: unit, salaryMonths: random.chance(0.05) ? 13 : null, salaryText: "" };
}

function description(random: Random, trade: words.Trade): string {
  const other = random.chance(NOISE) ? random.pick(words.TRADES) : trade;
  const duties = Array.from({ length: 3 }, () => random.pick(trade.duties)).concat(random.pick(other.duties));
  const asides = Array.from({ length: 2 + random.below(2) }, () => random.pick(words.ASIDES));
  const benefits = Array.from({ length: 3 }, () => random.pick(words.BENEFITS)).join("、");
  return `岗位职责:1、${duties.join(";2、")}。${asides.join("")}福利待遇:${benefits}。编号${random.below(100_000)}`;
}
