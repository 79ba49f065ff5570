import type { JobCard } from "../contract/jobs.ts";
import { type RingId, ringOf } from "../jobs/rings.ts";
import type { EmploymentType } from "../jobs/words.ts";
import { travelOf } from "../screen/travel.ts";
import type { Evidence, Term } from "./term.ts";
import type { MatchFact, MatchWork } from "./words.ts";

/** The facts of a job that a score may rest on; all of them are on its card. */
export type MatchJob = Pick<
  JobCard,
  "title" | "employmentType" | "salaryUnit" | "salaryText" | "tags" | "distanceKm" | "education"
>;
type JobTerm = Term<MatchJob>;
type Asked = JobTerm["asked"];

function ofType(types: readonly EmploymentType[], asked: Asked, points: number): JobTerm {
  return {
    fact: "employment-type",
    asked,
    points,
    find: ({ employmentType }) =>
      employmentType !== null && types.includes(employmentType) ? TYPE_SENTENCES[employmentType] : null,
  };
}

const TYPE_SENTENCES: Readonly<Record<EmploymentType, Evidence>> = {
  全职: { zh: "是全职，正合您说的", en: "It is full time, as you asked" },
  兼职: { zh: "是兼职，正合您说的", en: "It is part time, as you asked" },
  零工: { zh: "是零工，随时能做", en: "It is casual work, to start any time" },
  公益性岗位: {
    zh: "是公益性岗位，专为难找工作的人留的",
    en: "It is a public-welfare post, kept for those who find work hard to get",
  },
  见习: { zh: "是就业见习，有人带着做", en: "It is a work placement, with somebody to teach you" },
};

/** A tag of the job, said as the source has it. */
function tagged(fact: MatchFact, tags: RegExp, asked: Asked, points: number, en: string): JobTerm {
  return {
    fact,
    asked,
    points,
    find: (job) => {
      const tag = job.tags.find((one) => tags.test(one));
      return tag === undefined ? null : { zh: `写明“${tag}”`, en: `${en} (“${tag}”)` };
    },
  };
}

/** Kinds of work by the words of titles. */
const KINDS: Readonly<Record<Exclude<MatchWork, "any" | "internship" | "own-business">, { words: RegExp } & Evidence>> =
  {
    care: {
      words: /护理|照护|养老|护工|保姆|月嫂|育婴|育儿|保育|助残|助老|陪护|家政|钟点|护士|阿姨|caregiver|nurs|nanny/i,
      zh: "照顾人的活",
      en: "It is about looking after people",
    },
    shop: {
      words: /店|收银|导购|服务员|餐|厨|咖啡|奶茶|面点|烘焙|客房|传菜|洗碗|理货|营业员|shop|waiter|cook|retail/i,
      zh: "店里、餐饮的活",
      en: "It is work in a shop or kitchen",
    },
    clean: {
      words: /保洁|保安|门卫|秩序|环卫|绿化|清洁|清扫|垃圾|停车|安保|物业|巡|看护|clean|guard/i,
      zh: "保洁、保安、看管的活",
      en: "It is cleaning or guarding",
    },
    office: {
      words: /文员|行政|人事|会计|出纳|财务|客服|前台|助理|编辑|运营|内勤|秘书|文秘|档案|录入|office|clerk|account/i,
      zh: "坐办公室的活",
      en: "It is office work",
    },
    carry: {
      words: /仓|分拣|搬|装卸|司机|骑手|配送|快递|送餐|送货|包装|操作工|普工|装配|叉车|打包|driver|courier|warehouse/i,
      zh: "仓库、送货、车间的活",
      en: "It is warehouse, delivery or workshop work",
    },
  };

function kindTerms(): JobTerm[] {
  return Object.entries(KINDS).map(([work, { words, zh, en }]) => ({
    fact: "kind-of-work",
    asked: { work: [work as MatchWork] },
    points: 35,
    find: ({ title }) => (words.test(title) ? { zh: `是${zh}`, en } : null),
  }));
}

const BY_ZH: Readonly<Record<RingId, string>> = { walk: "走路", bike: "骑车", bus: "坐公交" };
const BY_EN: Readonly<Record<RingId, string>> = { walk: "on foot", bike: "by bike", bus: "by bus" };

function howFar(km: number): Evidence {
  const travel = travelOf(km);
  if (travel.by === "far") return { zh: `离本站${km.toFixed(0)}公里`, en: `${km.toFixed(0)} km from this station` };
  return {
    zh: `离本站${BY_ZH[travel.by]}${travel.minutes}分钟`,
    en: `${travel.minutes} minutes ${BY_EN[travel.by]} from this station`,
  };
}

