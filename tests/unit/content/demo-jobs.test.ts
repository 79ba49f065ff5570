import { describe, expect, test } from "vitest";
import { importRow } from "../../../shared/feed/import-row.ts";
import { readPay } from "../../../shared/feed/pay.ts";
import { distanceKm } from "../../../shared/jobs/geo.ts";
import { EMPLOYMENT_TYPES, publishedJob } from "../../../shared/jobs/job.ts";
import { NEARBY_KM, RINGS, WALKABLE_KM } from "../../../shared/jobs/rings.ts";
import { DEMO_JOBS, DEMO_STATIONS, type DemoJob, type DemoStation, demoJob, publishedOn } from "./content-files.ts";
import { AGE_WORDS, FORBIDDEN_WORDS } from "./words.ts";

const TODAY = "2026-11-20";
/** Shanghai's minimum wage since July 2025: yuan a month for full-time work, yuan an hour for other work. */
const MINIMUM_MONTH = 2_740;
const MINIMUM_HOUR = 25;
const HEADS = ["干什么", "要求", "待遇", "上班时间"] as const;

const texts = (job: DemoJob) => [job.title, job.employer, job.description, job.salaryText, ...job.tags];
/** Rows that fail a rule, as `id: what was found`, so that a failing test names them. */
const found = (rows: readonly DemoJob[], rule: (job: DemoJob) => string | null | false) =>
  rows.flatMap((job) => {
    const what = rule(job);
    return what === null || what === false ? [] : [`${job.id}: ${what}`];
  });

/** `待遇：缴五险；包一顿饭` lines by their head, items apart. */
function parts(job: DemoJob): Record<(typeof HEADS)[number], string[]> {
  const lines = job.description.split("\n").map((line) => /^([^：]+)：(.+)$/.exec(line));
  expect(lines.map((line) => line?.[1])).toEqual([...HEADS]);
  const items = (head: string) => lines.find((line) => line?.[1] === head)?.[2]?.split("；") ?? [];
  return { 干什么: items("干什么"), 要求: items("要求"), 待遇: items("待遇"), 上班时间: items("上班时间") };
}

describe("every demonstration posting", () => {
  test("has the form of a published job once its days are set", () => {
    expect(found(DEMO_JOBS, (job) => demoJob.safeParse(job).error?.message ?? null)).toEqual([]);
    expect(
      found(DEMO_JOBS, (job) => publishedJob.strict().safeParse(publishedOn(TODAY, job)).error?.message ?? null),
    ).toEqual([]);
  });

  test("goes through the import unchanged: nothing masked, nothing guessed", () => {
    for (const job of DEMO_JOBS) {
      const row = publishedOn(TODAY, job);
      expect(importRow(row, { build: TODAY, asOf: null })).toEqual({ ok: true, value: { job: row, masked: false } });
    }
  });

  test("has an id of its own", () => {
    expect(new Set(DEMO_JOBS.map(({ id }) => id)).size).toBe(DEMO_JOBS.length);
    expect(found(DEMO_JOBS, ({ id }) => !/^demo-c[nm]-\d{3}$/.test(id) && id)).toEqual([]);
  });

  test("is one line of its file, so that a change shows as one line", () => {
    for (const { text, rows } of DEMO_STATIONS) expect(text.trimEnd().split("\n")).toHaveLength(rows.length + 2);
  });

  test("is no copy of another", () => {
    expect(new Set(DEMO_JOBS.map((job) => [job.title, job.employer, job.address].join())).size).toBe(DEMO_JOBS.length);
  });

  test("names no link: a made-up one would lead somewhere", () => {
    expect(found(DEMO_JOBS, ({ applyUrl }) => applyUrl)).toEqual([]);
  });

  test("stays valid for days after the build, whichever day it was posted", () => {
    expect(found(DEMO_JOBS, (job) => job.validDays !== null && job.validDays < 20 && `${job.validDays}`)).toEqual([]);
    const open = DEMO_JOBS.filter(({ validDays }) => validDays === null).length;
    expect(open).toBeGreaterThanOrEqual(5);
    expect(open).toBeLessThan(DEMO_JOBS.length / 5);
  });
});

