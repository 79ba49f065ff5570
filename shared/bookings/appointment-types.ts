/**
 * What people may book a meeting for. The names and where they come from are facts of the founding documents; minutes,
 * hours and places are each station's own to set, and nothing here says what to bring: the documents do not.
 */
export interface AppointmentType {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** One sentence a person would say. */
  readonly what: string;
  readonly whatEn: string;
  /** `documents`: they ask for it to be booked ahead. `station`: booking it is the station's own offer. */
  readonly offeredBy: "documents" | "station";
  /** Item of the service list (附件清单), "" = not in the list. */
  readonly listItem: string;
  /** A suggestion, not from the documents; null = none: the station sets it before the service shows. */
  readonly minutes: number | null;
}

type Line = readonly [
  id: string,
  offeredBy: AppointmentType["offeredBy"],
  listItem: string,
  minutes: number | null,
  name: string,
  nameEn: string,
  what: string,
  whatEn: string,
];

// biome-ignore format: a table, one line a type
const LINES: readonly Line[] = [
  ["career-guidance", "documents", "8", 30, "职业指导", "Career guidance", "和指导老师聊聊想找什么样的工作", "Talk with an adviser about the work you want"],
  ["startup-expert", "documents", "22", 30, "创业专家咨询", "Start-up expert", "和创业专家面对面问问题", "Ask a start-up expert face to face"],
  ["general-booking", "documents", "", 20, "站点服务", "Station service", "约个时间，到窗口办事不用等", "Set a time and be served without waiting"],
  ["unemp-register", "station", "17", 30, "失业登记帮办", "Unemployment registration help", "工作人员陪您办失业登记", "Staff help you register as unemployed"],
  ["hardship-help", "station", "18", 30, "就业困难认定帮办", "Hardship recognition help", "工作人员陪您办就业困难人员认定", "Staff help you apply for hardship recognition"],
  ["subsidy-help", "station", "19", 30, "补贴申领帮办", "Subsidy claim help", "工作人员陪您办补贴申请", "Staff help you claim a subsidy"],
  ["policy-consult", "station", "3", 20, "政策咨询", "Policy advice", "问问您能享受哪些政策", "Ask which policies may help you"],
  ["insurance-reg", "station", "10", null, "就业参保登记帮办", "Insurance registration help", "工作人员陪您办就业参保登记", "Staff help you register for insurance"],
  ["interview", "station", "9", null, "协助面试", "Interview help", "帮您准备面试和体检", "Help with interviews and medical checks"],
  ["training-enrol", "station", "11", null, "培训报名", "Training enrolment", "帮您挑培训、报名", "Choose a course and enrol"],
  ["start-guidance", "station", "23", null, "创业指导", "Start-up guidance", "想开店、想创业，先来聊聊", "Thinking of starting a business"],
  ["free-desk", "station", "24", null, "免费工位", "Free desk", "约一张可以办公的桌子", "Reserve a desk to work at"],
  ["home-visit", "station", "1", null, "上门服务", "Home visit", "不方便来，我们上门", "If you cannot come, we come to you"],
  ["remote-window", "station", "", null, "远程窗口帮办", "Remote window help", "在站里请远处的窗口帮您办", "A window elsewhere helps you from here"],
  ["event-seat", "station", "25", null, "活动报名", "Event seat", "给招聘会、讲座留个座位", "Keep a seat at a fair or talk"],
  ["mediation", "station", "", null, "劳动纠纷调解", "Dispute mediation", "和单位有纠纷，请人来调解", "Mediation of a dispute at work"],
  ["law-clinic", "station", "", null, "劳动法律诊所", "Labour-law clinic", "问问劳动法律上的事", "Questions about labour law"],
  ["recruit-service", "station", "", null, "企业招工服务", "Employer recruitment service", "给用人单位：帮您招人", "For employers: help with recruiting"],
];

export const APPOINTMENT_TYPES: readonly AppointmentType[] = LINES.map(
  ([id, offeredBy, listItem, minutes, name, nameEn, what, whatEn]) => {
    return { id, offeredBy, listItem, minutes, name, nameEn, what, whatEn };
  },
);

/** Shown until staff set their own, marked as an example: working days, morning and afternoon. Not from the documents. */
export const EXAMPLE_HOURS = {
  weekdays: [1, 2, 3, 4, 5],
  spans: [
    { fromMinute: 9 * 60, toMinute: 11 * 60 + 30 },
    { fromMinute: 13 * 60 + 30, toMinute: 16 * 60 + 30 },
  ],
  seats: 2,
} as const;
