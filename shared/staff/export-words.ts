import type { BookingOrigin, BookingStatus, FollowUpKind, Need, Outcome } from "../bookings/words.ts";

/** Words of the tables that staff take along. They go into the station's ledger (台账), which is kept in Chinese. */
export const STATUS_WORDS: Readonly<Record<BookingStatus, string>> = {
  booked: "已预约",
  arrived: "已到",
  attended: "已接待",
  cancelled: "已取消",
  "no-show": "没有来",
};

export const ORIGIN_WORDS: Readonly<Record<BookingOrigin, string>> = { screen: "预约", "walk-in": "现场" };

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  advised: "已解答",
  registered: "已登记",
  referred: "已推荐岗位",
  applied: "已帮申请",
  hired: "已就业",
  "to-follow-up": "待跟进",
  other: "其他",
};

export const NEED_WORDS: Readonly<Record<Need, string>> = {
  "find-work": "找工作",
  policy: "问政策",
  registration: "办登记",
  subsidy: "领补贴",
  training: "学技能",
  "start-up": "想创业",
  rights: "维权",
  employer: "单位招人",
  other: "其他",
};

export const KIND_WORDS: Readonly<Record<FollowUpKind, string>> = {
  booking: "预约",
  visit: "来访",
  referral: "请帮联系岗位",
};