/** Points for a job in a ring, by the ring asked for: the asked one and those within earn most. */
const DISTANCE_POINTS: readonly { asked: Asked; rings: readonly RingId[]; points: number; further: boolean }[] = [
  { asked: { far: ["walk"] }, rings: ["walk"], points: 30, further: false },
  { asked: { far: ["walk"] }, rings: ["bike"], points: 8, further: true },
  { asked: { far: ["bike"] }, rings: ["walk"], points: 30, further: false },
  { asked: { far: ["bike"] }, rings: ["bike"], points: 25, further: false },
  { asked: { far: ["bike"] }, rings: ["bus"], points: 6, further: true },
  { asked: { far: ["bus"] }, rings: ["walk"], points: 28, further: false },
  { asked: { far: ["bus"] }, rings: ["bike"], points: 25, further: false },
  { asked: { far: ["bus"] }, rings: ["bus"], points: 20, further: false },
  { asked: { far: ["any"] }, rings: ["walk"], points: 6, further: false },
  { asked: { far: ["any"] }, rings: ["bike"], points: 4, further: false },
];

function distanceTerms(): JobTerm[] {
  return DISTANCE_POINTS.map(({ asked, rings, points, further }) => ({
    fact: "distance",
    asked,
    points,
    find: ({ distanceKm }) => {
      const ring = ringOf(distanceKm);
      if (distanceKm === null || ring === null || !rings.includes(ring)) return null;
      const { zh, en } = howFar(distanceKm);
      return further ? { zh: `远一点，${zh}`, en: `A little further: ${en}` } : { zh, en };
    },
  }));
}

/** Work that lowers the bar of schooling helps those who come back to work. */
const NO_SCHOOLING: JobTerm = {
  fact: "schooling",
  asked: { who: ["over-50", "lost-job", "gig", "carer", "disabled"] },
  points: 4,
  find: ({ education }) => (education === "不限" ? { zh: "学历不限", en: "No schooling asked for" } : null),
};

/** Pay counted by the day is not yet pay handed out by the day, so it earns less than 日结. */
const COUNTED_BY_DAY: JobTerm = {
  fact: "pay-period",
  asked: { when: ["daily-pay"] },
  points: 15,
  find: ({ salaryUnit, salaryText }) =>
    salaryUnit === "day" ? { zh: `按天算钱：${salaryText}`, en: `Counted by the day: ${salaryText}` } : null,
};

/** The score of a job is the sum of these. */
export const JOB_TERMS: readonly JobTerm[] = [
  ofType(["见习"], { work: ["internship"] }, 45),
  ofType(["见习"], { who: ["graduate"], work: ["any", "office"] }, 15),
  ofType(["兼职", "零工"], { when: ["half-day"] }, 20),
  ofType(["全职", "公益性岗位"], { when: ["full-day"] }, 25),
  ofType(["零工"], { when: ["daily-pay"] }, 20),
  ofType(["零工", "兼职"], { who: ["gig"], when: ["any", "weekend-night"] }, 20),
  ofType(["公益性岗位"], { who: ["disabled"], when: ["any"] }, 10),
  tagged("pay-period", /日结|当天结|现结/, { when: ["daily-pay"] }, 40, "Paid out by the day"),
  COUNTED_BY_DAY,
  tagged("shift", /半天|两头班|弹性|早市|钟点/, { when: ["half-day"] }, 30, "Half a day"),
  tagged("shift", /周末|晚班|夜班|晚托/, { when: ["weekend-night"] }, 40, "At weekends or at night"),
  tagged("shift", /半天|两头班|弹性/, { who: ["carer"], when: ["any", "full-day"] }, 20, "Leaves time for the family"),
  tagged("welcomes", /5\s?0 ?岁以上|年龄不限|退休人员/, { who: ["over-50"] }, 25, "Your age is welcome"),
  tagged("welcomes", /残疾人友好|无障碍/, { who: ["disabled"] }, 40, "Friendly to people with disabilities"),
  tagged(
    "welcomes",
    /不用经验|无需经验|应届/,
    { who: ["lost-job", "graduate", "carer", "gig"] },
    8,
    "No experience needed",
  ),
  tagged("welcomes", /年龄不限/, { who: ["lost-job", "gig"] }, 6, "Any age"),
  ...kindTerms(),
  ...distanceTerms(),
  NO_SCHOOLING,
];
