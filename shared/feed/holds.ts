import type { HoldFinding } from "../contract/feed.ts";

type Gate = HoldFinding["gate"];
interface Words {
  readonly zh: (finding: HoldFinding) => string;
  readonly en: (finding: HoldFinding) => string;
}

const DATASETS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  jobs: { zh: "岗位", en: "jobs" },
  policies: { zh: "政策", en: "policies" },
  events: { zh: "活动", en: "events" },
  platforms: { zh: "平台", en: "platforms" },
  guide: { zh: "办事指南", en: "guide entries" },
};
const whole = (value: number) => String(Math.round(value));
const dataset = (name: string, language: "zh" | "en") => DATASETS[name]?.[language] ?? name;

/** What staff read before they confirm a held feed: what looks wrong, in figures. */
const HOLDS: Readonly<Record<Gate, Words>> = {
  drop: {
    zh: (f) => `${dataset(f.dataset, "zh")}从 ${f.was} 条少到 ${f.now} 条`,
    en: (f) => `${dataset(f.dataset, "en")} fall from ${f.was} to ${f.now}`,
  },
  replaced: {
    zh: (f) => `现有 ${f.was} 个岗位里只有 ${f.now} 个还在`,
    en: (f) => `only ${f.now} of the ${f.was} jobs shown now are still there`,
  },
  "district-gone": {
    zh: (f) => `${f.name}的 ${f.was} 个岗位全没了`,
    en: (f) => `all ${f.was} jobs of ${f.name} are gone`,
  },
  "kind-gone": {
    zh: (f) => `“${f.name}”的 ${f.was} 个岗位全没了`,
    en: (f) => `all ${f.was} jobs of the kind ${f.name} are gone`,
  },
  "pay-moved": {
    zh: (f) => `月薪中位数从 ${whole(f.was)} 元变成 ${whole(f.now)} 元`,
    en: (f) => `the median monthly pay moves from ${whole(f.was)} to ${whole(f.now)} yuan`,
  },
  "expired-rows": {
    zh: (f) => `有 ${whole(f.now)}% 的岗位已经过了截止日期`,
    en: (f) => `${whole(f.now)} % of the jobs are past their closing date`,
  },
};

/** One finding as a clause for staff. */
export function holdText(finding: HoldFinding, language: "zh" | "en"): string {
  return HOLDS[finding.gate][language](finding);
}
