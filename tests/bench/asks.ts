import type { JobFilters, JobSort } from "../../shared/contract/jobs.ts";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import type { Ask } from "./engines/engine.ts";
import { seeded } from "./random.ts";

/** Words people type at a station, by kind. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  two: ["保安", "保洁", "司机", "会计", "电工", "护工", "厨师", "客服", "文员", "普工", "家政", "店员"],
  longer: [
    "服务员",
    "收银员",
    "快递员",
    "仓库管理员",
    "育儿嫂",
    "养老护理",
    "物业维修",
    "软件测试",
    "社区工作者",
    "五险一金",
  ],
  several: [
    "长宁 保安",
    "保洁 包吃住",
    "司机 早九晚五",
    "浦东 仓库",
    "护理 长白班",
    "服务员、双休",
    "电工/维修",
    "java 测试",
  ],
  latin: ["java", "c++", ".net"],
  none: ["宇航员", "潜水焊接主管", "保安 宇航员", "zzz", "甲骨文释读", "核电厂厂长"],
};
/** No word at all: the whole list. Told apart, for it has every job as a hit. */
export const BROWSE = "browse";
/** Besides, parts of the titles at hand: unlike the words above, nobody chose them. */
const SAMPLED = 24;

const SPECS: readonly { filters: JobFilters; sort: JobSort }[] = [
  { filters: {}, sort: "match" },
  { filters: { district: ["长宁区"] }, sort: "match" },
  { filters: { employmentTypes: ["全职"], salaryAtLeast: 5_000 }, sort: "match" },
  { filters: { withinKm: 3 }, sort: "distance" },
  { filters: {}, sort: "salary" },
  { filters: { district: ["浦东新区", "徐汇区"], publishedWithinDays: 30 }, sort: "newest" },
];

/** Every word with two of the six sets of filters and order, in turn, and all six without a word; some 130 questions. */
export function asks(jobs: readonly PublishedJob[], seed: number): readonly Ask[] {
  const texts = Object.entries(WORDS).flatMap(([kind, words]) => words.map((text) => ({ kind, text })));
  texts.push(...sampled(jobs, seed).map((text) => ({ kind: "sampled", text })));
  const words = texts.flatMap(({ kind, text }, at) =>
    [at, at + 3].map((spec) => ({ kind, text, ...(SPECS[spec % SPECS.length] as (typeof SPECS)[number]) })),
  );
  return [...words, ...SPECS.map((spec) => ({ kind: BROWSE, text: "", ...spec }))];
}

/** Words of warming up; none of them is asked again. */
export const WARM_UP = ["美容", "焊工 夜班", "python", "驾驶员", "理货", "教练 少儿", "绿化养护", "传菜"] as const;

function sampled(jobs: readonly PublishedJob[], seed: number): string[] {
  const random = seeded(seed);
  const parts = new Set<string>();
  for (let tries = 0; parts.size < SAMPLED && tries < 10_000; tries += 1) {
    const run = random.pick(jobs).title.match(/\p{Script=Han}{2,}/u)?.[0] ?? "";
    const length = 2 + random.below(4);
    const from = random.below(Math.max(1, run.length - length + 1));
    if (run.length >= 2) parts.add(run.slice(from, from + length));
  }
  return [...parts];
}
