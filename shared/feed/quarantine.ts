/** Why one row stays out of a feed while the others go in; the key is what report.json counts. */
export const QUARANTINE_REASONS = {
  "bad-json": { zh: "不是合法的 JSON", en: "not valid JSON" },
  "not-a-job": { zh: "不是岗位数据", en: "not a job row" },
  "too-long": { zh: "一行太长", en: "line too long" },
  "no-id": { zh: "没有编号", en: "no id" },
  "bad-id": { zh: "编号过长或含控制字符", en: "id too long or with control characters" },
  "duplicate-id": { zh: "编号重复", en: "id already used by an earlier row" },
  duplicate: { zh: "和前面一条完全相同", en: "the same advertisement as an earlier row" },
  "no-title": { zh: "没有岗位名称", en: "no title" },
  "no-title-column": { zh: "这张表里找不到岗位名称这一列", en: "no column of the table holds job titles" },
  shifted: { zh: "内容错位,和列名对不上", en: "cells stand in the wrong columns" },
  malformed: { zh: "这一行的格式坏了,拆不成列", en: "the row is broken and cannot be cut into cells" },
  "bad-pay": { zh: "薪资数值读不懂", en: "pay is not a number" },
  expired: { zh: "招聘已截止", en: "its closing date has passed" },
  "too-many": { zh: "超过一份数据最多的岗位数", en: "beyond the number of jobs that one feed holds" },
  invalid: { zh: "字段不合格", en: "a field breaks the published form" },
} as const;
export type QuarantineReason = keyof typeof QUARANTINE_REASONS;