describe("what a posting promises", () => {
  test("is not below the minimum wage", () => {
    const least = ({ salaryUnit, tags }: DemoJob) => {
      if (salaryUnit === "month") return MINIMUM_MONTH;
      // A half day is four hours of work, a whole one eight.
      if (salaryUnit === "day") return MINIMUM_HOUR * (tags.includes("半天班") ? 4 : 8);
      return MINIMUM_HOUR;
    };
    expect(found(DEMO_JOBS, (job) => (job.salaryMin ?? 0) < least(job) && `${job.salaryMin}`)).toEqual([]);
    expect(found(DEMO_JOBS, (job) => (job.salaryMax ?? 0) < (job.salaryMin ?? 0) && `${job.salaryMax}`)).toEqual([]);
    expect(
      found(DEMO_JOBS, ({ salaryUnit }) => !["month", "day", "hour"].includes(salaryUnit ?? "") && "unit"),
    ).toEqual([]);
  });

  test("reads the same in words and in numbers", () => {
    for (const job of DEMO_JOBS) {
      const { salaryMin, salaryMax, salaryUnit, salaryMonths, salaryText } = job;
      const numbers = { min: salaryMin, max: salaryMax, unit: salaryUnit, months: salaryMonths };
      expect({ id: job.id, ...readPay(salaryText) }).toEqual({ id: job.id, ...numbers });
    }
  });

  test("stands in four headed parts, of 80 to 220 characters together", () => {
    for (const job of DEMO_JOBS) {
      expect(Object.values(parts(job)).every((items) => items.length >= 1 && items.length <= 6)).toBe(true);
      expect(job.description.length).toBeGreaterThanOrEqual(80);
      expect(job.description.length).toBeLessThanOrEqual(220);
    }
  });

  test("is said again in the description when a tag says it", () => {
    const said: readonly (readonly [tag: string, head: (typeof HEADS)[number], words: RegExp])[] = [
      ["缴五险", "待遇", /五险/],
      ["缴五险一金", "待遇", /五险一金/],
      ["包一顿饭", "待遇", /包(一顿)?(午|晚)?饭/],
      ["包三餐", "待遇", /包三餐/],
      ["包吃住", "待遇", /包吃包住/],
      ["包住", "待遇", /住/],
      ["日结", "待遇", /结|提现/],
      ["无障碍设施", "待遇", /无障碍/],
      ["残疾人友好", "要求", /残疾人友好/],
      ["年龄不限", "要求", /年龄不限/],
      ["50 岁以上可做", "要求", /50 岁以上可做/],
      ["退休人员可做", "要求", /退休人员可做/],
      ["不用经验", "要求", /不用经验|没做过也行/],
      ["双休", "上班时间", /双休|做五休二/],
      ["凭证上岗", "要求", /证|驾照/],
    ];
    for (const [tag, head, words] of said) {
      const tagged = DEMO_JOBS.filter(({ tags }) => tags.includes(tag));
      expect(tagged.length, tag).toBeGreaterThan(0);
      expect(found(tagged, (job) => !words.test(parts(job)[head].join("；")) && `${tag} ${head}`)).toEqual([]);
    }
  });

  test("asks for no experience where it says that none is needed", () => {
    const asked = (job: DemoJob) => job.tags.includes("不用经验") && job.experience !== "不限";
    expect(found(DEMO_JOBS, (job) => asked(job) && job.experience)).toEqual([]);
  });

  test("asks for college only of trainees and bookkeepers", () => {
    const learned = (job: DemoJob) => ["大专", "本科"].includes(job.education);
    const rare = (job: DemoJob) => job.employmentType === "见习" || /会计/.test(job.title);
    expect(found(DEMO_JOBS, (job) => learned(job) && !rare(job) && job.title)).toEqual([]);
  });

  test("has at most six short tags, and 1 to 20 openings", () => {
    expect(
      found(DEMO_JOBS, ({ tags }) => (tags.length > 6 || tags.some((tag) => tag.length > 9)) && tags.join()),
    ).toEqual([]);
    expect(found(DEMO_JOBS, ({ openings }) => (openings === null || openings > 20) && `${openings}`)).toEqual([]);
  });
});

