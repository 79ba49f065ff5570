import type { Concept } from "./concept.ts";

/** Single matters about pay, insurance, money and disputes. */
export const MONEY: readonly Concept[] = [
  {
    id: "unemployment-benefit",
    strength: "topic",
    zh: "失业金 失业保险金 领失业金 失业保险待遇 失保金 失业补助 失业补助金 失业救济 失业救济金 申领失业金 失业保险怎么领 失业钱 失业保险申领",
    pattern:
      /(?:失业|下岗|没工作|被裁|丢了?工作|被辞).{0,8}(?:领(?:啥|什么|点|多少|几个月)?钱|能领|拿(?:啥|什么|点|多少|到)?钱|给多少钱|发多少)/,
    en: "unemployment benefit|unemployment insurance|unemployment pay|unemployment money|unemployment allowance|unemployment claim|unemployment compensation|jobless benefit|claim unemployment|apply for unemployment|dole|unemployment fund",
  },
  {
    id: "unemployment-registration",
    strength: "topic",
    zh: "失业登记 办失业 登记失业 办理失业登记 失业证 失业怎么登记 报失业 就业失业登记 劳动手册",
    pattern: /(?:登记|报).{0,3}失业|失业.{0,5}(?:登记|报到)/,
    en: "register as unemployed|register unemploy*|unemployment registration|registered as unemployed|register that i am unemployed|sign on",
  },
  {
    id: "medical-in-unemployment",
    strength: "topic",
    zh: "代缴医保 失业医保 领失业金期间医保 失业期间看病 失业期间医保",
    pattern: /失业.{0,10}(?:医保|看病|医疗)|(?:医保|看病|医疗).{0,10}失业/,
    en: "medical insurance while unemployed|health insurance while unemployed|unemployed medical",
  },
  {
    id: "social-insurance",
    strength: "need",
    zh: "社保 社会保险 社保费 养老保险 交金 缴金 五险 社保补贴 社会保险补贴 自己交社保 交社保 缴社保 四金 社会保险费 医疗保险 社保补助",
    en: "social insurance|social security|insurance contribution|insurance premium|pension contribution|insurance subsidy",
  },
  {
    id: "deferral",
    strength: "topic",
    zh: "缓缴 缓交 晚交 晚点交 延期交 交不起 交不出 迟交 延后交 推迟交 晚些交 往后拖 拖一拖再交 暂缓缴费 延缓缴纳 先欠着 迟一点交 缓一缓",
    pattern:
      /(?:先|暂时|这几个月).{0,2}不(?:交|缴)|(?:晚|迟|缓|延|拖|推迟|过)(?:一)?(?:点|些|几个?月|段时间)?(?:再)?(?:交|缴)/,
    en: "defer*|postpone|pay later|delay payment|delay paying|put off paying|late payment",
    benefits: ["deferral"],
  },
  {
    id: "housing-fund",
    strength: "topic",
    zh: "公积金 住房公积金 住房基金",
    en: "housing fund|provident fund|housing provident",
  },
  {
    id: "rate-cut",
    strength: "topic",
    zh: "降低费率 费率 降费 少交社保 降社保 工伤保险 社保降费 阶段性降费 少缴 缴费比例 减负",
    pattern: /(?:社保|保险|费率|费).{0,6}(?:少交|少缴|降|减|便宜|低一点)|(?:少交|降低|减).{0,5}(?:社保|保险|费率)/,
    en: "lower rate|insurance rate|rate cut|lower contribution|lower premium|reduce contribution|pay less insurance|work-injury insurance|work injury insurance",
  },
  {
    id: "loan",
    strength: "topic",
    zh: "贷款 创业贷款 借钱 借款 融资 资金周转 周转不灵 没本钱 缺资金 缺本钱 担保贷款 创业担保贷款 创业担保 小额贷款 贷点钱 企业贷 普惠贷款 银行贷款 批次贷 启动资金 贷到款 贷不到 肯贷 想贷 能贷 贷不出 借点钱 无息贷款 信贷 本钱",
    pattern:
      /银行.{0,6}贷|(?:开店|创业|做生意|开公司|店|公司|厂).{0,8}(?:没(?:有)?(?:本)?钱|缺钱|钱不够|差钱|手头紧|手头没钱|周转)|(?:没(?:有)?(?:本)?钱|缺钱|钱不够|手头紧|手头没钱).{0,8}(?:开店|创业|做生意|开公司|周转)/,
    en: "loan|borrow*|lend|lending|credit|financing|finance|raise money|capital|funding",
    benefits: ["loan"],
  },
  {
    id: "loan-overdue",
    strength: "topic",
    zh: "还不上 还不起 还款 展期 延期还 欠银行 还贷 还不出 推迟还 晚点还 贷款到期 还不了 延期还款",
    pattern: /(?:贷款|贷|借).{0,8}(?:还不|到期|延期|展期|推迟|晚点还)/,
    en: "repay*|pay back|loan extension|extend my loan|extend the loan|loan is due|longer to repay",
  },
  { id: "interest", strength: "topic", zh: "贴息 利息 利率 免息 低息", en: "interest" },
  {
    id: "guarantee-fee",
    strength: "topic",
    zh: "担保费 担保手续费 担保费用 担保基金 融资担保 担保费补贴",
    pattern: /担保.{0,6}(?:费|手续费|钱)/,
    en: "guarantee fee|guarantee-fee|guarantee fund|guaranteed by",
  },
  {
    id: "rent",
    strength: "topic",
    zh: "房租 租金 店租 铺租 免租 减租 店铺租金 门面 门面房 铺面 房东 租金减免 商铺租金 减免租金 店面 商铺",
    en: "rent|rental|premises|landlord",
  },
  {
    id: "tax",
    strength: "topic",
    zh: "税 税收 减税 免税 个税 税收优惠 税务 退税 抵税 扣税 少交税",
    en: "tax|taxes|taxation",
  },
  {
    id: "stable-post",
    strength: "topic",
    zh: "稳岗 稳岗返还 稳岗补贴 返还 失业保险返还 裁员率 不裁员 少裁员 退失业保险 稳定岗位 稳定就业岗位 留住员工 保住岗位 稳就业 稳岗返还补贴 保岗位",
    pattern: /(?:失业保险|保险费).{0,6}(?:退|返)|岗位.{0,2}稳|稳(?:住|定)?.{0,3}岗|(?:不|少|没).{0,2}裁(?:人|员)/,
    en: "refund|layoff rate|lay-off rate|keep staff|keep jobs|keeping staff|stable-post|stable post|retain staff|retain workers|no layoffs|job retention|stabili*",
    benefits: ["refund"],
  },
  {
    id: "opening-cost",
    strength: "topic",
    zh: "开办费 开办补贴 一次性开办费 办执照 注册公司 开业补贴 开办费补贴 创业补贴 开张补贴",
    pattern: /(?:开店|开公司|创业|开张|开业|办公司).{0,4}(?:补贴|补助|奖励)/,
    en: "opening cost|opening-cost|set-up cost|setup cost|start-up cost|startup cost|registration cost|startup subsidy|start-up subsidy",
  },
  {
    id: "startup-jobs",
    strength: "topic",
    zh: "带动就业 创业带动就业 带着别人一起干 请了人 雇了人 雇人 请人帮忙 带动补贴",
    pattern: /(?:创业|开店|店里|小店|公司).{0,6}(?:雇|请|招)了?(?:几|两|三|一)?个?(?:人|员工|工人)/,
    en: "create jobs|creating jobs|hired people for my start-up|gives work to others|give work to others",
  },
  {
    id: "price-subsidy",
    strength: "topic",
    zh: "物价 涨价 菜价 菜贵 价格补贴 物价补贴 价格临时补贴 物价上涨 东西贵 菜涨价 肉贵 米贵 通货膨胀 生活成本",
    pattern: /(?:菜|肉|米|油|东西|物价|价格).{0,3}(?:贵|涨)/,
    en: "price*|cost of living|inflation|expensive",
  },
  {
    id: "relief",
    strength: "topic",
    zh: "救助 救济 生活困难 吃不上饭 揭不开锅 过不下去 临时救助 生活费没了 特困 没饭吃 生活过不去 困难帮扶 社会救助 活不下去 救助顾问 社区救助顾问 生活救助 困难补助 生活没着落 没生活来源 民政 吃不起饭",
    pattern: /(?:日子|生活|家里).{0,4}(?:过不下去|没法过|揭不开锅|撑不下去|没着落|难过)/,
    en: "make ends meet|cannot afford food|can't afford food|living allowance|emergency aid|social assistance|social aid|relief|no money to eat|no money for food|financial hardship",
  },
  {
    id: "benefit-taper",
    strength: "topic",
    zh: "渐退 救助渐退 收入豁免 低保会不会停 停低保 取消低保 低保停掉 低保取消",
    pattern:
      /(?:低保|救助).{0,12}(?:停|取消|没了|没有了|退|扣|断|不给|减)|\b(?:lose|stop|cut|keep|affect|losing|stopped)\b.{0,25}\b(?:allowance|benefits?|dibao|relief)\b|(?:上班|工作|就业|打工).{0,10}(?:低保|救助).{0,8}(?:停|取消|没|退|扣|断|不给|影响|减)/,
    en: "lose my benefit|lose my allowance|lose dibao|lose my dibao|stop my dibao|taper*|still get dibao|keep my dibao|keep dibao|income disregard*",
  },
  {
    id: "commute",
    strength: "topic",
    zh: "路费 来回路费 车票钱 路上的钱 班车 厂车 接送职工 接送员工 交通费 通勤 车费 交通补贴 上下班车 通勤车 接送工人 五大园区 大巴 园区",
    pattern: /接送.{0,3}(?:工人|员工|职工|上下班)/,
    en: "shuttle|commut*|bus for worker*|bus for staff|transport cost|transport subsid*|industrial park",
  },
];
