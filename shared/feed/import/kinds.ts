import { CITY_NAMES } from "./gazetteer.ts";
import { COMPANY_WORD, EMPLOYER_END, TITLE_END, TITLE_WORD } from "./kind-words.ts";
import { readPlace } from "./place.ts";

/** What one cell looks like by itself, without its column's name. A cell may look like several things. */
export const KINDS = [
  "pay",
  "payNumber",
  "payUnit",
  "number",
  "day",
  "education",
  "experience",
  "any",
  "openings",
  "size",
  "nature",
  "place",
  "address",
  "employmentType",
  "coordinate",
  "url",
  "contact",
  "tags",
  "industry",
  "long",
  "employer",
  "employerLike",
  "title",
] as const;
export type Kind = (typeof KINDS)[number];

/** One line each; blanks inside were made single before. */
const SHAPES: readonly (readonly [Kind, number, RegExp])[] = [
  ["any", 6, /^(?:不限|均可|无要求|不要求|any)$/i],
  ["number", 24, /^-?[0-9]+(?:\.[0-9]+)?$/],
  ["payNumber", 9, /^(?:[89][0-9]{2}|[1-9][0-9]{3,5})(?:\.0+|\.[0-9]{1,2})?$/],
  [
    "pay",
    60,
    /^[^0-9]{0,8}[0-9]+(?:\.[0-9]+)?\s*\+?\s*(?:(?:元|块)?\s*[-~—–－～至到]+\s*)?(?:[0-9]+(?:\.[0-9]+)?)?\s*(?:(?:[千万kw]|元|块)[^人年岁]{0,16}(?:薪|年|月|天|时)?|\/\s*(?:月|年|天|日|小?时|周|次|件))(?:.{0,16})$/i,
  ],
  ["pay", 24, /^(?:薪资|工资|薪酬|待遇|薪水)?(?:面议|面谈|可谈|协商)(?:\(.*\))?$/],
  ["pay", 24, /^[0-9]{4,6}(?:\.[0-9]+)?\s*[-~—–－～至到]\s*[0-9]{4,8}(?:\.[0-9]+)?(?:元)?(?:\/.{1,3})?$/],
  ["pay", 8, /^0-1(?:\.0)?$/],
  ["payUnit", 8, /^[千万百]?元\s*[/每]\s*(?:个?月|天|日|小?时|周|年|次|件)$/],
  ["day", 40, /^(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[T ].*|发布|更新)?$/],
  ["day", 20, /^(?:19|20)[0-9]{2}(?:[-/.年](?:0?[1-9]|1[0-2])月?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))$/],
  ["day", 16, /^(?:0?[1-9]|1[0-2])[-/月](?:0?[1-9]|[12][0-9]|3[01])日?(?:\s*(?:发布|更新))?$/],
  [
    "day",
    16,
    /^(?:刚刚|今天|今日|昨天|前天|[0-9]{1,3}\s*(?:分钟|小时|天|日|周|个月)前|[0-9]{1,2}:[0-9]{2})(?:\s*(?:发布|更新|活跃))?$/,
  ],
  [
    "day",
    30,
    /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,].*(?:19|20)[0-9]{2}/i,
  ],
  [
    "education",
    18,
    /^(?:统招|全日制|最低)?(?:学历)?(?:不限|无要求|小学|初中|高中|中专|中技|中职|职高|技校|技工|大专|专科|高职|本科|学士|硕士|研究生|博士|大学(?:本科|专科)?|(?:e?mba))(?:(?:及|或)?以[上下]|学历|毕业|研究生|优先|[/、,或及](?:中专|高中|职高|技校|中技|大专|本科|硕士|博士|专科))*$/i,
  ],
  [
    "education",
    30,
    /^(?:high school(?: diploma)?|bachelor(?:'?s)?(?: degree)?|master(?:'s|s)?(?: degree)?|associate(?:'s)? degree|doctorate|ph\.?d\.?|any degree|no degree)(?: or (?:above|higher|equivalent)| preferred| required)?$/i,
  ],
  ["education", 8, /^学历不限$|^学历要求/],
  [
    "experience",
    28,
    /^(?:工作|从业|相关|需要)?(?:经验|年限)?[:：]?\s*(?:不限(?:经验|年限)|经验不限|无需经验|无经验|无工作经验|不要求经验|有经验(?:者?优先)?|在校\/?应届|应届(?:毕业)?生?|在读学生|实习生)(?:[ ,，/].{0,14})?$/,
  ],
  [
    "experience",
    28,
    /^(?:[0-9]{1,2}(?:\.[0-9])?|[一二两三四五六七八九十]+)\s*(?:[-~—–至到]\s*(?:[0-9]{1,2}|[一二三四五六七八九十]+)\s*)?年(?:(?:及)?以[上下内])?(?:的?(?:相关)?(?:工作|从业|销售|管理)?(?:经验|经历|年限)?)?(?:[ ,，/].{0,14})?$/,
  ],
  ["experience", 40, /^(?:[0-9]+(?:\+|-[0-9]+)? ?(?:years?|yrs?)|entry level|no experience)/i],
  ["openings", 12, /^(?:招聘?|招收|需求?)?\s*(?:[1-9][0-9]{0,3}|若干|数|多)\s*[人名位](?:左右)?$|^若干$/],
  ["openings", 4, /^[1-9][0-9]{0,3}$/],
  [
    "size",
    18,
    /^(?:少于|不足|约|大于|超过)?\s*[0-9]{1,6}\s*(?:[-~—–至到]\s*[0-9]{2,6}\s*人?(?:以[上下])?|人(?:以[上下内])|\+人?)$|^(?:少于|不足|大于|超过)\s*[0-9]+\s*人$/,
  ],
  [
    "nature",
    18,
    /^(?:民营|国企|国有|央企|外资|外企|外商|合资|中外|港澳台|上市|已上市|私营|民企|股份制|事业单位|创业公司|非营利|社会团体|政府机关|个体|代表处|有限责任|股份有限|其他有限|未融资|天使轮|种子轮|[a-f]\+?轮|pre-|不需要融资|战略融资|拟上市|集体)(?:公司|企业|性质|机构|组织|工商户|单位|及以上|\(.*\)|.{0,6})$/i,
  ],
  [
    "employmentType",
    12,
    /^(?:全职|兼职|实习|见习|零工|临时|小时工|钟点工|日结|劳务派遣|派遣|外包|公益性岗位?|正式|合同制|灵活就业|全日制|非全日制)(?:工|岗位?|用工)?(?:[,，/、](?:全职|兼职|实习|见习|临时|校招|社招))*$/,
  ],
  ["employmentType", 20, /^(?:full|part)[- ]?time$|^internship$|^temporary$/i],
  ["coordinate", 24, /^-?(?:1[0-3][0-9]|[7-9][0-9]|[1-5]?[0-9])\.[0-9]{3,}$/],
  [
    "url",
    2_000,
    /^(?:https?:)?\/\/|^www\.|^\/[\w/.-]+\.(?:html?|aspx?|php)|^(?!(?:asp|vb|ado|dot)\.)[a-z0-9-]+\.(?:com|cn|net)(?:\/[!-~]*)?$/i,
  ],
  ["contact", 30, /^(?:\+?86[- ]?)?1[3-9][0-9]{9}$|^0[0-9]{2,3}-[0-9]{7,8}$|^[\w.+-]+@[\w-]+\.[\w.]+$/],
  ["industry", 60, /^[^0-9。；;:：]{2,}[/|｜,，、][^0-9。；;:：]{2,}$/],
];

/** What pay is written with; of anything else a pay cell holds little. */
const PAY_SIGNS =
  /[0-9.,千万百kw元块rmb¥￥/月年天日周时小半个·*x×薪资酬水工待遇面议谈可协商以上下及起左右约税前后到手底综合收入基本绩效提成补贴奖金全勤包吃住五险一双休加班费试用期转正每固定无责保反馈详聊\s()（）+\-~—–－～至]/gi;
const PAY_WORDS_MOST = 2;

const BENEFITS =
  /五险|一金|社保|双休|单休|年假|补贴|补助|奖金|提成|包吃|包住|食宿|班车|体检|旅游|培训|福利|全勤|弹性|加班费|年终|绩效|股票|餐补|下午茶|晋升/g;
const BENEFITS_LEAST = 2;
/** Characters from which a cell is a paragraph. */
const LONG_FROM = 60;
const ADDRESS =
  /(?:[路街道弄巷村镇][^。]{0,12}[0-9]|[0-9]+\s*[号弄楼层室栋座]|大厦|广场|园区|产业园|科技园|创意园|大楼|商务楼|楼宇|[路街]$)/;
const ADDRESS_MOST = 90;
const NAME_MOST = 60;

/** All that a cell looks like; none for a blank one. */
export function kindsOf(text: string): readonly Kind[] {
  const plain = text.replace(/\s+/g, " ").trim();
  if (plain === "") return [];
  const kinds = new Set<Kind>();
  if (plain.length >= LONG_FROM) kinds.add("long");
  for (const [kind, most, shape] of SHAPES) if (plain.length <= most && shape.test(plain)) kinds.add(kind);
  // 车险客服月薪1.2万: a title that boasts.
  if (kinds.has("pay") && (plain.replace(PAY_SIGNS, "").match(/[\u4e00-\u9fffa-z]/gi)?.length ?? 0) >= PAY_WORDS_MOST)
    kinds.delete("pay");
  // 2人 is a number of posts, 50-150人 a company's size, 20-99 may be one as well; 4001-6000 is rather pay.
  if (kinds.has("size") && (kinds.has("day") || (!plain.includes("人") && kinds.has("pay")))) kinds.delete("size");
  if (kinds.has("size")) {
    kinds.delete("pay");
    kinds.delete("openings");
  }
  if ((plain.match(BENEFITS)?.length ?? 0) >= BENEFITS_LEAST) kinds.add("tags");
  const typed = ["pay", "day", "education", "experience", "size", "nature", "url", "number", "employmentType"].some(
    (kind) => kinds.has(kind as Kind),
  );
  if (!typed) addNames(plain, kinds);
  return [...kinds];
}

function addNames(plain: string, kinds: Set<Kind>): void {
  if (plain.length <= ADDRESS_MOST && plain.length >= 4 && ADDRESS.test(plain)) kinds.add("address");
  if (plain.length <= 24 && isPlace(plain)) kinds.add("place");
  if (plain.length > NAME_MOST) return;
  const bare = withoutBrackets(plain);
  if (EMPLOYER_END.test(bare)) kinds.add("employer");
  if (COMPANY_WORD.test(bare)) kinds.add("employerLike");
  if (TITLE_END.test(bare) || TITLE_WORD.test(plain)) kinds.add("title");
}

/** 上海-浦东新区, 青秀区, 广西壮族自治区: nothing but levels of an area. */
function isPlace(text: string): boolean {
  if (CITY_NAMES.has(text) || /^[\u4e00-\u9fff]{2,8}(?:省|自治区)$/.test(text)) return true;
  const { city, district, address } = readPlace(text);
  return (city !== "" || district !== "") && address === "";
}

/** 会计（双休）-浦东 → 会计: what boards hang on a title or a name. */
function withoutBrackets(text: string): string {
  const bare = text
    .normalize("NFKC")
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|《[^》]*》/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const between = /[\u4e00-\u9fff]/.test(bare) ? / ?[-–—_|+~ ]/ : / [-–—_|+~] /;
  return bare === "" ? text : (bare.split(between)[0] ?? bare).trim() || bare;
}
