/**
 * Adverts as sources send them and nobody would invent for a demonstration: no headings, far too long, nothing stated,
 * a page of their own. Normal form of a feed (DESIGN §3). Dates move with the day the tests run.
 */
const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` so many days from now. */
function day(from: number, days: number): string {
  return new Date(from + days * DAY_MS).toISOString().slice(0, 10);
}

/** A host of the tests only; nothing answers there. */
export const APPLY_HOST = "jobs.example.org";

const LONG_SENTENCE =
  "负责门店日常的开门准备、货品上架、价格核对、顾客接待和收银结账，遇到不会处理的情况先记下来再请店长来看，不自己做主；";

export function oddJobs(now: number): readonly object[] {
  const common = {
    op: "put",
    source: "街道收集",
    title: "",
    employer: "海棠便民商店",
    city: "上海",
    district: "长宁区",
    street: "天山路街道",
    address: "娄山关路 100 号",
    lat: 31.2135,
    lon: 121.4021,
    geoBasis: "address",
    employmentType: "全职",
    salaryMin: 4_500,
    salaryMax: 5_500,
    salaryUnit: "month",
    salaryMonths: null,
    salaryText: "4500-5500元/月",
    education: "不限",
    experience: "不限",
    openings: 2,
    tags: ["早班", "缴五险"],
    description: "",
    datePosted: day(now, -2),
    dateBasis: "source",
    validThrough: day(now, 30),
    applyUrl: null,
  };
  return [
    { ...common, id: "plain", title: "理货员", description: "整理货架，帮顾客找东西，早上七点到下午三点。" },
    {
      ...common,
      id: "silent",
      title: "夜间值守",
      description: "",
      tags: [],
      education: "",
      experience: "",
      openings: null,
    },
    { ...common, id: "long", title: "门店营业员", description: LONG_SENTENCE.repeat(24) },
    {
      ...common,
      id: "sections",
      title: "社区食堂帮厨兼打菜窗口服务人员（早晚两班可选，包两餐）",
      employer: "海棠苑社区为老服务综合体食堂运营管理有限公司",
      description: `岗位职责：${Array.from({ length: 9 }, (_, n) => `${n + 1}、${LONG_SENTENCE}`).join("")}任职要求：1、身体健康，有健康证；2、能站得住，手脚利索。`,
    },
    {
      ...common,
      id: "unstated",
      title: "家电维修",
      employer: "",
      district: "",
      street: "",
      address: "",
      lat: null,
      lon: null,
      geoBasis: "none",
      employmentType: null,
      salaryMin: null,
      salaryMax: null,
      salaryUnit: null,
      salaryText: "面议",
      validThrough: null,
      description: "要求：会看电路图，有电工证。",
    },
    {
      ...common,
      id: "linked",
      title: "仓库分拣",
      employmentType: "零工",
      salaryMin: 22,
      salaryMax: 26,
      salaryUnit: "hour",
      salaryText: "22-26元/小时",
      applyUrl: `https://${APPLY_HOST}/a/7`,
      description: "干什么：分拣包裹\n要求：搬得动 15 公斤\n待遇：按小时结\n上班时间：18:00–22:00",
    },
    // Far away and part-time: nothing of that kind within the rings, so the empty page has something to relax.
    { ...common, id: "far", title: "果园采摘", employmentType: "兼职", lat: 31.63, lon: 121.4, address: "三华路 9 号" },
  ];
}