describe("what a posting must not say", () => {
  test.each(FORBIDDEN_WORDS)("%s", (_what, words) => {
    expect(found(DEMO_JOBS, (job) => texts(job).find((text) => words.test(text)) ?? null)).toEqual([]);
  });

  test("a word about age that is not an open door", () => {
    const rest = (job: DemoJob) => texts(job).join("\n").replace(AGE_WORDS, "");
    expect(found(DEMO_JOBS, (job) => /年龄|\d\s*岁|退休/.exec(rest(job))?.[0] ?? null)).toEqual([]);
  });
});

describe.each(DEMO_STATIONS)("around the station in $district", ({ rows, station }: DemoStation) => {
  const km = (job: DemoJob) => distanceKm(station.lat, station.lon, job.lat ?? Number.NaN, job.lon ?? Number.NaN);
  const within = (limit: number) => rows.filter((job) => km(job) <= limit);

  test("every posting has a place by its address, in reach, and not the station's own", () => {
    expect(found(rows, (job) => !(km(job) <= NEARBY_KM && km(job) >= 0.1) && `${km(job)} km`)).toEqual([]);
    expect(found(rows, ({ geoBasis, address }) => (geoBasis !== "address" || address === "") && geoBasis)).toEqual([]);
    // An address of ours is a crossing or a village, never the door of somebody.
    expect(found(rows, ({ address }) => /\d+\s*(号|弄|室|幢)/.exec(address)?.[0] ?? null)).toEqual([]);
  });

  test("every ring of the map holds some, and every direction too", () => {
    const counts = RINGS.map((ring) => within(ring.km).length);
    expect(counts[0]).toBeGreaterThanOrEqual(25);
    expect(counts[1]).toBeGreaterThanOrEqual(60);
    expect(counts[2]).toBeGreaterThan((counts[1] ?? 0) + 20);
    const bearing = (job: DemoJob) => {
      const east = ((job.lon ?? 0) - station.lon) * Math.cos((station.lat * Math.PI) / 180);
      return Math.floor(((Math.atan2(east, (job.lat ?? 0) - station.lat) / Math.PI + 2) % 2) * 4);
    };
    expect(new Set(rows.map(bearing)).size).toBe(8);
  });

  test("there is work of every kind", () => {
    for (const kind of EMPLOYMENT_TYPES)
      expect(rows.filter(({ employmentType }) => employmentType === kind).length, kind).toBeGreaterThanOrEqual(8);
  });

  const has = (job: DemoJob, ...tags: readonly string[]) => tags.every((tag) => job.tags.includes(tag));
  const journeys: readonly (readonly [string, number, (job: DemoJob) => boolean])[] = [
    ["J1: a half day on foot, whatever the age", 3, (job) => km(job) <= WALKABLE_KM && partTime(job) && openAge(job)],
    ["J2: a trainee post for a graduate", 8, (job) => job.employmentType === "见习"],
    ["J3: work that welcomes disabled people", 3, (job) => has(job, "残疾人友好")],
    ["J3: a place without barriers", 2, (job) => has(job, "残疾人友好", "无障碍设施")],
    ["J4: paid by the day, with a meal", 5, (job) => job.employmentType === "零工" && has(job, "日结", "包一顿饭")],
    ["J8: full time with bed and board", 3, (job) => has(job, "包三餐", "包住")],
  ];
  const partTime = (job: DemoJob) => job.employmentType === "兼职";
  const openAge = (job: DemoJob) => has(job, "年龄不限") || has(job, "50 岁以上可做");

  test.each(journeys)("%s", (_what, atLeast, fits) => {
    expect(rows.filter(fits).length).toBeGreaterThanOrEqual(atLeast);
  });
});

test("together there are about three hundred, of many trades and employers", () => {
  expect(DEMO_JOBS.length).toBeGreaterThanOrEqual(280);
  expect(new Set(DEMO_JOBS.map(({ employer }) => employer)).size).toBeGreaterThan(80);
  expect(new Set(DEMO_JOBS.map(({ title }) => title)).size).toBeGreaterThan(150);
});
