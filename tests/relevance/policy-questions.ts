/**
 * Sixty questions to the policies, in the kinds that people bring: residents, employers and staff; plain Chinese,
 * colloquial, mistyped, pinyin, English; some about what has ended, some that nothing here answers.
 *
 * Written down before the search was tuned, from the list of policies alone. `expected`: any of these among the first
 * three is an answer. `ended`: ids that must be marked as ended when they show. An empty `expected` asks for `nothing`.
 */
interface PolicyQuestion {
  readonly text: string;
  readonly district: "长宁区" | "崇明区";
  readonly kind: "plain" | "colloquial" | "typo" | "pinyin" | "english" | "employer" | "staff" | "ended" | "nothing";
  readonly expected: readonly string[];
  readonly ended?: readonly string[];
}

export const POLICY_QUESTIONS: readonly PolicyQuestion[] = [
  // Plain
  { text: "失业金怎么申请", district: "长宁区", kind: "plain", expected: ["cn12-unemployment-benefit"] },
  { text: "大学毕业后档案转到哪里", district: "长宁区", kind: "plain", expected: ["cn09-archive-transfer"] },
  { text: "考了证有没有补贴", district: "长宁区", kind: "plain", expected: ["cn22-skill-upgrade-subsidy"] },
  { text: "残疾人想自己开店有什么支持", district: "长宁区", kind: "plain", expected: ["cn16-disabled-incubator"] },
  { text: "哪里可以学家政", district: "长宁区", kind: "plain", expected: ["cn22-custom-training"] },
  {
    text: "就业困难人员怎么认定",
    district: "崇明区",
    kind: "plain",
    expected: ["cm10-hardship-recognition", "st-hardship-help"],
  },
  { text: "困难毕业生求职补贴", district: "崇明区", kind: "plain", expected: ["cm10-jobseeking-1000"] },
  { text: "开办费补贴", district: "崇明区", kind: "plain", expected: ["cm02-opening-cost-subsidy"] },
  { text: "见习期间有生活费吗", district: "崇明区", kind: "plain", expected: ["cm08-internship-allowance"] },
  { text: "失业登记到哪里办", district: "崇明区", kind: "plain", expected: ["st-unemployment-registration"] },
  { text: "有没有免费的办公位子", district: "崇明区", kind: "plain", expected: ["st-free-desk"] },

  // Colloquial
  { text: "我下岗了能领啥钱", district: "长宁区", kind: "colloquial", expected: ["cn12-unemployment-benefit"] },
  { text: "老板拖着工资不发怎么办", district: "长宁区", kind: "colloquial", expected: ["cn07-dispute-mediation"] },
  {
    text: "一家子都没班上",
    district: "长宁区",
    kind: "colloquial",
    expected: ["cn13-zero-family-1month", "cn13-hardship-aid"],
  },
  { text: "我吃低保，上班了会不会给我停掉", district: "长宁区", kind: "colloquial", expected: ["cn13-gradual-exit"] },
  { text: "坐过牢的人找工作有人帮吗", district: "长宁区", kind: "colloquial", expected: ["cn13-hardship-aid"] },
  {
    text: "想开个小店手头没钱",
    district: "长宁区",
    kind: "colloquial",
    expected: ["cn02-startup-loan", "cn02-changning-loan"],
  },
  {
    text: "儿子毕业半年了还在家蹲着",
    district: "长宁区",
    kind: "colloquial",
    expected: ["cn08-left-school-tracking", "cn10-internship"],
  },
  {
    text: "怀孕了单位嫌弃我",
    district: "长宁区",
    kind: "colloquial",
    expected: ["cn21-women-three-periods", "cn07-dispute-mediation"],
  },
  {
    text: "五十几岁了打打零工，社保补不补的",
    district: "崇明区",
    kind: "colloquial",
    expected: ["cm10-older-flexible-subsidy"],
  },
  {
    text: "种田的低保户出去上班有钱拿伐",
    district: "崇明区",
    kind: "colloquial",
    expected: ["cm10-farmer-job-subsidy"],
  },
  { text: "想夜市摆个摊", district: "崇明区", kind: "colloquial", expected: ["cm02-startup-guidance"] },
  { text: "做一天拿一天钱的活哪里有", district: "崇明区", kind: "colloquial", expected: ["cm14-gig-zone"] },
  {
    text: "腿脚不好能上门来办伐",
    district: "崇明区",
    kind: "colloquial",
    expected: ["st-station-standard", "st-home-visit"],
  },
  { text: "菜价涨得厉害有补贴吗", district: "崇明区", kind: "colloquial", expected: ["cm11-price-subsidy"] },

  // Mistyped
  { text: "失叶金怎么领", district: "长宁区", kind: "typo", expected: ["cn12-unemployment-benefit"] },
  { text: "公机金可以缓交吗", district: "长宁区", kind: "typo", expected: ["cn01-hpf-deferral"] },
  {
    text: "创业担保带款",
    district: "长宁区",
    kind: "typo",
    expected: ["cn02-startup-loan", "cn01-startup-loan-extension"],
  },
  { text: "就业因难人员社保补帖", district: "崇明区", kind: "typo", expected: ["cm10-hardship-si-subsidy"] },
  { text: "零工式场在哪", district: "崇明区", kind: "typo", expected: ["cm14-gig-zone"] },
  { text: "档按接收", district: "崇明区", kind: "typo", expected: ["cm09-archive-service"] },

  // Pinyin
  { text: "shiyejin", district: "长宁区", kind: "pinyin", expected: ["cn12-unemployment-benefit"] },
  {
    text: "chuangye daikuan",
    district: "长宁区",
    kind: "pinyin",
    expected: ["cn02-startup-loan", "cn01-startup-loan-extension"],
  },
  { text: "luohu", district: "长宁区", kind: "pinyin", expected: ["cn05-talent-settlement"] },
  { text: "ling gong", district: "崇明区", kind: "pinyin", expected: ["cm14-gig-zone"] },
  { text: "jianxi butie", district: "崇明区", kind: "pinyin", expected: ["cm08-internship-allowance"] },

  // English
  {
    text: "how do I claim unemployment benefit",
    district: "长宁区",
    kind: "english",
    expected: ["cn12-unemployment-benefit"],
  },
  {
    text: "loan to start a business",
    district: "长宁区",
    kind: "english",
    expected: ["cn02-startup-loan", "cn02-changning-loan"],
  },
  { text: "my boss did not pay me", district: "长宁区", kind: "english", expected: ["cn07-dispute-mediation"] },
  {
    text: "can foreigners from other provinces use this service without a local hukou",
    district: "长宁区",
    kind: "english",
    expected: ["cn21-all-residents-service"],
  },
  {
    text: "help for disabled people to find work",
    district: "长宁区",
    kind: "english",
    expected: ["cn13-hardship-aid", "cn0-aixinyuan-training"],
  },
  { text: "part time gig work", district: "崇明区", kind: "english", expected: ["cm14-gig-zone"] },

  // Employers
  { text: "公司想招应届生，有什么补贴", district: "长宁区", kind: "employer", expected: ["cn08-graduate-subsidies"] },
  { text: "招不到人谁来帮我们企业", district: "长宁区", kind: "employer", expected: ["cn20-employer-recruit-service"] },
  { text: "店铺房租能不能减", district: "长宁区", kind: "employer", expected: ["cn01-rent-relief"] },
  { text: "贷款的担保手续费谁出", district: "长宁区", kind: "employer", expected: ["cn02-guarantee-fee"] },
  { text: "厂里班车接送工人能补车费吗", district: "崇明区", kind: "employer", expected: ["cm01-commute-subsidy"] },
  { text: "怎么变成见习基地", district: "崇明区", kind: "employer", expected: ["cm08-become-base"] },
  {
    text: "小微企业招离校未就业大学生社保补贴",
    district: "崇明区",
    kind: "employer",
    expected: ["cm04-small-firm-si-subsidy"],
  },

  // Staff
  { text: "居民问骗补去哪举报", district: "崇明区", kind: "staff", expected: ["cm16-fraud"] },
  { text: "零就业家庭确认后几个月内要解决", district: "长宁区", kind: "staff", expected: ["cn13-zero-family-1month"] },
  {
    text: "崇明公益性岗位安置对象",
    district: "长宁区",
    kind: "staff",
    expected: ["cm10-public-welfare-posts", "st-welfare-posts"],
  },

  // Ended
  {
    text: "老师没有教师资格证可以先上岗吗",
    district: "长宁区",
    kind: "ended",
    expected: ["cn09-teacher-first-job"],
    ended: ["cn09-teacher-first-job"],
  },
  {
    text: "招16到24岁失业青年的一次性吸纳补贴",
    district: "崇明区",
    kind: "ended",
    expected: ["cm04-graduate-youth-hiring-subsidy"],
    ended: ["cm04-graduate-youth-hiring-subsidy"],
  },
  {
    text: "招用登记失业三个月以上人员补贴",
    district: "崇明区",
    kind: "ended",
    expected: ["cm10-hire-unemployed-subsidy", "cm10-new-post-subsidy"],
    ended: ["cm10-hire-unemployed-subsidy"],
  },

  // Nothing here answers these
  { text: "护照到期了去哪里换", district: "长宁区", kind: "nothing", expected: [] },
  { text: "退休金每个月几号到账", district: "长宁区", kind: "nothing", expected: [] },
  { text: "孩子上小学怎么报名", district: "崇明区", kind: "nothing", expected: [] },
  { text: "where can I park my car", district: "长宁区", kind: "nothing", expected: [] },
  { text: "明天会下雨吗", district: "崇明区", kind: "nothing", expected: [] },
];
