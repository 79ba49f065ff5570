import type { Concept } from "./concept.ts";

/** Single matters of finding, keeping and learning work. */
export const WORK: readonly Concept[] = [
  {
    id: "recruiting",
    strength: "topic",
    zh: "招工 招人 招不到人 缺人 缺工 用工 人手不够 请不到人 招聘员工 招员工 招工难 招不到工人 急招 用工荒 缺人手 用工缺口 招聘困难 一企一策 用工服务 找不到工人 找工人 要用人 招用 招聘服务 没人来应聘 没人来干",
    pattern:
      /(?:招|雇|录用|聘)(?:了|用)|(?:企业|公司|单位|厂里|我们|店里|老板|合作社).{0,5}(?:招|缺|请)(?:了)?(?:人|工|员工|工人)/,
    en: "hire|hiring|recruit*|cannot find worker*|can't find worker*|find workers|find staff|short of staff|short of workers|labour shortage|labor shortage|need workers|need staff|looking for workers|looking for staff|staff shortage",
    benefits: ["employer_service"],
  },
  {
    id: "hiring-subsidy",
    strength: "topic",
    zh: "吸纳补贴 吸纳就业补贴 一次性吸纳 扩岗 扩岗补助 招用补贴 招人补贴 吸纳 一次性吸纳就业补贴 招工补贴 用工补贴 雇人补贴 新增岗位补贴 直补快办 招聘补贴 录用补贴 岗位补贴",
    pattern:
      /(?:招|录用|聘用|雇|请|用|吸纳).{0,14}(?:补贴|补助|奖励|给钱|有钱|优惠)|(?:补贴|补助|优惠).{0,8}(?:招人|招工|招用)/,
    en: "hiring subsid*|subsidy for hiring|subsidies for hiring|subsidy when i hire|subsidy if i hire|recruitment subsid*|wage subsid*|hire and get|money for hiring|expansion subsid*",
  },
  {
    id: "post-vacancy",
    strength: "topic",
    zh: "发布岗位 发岗位 登招聘 发招聘 发布招聘 企业入驻 入驻平台 上平台 登招聘信息 招聘信息发布 发布招聘信息 注册招聘 登广告 挂招聘",
    pattern:
      /(?:哪里|怎么|哪儿|去哪|在哪|想).{0,5}(?:发布?|登|挂)(?:一?个?)(?:岗位|招聘|招工)|(?:招聘|岗位|招工).{0,4}(?:发到|发布|登到|放到|挂到|发上)|入驻.{0,8}平台/,
    en: "post my job|post our job|post my vacanc*|post our vacanc*|publish my vacanc*|publish our vacanc*|public platform|post a job|post jobs|post vacanc*|post a vacancy|advertise a job|advertise jobs|list a vacancy|join the platform|job platform|publish a vacancy|put up a job",
  },
  {
    id: "shared-staff",
    strength: "topic",
    zh: "共享用工 共享员工 借人 借调 借员工 员工借用 调剂用工 人多缺人 余缺调剂 借用员工 借工人",
    pattern:
      /借.{0,6}(?:员工|工人|人手|人用|个人)|(?:员工|工人|人手).{0,10}借(?:给|到|去|出|别|一)|(?:淡季|生意不好).{0,8}(?:人多|员工)/,
    en: "share staff|share workers|shared staff*|shared employ*|borrow staff|borrow workers|lend staff|lend workers|spare staff",
  },
  {
    id: "key-enterprise",
    strength: "topic",
    zh: "重点企业 重点工程 重点项目 重点民营企业 制造业企业 就业服务专员 专员 服务专员",
    en: "key enterprise|key project|key firm|key manufactur*|employment officer|account manager",
  },
  {
    id: "hard-hit-sector",
    strength: "topic",
    zh: "困难行业 餐馆 饭馆 小饭店 受影响大 受冲击 餐饮业 餐饮企业 旅游业 酒店业 零售业 会展 困难企业 餐饮店 饭店生意 旅行社 养老院 养老机构 交通运输 民宿 住宿业",
    pattern: /(?:饭店|餐馆|餐厅|酒店|旅馆|旅行社|养老院|小吃店).{0,6}(?:困难|难做|生意|撑|扶持|帮扶|政策|补贴|熬)/,
    en: "restaurant|hotel|tourism|catering|retail|care home|hard-hit|travel agency",
  },
  {
    id: "job-fair",
    strength: "topic",
    zh: "招聘会 专场招聘 面试会 双选会 校招 秋招 招聘活动 春招 校园招聘 人才市场 招聘专场 百日千企 金秋招聘月 现场招聘",
    en: "job fair|career fair|recruitment fair|recruitment event|hiring event|graduate fair",
  },
  {
    id: "live-jobs",
    strength: "topic",
    zh: "直播 直播带岗 直播招聘 直播间 看直播",
    en: "live stream*|livestream*|live-stream*",
  },
  {
    id: "event",
    strength: "need",
    zh: "活动 讲座 沙龙 排片表 活动日历 活动安排 近期活动 活动表 什么活动 日程 活动时间",
    en: "event|talk|salon|lecture|schedule|calendar|workshop|activit*",
    benefits: ["event"],
  },
  {
    id: "career-guidance",
    strength: "topic",
    zh: "职业指导 职业规划 迷茫 不知道做什么 不知道找什么工作 适合做什么 简历 面试技巧 就业指导 职业测评 职业咨询 择业 写简历 职业导师 就业训练营 训练营 做简历 不知道干什么",
    pattern: /不(?:知道|晓得|清楚).{0,6}(?:做|干|找)(?:什么|啥)|适合.{0,4}(?:做|干)(?:什么|啥)/,
    en: "career|resume|résumé|cv|interview skill*|interview tips|don't know what job|do not know what job|what job suits me|which job suits me|vocational guidance|job counsel*|counsell*|training camp|boot camp|bootcamp",
    benefits: ["guidance"],
  },
  {
    id: "interview",
    strength: "topic",
    zh: "面试 体检 陪面试 约面试 面试体检 入职体检 陪我去面试",
    en: "interview|medical check|medical exam*|health check",
  },
  {
    id: "internship",
    strength: "topic",
    zh: "见习 实习 见习基地 见习岗位 就业见习 青年见习 职业见习 带教 见习生 见习补贴 见习学员 带教费 实习生",
    en: "internship|intern|interns|placement|trainee*|work experience|apprentice placement",
    benefits: ["placement"],
  },
  {
    id: "internship-base",
    strength: "topic",
    zh: "见习基地 申报见习基地 成为见习基地 带教费 带教补贴 剩余带教费 提前签合同 提前留用",
    pattern: /(?:申报|成为|变成|当|做|申请|挂牌).{0,6}(?:见习|实习)基地/,
    en: "placement base|internship base|host interns|host trainees|become a base|mentor fee|take interns|take trainees|take on interns",
  },
  {
    id: "aviation",
    strength: "topic",
    zh: "航空 空乘 空姐 空少 飞机 机场 航空公司 乘务员 民航",
    en: "aviation|airline|flight attendant|cabin crew|aircraft|airport",
  },
  {
    id: "law-career",
    strength: "topic",
    zh: "律所 律师 法学 法律专业 学法律 法律见习 法学生 律师事务所 实习律师",
    en: "law student|law school|law firm|study law|studied law|legal placement",
  },
  {
    id: "firefighter",
    strength: "topic",
    zh: "消防员 消防 专职消防员 对口地区 对口 红河 云南 扶贫 脱贫 中西部 点对点 春风行动 对口支援",
    en: "firefighter|fire fighter|partner region|point-to-point|honghe|yunnan|spring breeze",
  },
  {
    id: "archive",
    strength: "topic",
    zh: "档案 存档 调档 报到证 派遣证 转档案 人事档案 毕业档案 档案转递 查档案 弃档 死档 档案托管 档案接收",
    en: "personal file|personnel file|archive*|dossier|student record*|file transfer|transfer my file|employment report card|registration card|my file|student file|file after graduat*|school file",
    benefits: ["records"],
  },
  {
    id: "jobseeker-file",
    strength: "topic",
    zh: "求职档案 一人一档 服务档案 建档 就业档案 建个档 个人档案",
    en: "jobseeker file|job-seeker file|personal service file|service file|personal record",
  },
  {
    id: "follow-up",
    strength: "topic",
    zh: "回访 跟踪 台账 实名制 跟踪服务 打电话联系 联系我",
    en: "follow up|follow-up|call me back|contact me later",
  },
];
