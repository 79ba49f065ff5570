import type { Concept } from "./concept.ts";

/** Single matters of the station itself. */
export const STATION: readonly Concept[] = [
  {
    id: "remote-help",
    strength: "topic",
    zh: "远程 远程帮办 虚拟窗口 视频办 自助机 自助终端 一网通办 不会用手机 不会用机器 不会操作 远程窗口 视频窗口 手机办 机器不会 不会上网",
    pattern:
      /(?:教|帮).{0,4}(?:用|操作).{0,3}(?:机器|终端|屏)|\b(?:use|operate|work)\s(?:this|the)\s(?:machine|screen|computer)\b|(?:不会|不懂|看不懂).{0,4}(?:用|操作|弄|按)?.{0,3}(?:机器|手机|电脑|屏幕|上网|终端)/,
    en: "remote|virtual window|video help|self-service|self service|cannot use the machine|can't use the machine|can't use a phone|terminal|kiosk|video call|online portal|one-stop",
  },
  {
    id: "smart-terminal",
    strength: "topic",
    zh: "智慧就业 智能终端 大屏 投简历 一体机 投递简历 机器能干什么",
    en: "smart terminal|send my resume|send a resume|send my cv|what can this machine do|smart employment",
  },
  {
    id: "home-visit",
    strength: "topic",
    zh: "上门 走访 家访 上门服务 上门走访 摸底 到家里 来我家 来家里 入户",
    en: "home visit|come to my home|visit me|at my home|door-to-door",
  },
  {
    id: "mobility",
    strength: "topic",
    zh: "走不动 腿脚不便 腿脚不好 行动不便 出不了门 下不了楼 首问 首问负责 投诉 服务态度 态度不好 态度差 预约服务 卧床",
    pattern: /(?:腿|脚|身体).{0,3}(?:不好|不方便|不便|走不)/,
    en: "cannot walk|can't walk|mobility|housebound|complain*|service attitude|rude|bad service|book a service",
  },
  {
    id: "station-network",
    strength: "topic",
    zh: "就业服务站 服务站 站点 就业站 15分钟 十五分钟 家门口就业 就业服务圈 就业点 最近的站 就业服务点 就业驿站 驿站 楼门口",
    pattern: /(?:站点|服务站|站).{0,4}(?:在哪|地址|哪里)|(?:附近|最近|哪里).{0,6}(?:站点|服务站|就业站)/,
    en: "job station|service station|nearest station|employment station|where is the station|station near|15-minute|fifteen-minute|station network",
  },
  {
    id: "flexible-places",
    strength: "topic",
    zh: "就业小店 就业小屋 就业小站 商圈 商场里 车站旁 枢纽",
    en: "shopping area|transport hub|small shop point|job hut|job corner",
  },
  {
    id: "policy-list",
    strength: "topic",
    zh: "政策清单 政策手册 服务手册 手册 小册子 政策汇编 有哪些政策 有什么政策 什么政策 哪些政策 哪些补贴 什么补贴 能享受什么",
    pattern: /(?:有|能享受|可以享受|我能)(?:什么|哪些|啥)(?:好)?(?:政策|补贴|福利|待遇)/,
    en: "handbook|policy list|list of policies|what policies|which policies|what subsidies|which subsidies|booklet|brochure",
  },
  {
    id: "policy-advice",
    strength: "topic",
    zh: "政策咨询 咨询政策 问政策 讲政策 政策解读 政策问哪里 政策窗口 看不懂政策 咨询 政策不懂",
    en: "policy advice|ask about polic*|explain the policy|explain polic*|consult*",
  },
  {
    id: "subsidy-claim",
    strength: "topic",
    zh: "补贴申领 填表 帮忙填 帮我填 填申请 写申请 代办 帮办 不会办 帮我办 补贴怎么申请 帮忙办 代理 申领补贴 帮忙申请 帮着办",
    pattern:
      /(?:填|写).{0,3}(?:补贴|补助|申请|表)|(?:补贴|补助).{0,8}(?:怎么(?:申请|领|办|弄)|去哪(?:领|办)|哪里(?:领|办|申请)|手续|材料|流程|不会)/,
    en: "subsidy form|application form|fill in|fill out|forms|claim a subsidy|claim subsidies|how to claim|help me claim|help me apply|paperwork|fill in the form*|help with form*|apply for subsid*|apply for a subsidy|claim my subsid*",
  },
  {
    id: "hardship-recognition",
    strength: "topic",
    zh: "就困认定 困难认定 就业困难认定 认定 怎么算困难 算不算困难 算就困 就业困难人员认定 认定条件 怎么认定",
    pattern: /(?:困难|就困).{0,6}(?:认定|申请|怎么算|算不算|标准)|(?:认定|申请).{0,4}(?:困难|就困)/,
    en: "recogni*|certified as hardship|qualify as hardship|hardship status",
  },
  {
    id: "employment-registration",
    strength: "topic",
    zh: "就业登记 参保登记 参保 入职登记 办社保 就业参保 用工备案 就业参保登记 社保登记 新单位社保",
    pattern: /(?:找到|新).{0,4}工作.{0,8}(?:登记|社保|参保|手续)/,
    en: "employment registration|insurance registration|register for insurance|register for social insurance|register my new job|register my job|enrol in insurance|new job registration",
  },
  {
    id: "vacancy-lookup",
    strength: "topic",
    zh: "岗位查询 查岗位 荐岗 岗位推荐 推荐岗位 附近有什么工作 附近工作 招聘信息 查工作 附近的工作 推荐工作 家门口上班 周边岗位 找个附近的工作",
    pattern: /(?:附近|家门口|周边|离家近).{0,6}(?:工作|岗位|上班|活)/,
    en: "job search|search jobs|job near me|jobs near me|jobs nearby|job nearby|near my home|find vacanc*|vacanc*|job recommend*|recommend me a job|look for a job|local jobs",
    benefits: ["matching"],
  },
  {
    id: "regulation",
    strength: "topic",
    zh: "就业促进条例 促进条例 条例 法规 就业法 地方法规 法律规定",
    en: "regulation|ordinance|statute",
  },
  {
    id: "brands",
    strength: "topic",
    zh: "乐业空间 乐业虹口 家门口就业服务站 宝就业 易就业 崇心乐业 乐业上海 小程序",
    en: "mini-program|mini program|bao jiuye|yi jiuye|leye",
  },
  {
    id: "campus-service",
    strength: "topic",
    zh: "校园服务 进校园 复旦 同济 上财 财大 大学里 校园 走进校园",
    en: "campus|fudan|tongji",
  },
  {
    id: "leye",
    strength: "topic",
    zh: "人人乐业 乐业护航 十个一 就业攻坚 专项行动 百日攻坚",
    en: "everyone at work|renren leye|leye huhang|ten ones",
  },
];
