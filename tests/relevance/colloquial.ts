import type { JobCard } from "../../shared/contract/jobs.ts";

/**
 * Thirty questions as residents say them, and what a first page must hold to have understood them. Written down before
 * any tuning, over the demonstration jobs of the 长宁 station; never changed to fit an answer.
 */
export interface Colloquial {
  readonly text: string;
  /** One job of the first page for which this holds is enough. */
  readonly expected: (card: JobCard) => boolean;
}

const titled = (words: RegExp) => (card: JobCard) => words.test(card.title);
const tagged = (words: RegExp) => (card: JobCard) => card.tags.some((tag) => words.test(tag));
const all =
  (...parts: readonly ((card: JobCard) => boolean)[]) =>
  (card: JobCard) =>
    parts.every((part) => part(card));
const near = (km: number) => (card: JobCard) => card.distanceKm !== null && card.distanceKm <= km;
const kind = (type: JobCard["employmentType"]) => (card: JobCard) => card.employmentType === type;
const AGE = tagged(/年龄不限|岁以上可做|退休人员可做/);

export const COLLOQUIAL: readonly Colloquial[] = [
  { text: "我五十五了有啥活", expected: AGE },
  { text: "离家近一点的半天班", expected: all(near(3), tagged(/半天/)) },
  { text: "离家近 半天", expected: all(near(3), tagged(/半天/)) },
  { text: "想找个打扫卫生的活", expected: titled(/保洁|打扫|清洁/) },
  { text: "收应员", expected: titled(/收银/) },
  { text: "baojie", expected: titled(/保洁/) },
  { text: "看护老人", expected: titled(/护理|护工|陪护|照料|照护|保姆/) },
  { text: "带小孩的阿姨", expected: titled(/育儿|保育|月嫂|看护|托育/) },
  { text: "晚上看大门的", expected: titled(/门卫|保安/) },
  { text: "开车送货", expected: titled(/司机|送货|驾驶/) },
  { text: "有没有五千以上的工作", expected: (card) => (card.salaryMin ?? 0) >= 5000 },
  { text: "不要学历的厂里活", expected: titled(/工|员/) },
  { text: "退休了还能干点啥", expected: AGE },
  { text: "下午接完孩子前的兼职", expected: kind("兼职") },
  { text: "包吃包住的工作有吗", expected: tagged(/包住|包吃住|包三餐/) },
  { text: "当天结钱的", expected: tagged(/日结/) },
  { text: "烧饭阿姨", expected: titled(/烧饭|厨|食堂|帮工|保姆/) },
  { text: "站里有公益岗吗", expected: kind("公益性岗位") },
  { text: "大学生见习岗位", expected: kind("见习") },
  { text: "残疾人能做的", expected: tagged(/残疾人友好|无障碍/) },
  { text: "没经验也能做的收银", expected: all(titled(/收银/), tagged(/不用经验/)) },
  { text: "天山路附近的保安", expected: titled(/保安/) },
  { text: "医院里陪病人", expected: titled(/陪护|护工|陪诊|病房/) },
  { text: "坐办公室的文员 双休", expected: all(titled(/文员|前台|行政|助理|录入|办公室/), tagged(/双休/)) },
  { text: "送外卖快递", expected: titled(/骑手|快递|送餐|配送/) },
  { text: "wo xiang zhao baoan", expected: titled(/保安/) },
  { text: "洗碗洗菜的小时工", expected: titled(/洗碗|洗菜/) },
  { text: "周末能干的", expected: tagged(/周末/) },
  { text: "只上夜班的活", expected: tagged(/夜班/) },
  { text: "走路十五分钟能到的", expected: near(1.1) },
];
