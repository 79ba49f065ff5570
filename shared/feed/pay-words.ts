import type { SalaryUnit } from "../jobs/job.ts";

/** Signs for thousands and the like behind a number. */
export const SCALES: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 千: 1_000, k: 1_000, 百: 100 };

/** What stands between an amount and the word for its period. */
const PER = "(?:/|每|一|元/?|块|per\\s*|a\\s+)\\s*";
/** Words for the time or the thing that pay is for; the first row that is found wins. */
export const PERIODS: readonly (readonly [RegExp, SalaryUnit])[] = [
  [
    /[/每一个元块]\s*(?:课时|节课?|场|班|件|次|单|趟|篇|字|台|套|吨|米|平米|平方|票|个(?!月)|只|箱|把|桌)|计件|per piece/i,
    "piece",
  ],
  [new RegExp(`${PER}(?:小?时|钟头|h(?:our|r)?s?\\b)|时薪|小时工?资|hourly|/\\s*hr?\\b`, "i"), "hour"],
  [new RegExp(`${PER}(?:天|日(?!元)|工日|day\\b)|日薪|日工资|daily|日结`, "i"), "day"],
  [new RegExp(`${PER}(?:周|星期|礼拜|week\\b|wk\\b)|周薪|weekly`, "i"), "week"],
  [new RegExp(`${PER}(?:年|year\\b|yr\\b|annum\\b)|年薪|年收入|年包|annual(?:ly)?|p\\.?a\\.?\\b`, "i"), "year"],
  [
    new RegExp(
      `${PER}(?:个?月|month\\b|mo\\b|mth\\b)|月薪|月工资|月收入|月入|月均|月综合|底薪|monthly|p\\.?m\\.?\\b`,
      "i",
    ),
    "month",
  ],
];

/** Money that is not yuan: the words are kept, the numbers are not taken for yuan. */
export const FOREIGN_MONEY = /[$€£₩]|us\s?d|hk\s?d|美[元金刀]|欧元|英镑|日元|港[币元]|新币|澳元|台币|韩元|卢布/i;

/**
 * Numbers beside pay that are no amounts: hours of an answer, days of a week, insurances, ages, head counts, clock
 * times, commissions in per cent, pay days, lengths of contracts.
 */
export const NOT_AMOUNTS: readonly RegExp[] = [
  /(?<![/每一元块0-9.])[0-9.]+\s*(?:个?小时|钟头|分钟|h\b)(?:内|制|反馈|回复|到岗)?/g,
  /(?<![0-9.])[0-9]{1,2}\s*(?:个?工作日|天|周|年|个月)(?!薪)(?:内|制|反馈|回复|到岗)?/g,
  /(?:每天|每日|一天|日均|工作)\s*[0-9.]+(?:\s*[-~至到]\s*[0-9.]+)?\s*(?:个)?小时/g,
  /(?<![/元块每0-9.])[0-9.]+\s*小时\s*\/\s*(?:天|日)/g,
  /[0-9]+\s*(?:[-~至到]\s*[0-9]+\s*)?天\s*\/?\s*(?:每)?\s*(?:周|月|假|年假|班)/g,
  /(?:每周|每月|月休|周休|单休|双休|做|上|休)\s*[0-9一二三四五六]+\s*(?:天|休\s*[0-9一二三四五六]+)/g,
  /[0-9五六七八]\s*险\s*[0-9一二两]\s*金|[0-9五六七八]\s*险/g,
  /[0-9]{1,2}\s*[:：]\s*[0-9]{2}/g,
  /[0-9]{1,2}\s*(?:点|时)\s*(?:[-~至到]\s*[0-9]{1,2}\s*(?:点|时))/g,
  /[0-9.]+\s*(?:[-~至到]\s*[0-9.]+\s*)?(?:%|％|个点)/g,
  /[0-9]+\s*(?:周?岁|人|名|位|年(?:以上)?(?:工作)?经验)/g,
  /(?:试用期|合同期?|实习期?)\s*[0-9]+\s*(?:[-~至到]\s*[0-9]+\s*)?个?(?:月|年)/g,
  /[0-9]+\s*(?:[-~至到]\s*[0-9]+\s*)?个月(?!薪)/g,
  /(?:每月|次月|当月|月)\s*[0-9]{1,2}\s*[日号](?:左右)?(?:发|结)?/g,
  /[0-9]{1,2}\s*[日号]\s*(?:发薪|发工资|发放|结算)/g,
  /(?:19|20)[0-9]{2}\s*(?:年|届)/g,
];

/** A word before an amount that says what it is. Higher wins; a part of the pay never stands for the whole. */
export const LABELS: readonly (readonly [RegExp, "whole" | "base" | "trial" | "part"])[] = [
  [/(?:综合|总|税前|税后|到手|实发|收入|月入|合计|平均|月均|人均|转正)[^0-9]{0,8}$/, "whole"],
  [/(?:底薪|基本工资|基本薪资|基本薪酬|基薪|基本|保底|无责|固定)[^0-9]{0,6}$/, "base"],
  [/(?:试用|培训)期?[^0-9]{0,6}$/, "trial"],
  [
    /(?:提成|绩效|补贴|津贴|奖金|奖励|餐补|饭补|房补|车补|话补|全勤奖?|年终奖?|加班费?|工龄奖?|补助|高温费?|社保|转正后?加)[^0-9]{0,6}$/,
    "part",
  ],
];

/** Open upwards; open downwards. */
export const OR_MORE = /以上|起(?!重)|\+|≥|>|不低于|至少|最低|不少于|保底|at least|from\b/i;
export const OR_LESS = /以下|以内|之内|不超过|≤|<|最高|封顶|up\s*to|at most/i;
