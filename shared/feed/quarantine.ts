/** Why one row stays out of a feed while the others go in; the key is what report.json counts. */
export const QUARANTINE_REASONS = {
  "bad-json": { zh: "不是合法的 JSON", en: "not valid JSON" },
  "not-a-job": { zh: "不是岗位数据", en: "not a job row" },
  "too-long": { zh: "一行太长", en: "line too long" },
  "no-id": { zh: "没有编号", en: "no id" },
  "bad-id": { zh: "编号过长或含控制字符", en: "id too long or with control characters" },
  "duplicate-id": { zh: "编号重复", en: "id already used by an earlier row" },
  "no-title": { zh: "没有岗位名称", en: "no title" },
  "bad-pay": { zh: "薪资数值读不懂", en: "pay is not a number" },
  expired: { zh: "招聘已截止", en: "its closing date has passed" },
  invalid: { zh: "字段不合格", en: "a field breaks the published form" },
} as const;
export type QuarantineReason = keyof typeof QUARANTINE_REASONS;

/** DIR/report.json of `feed build`; accepted plus all of quarantined is rows. */
export interface FeedReport {
  rows: number;
  accepted: number;
  quarantined: Partial<Record<QuarantineReason, number>>;
  /** Rows whose wording a person should look at. No rule fills it yet. */
  flagged: { row: number; title: string; phrases: string[] }[];
  /** Rows in which at least one contact was replaced. */
  masked: number;
}
