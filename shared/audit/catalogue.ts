/**
 * What the audit may say: a closed list. An entry carries ids, counts, days and enums only, each of a kind that cannot
 * hold a name, a number or a sentence somebody typed. `docs/audit-events.md` is made from this table.
 */

/** Forms a field may have. None of them has room for personal data: see the audit's own test. */
export const FIELD_KINDS = {
  /** Made by a machine. */
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  /** Of a service, a slot, a station, an expert: letters first, no run of digits that could be a phone number. */
  name: /^(?!.*\d{9})[a-z][a-z0-9.-]{0,119}$/,
  /** A number of things, below a million: no phone number fits. */
  count: /^\d{1,6}$/,
  /** An entry of this audit or a version of the file. */
  number: /^\d{1,10}$/,
  flag: /^(?:true|false)$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
} as const;
export type FieldKind = keyof typeof FIELD_KINDS;

export type AuditFields = Readonly<Record<string, string | number | boolean>>;

export interface AuditEventKind {
  /** Never reused, never changed: what a number means stays true in old audits. */
  readonly id: number;
  readonly group: "booking" | "visit" | "station" | "staff" | "data";
  /** `{field}` is filled in when it is shown. */
  readonly zh: string;
  readonly en: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
}

const BOOKING = { booking: "uuid", service: "name", slot: "name" } as const;

export const AUDIT_EVENTS = {
  "booking.confirmed": {
    id: 101,
    group: "booking",
    zh: "屏上预约了 {service}",
    en: "Booked {service} at the screen",
    fields: BOOKING,
  },
  "booking.cancelled": {
    id: 102,
    group: "booking",
    zh: "取消了 {service} 的预约",
    en: "Cancelled a booking of {service}",
    fields: { ...BOOKING, by: "name" },
  },
  "booking.moved": { id: 103, group: "booking", zh: "改期到 {slot}", en: "Moved to {slot}", fields: BOOKING },
  "booking.arrived": {
    id: 104,
    group: "booking",
    zh: "签到 {service}",
    en: "Checked in for {service}",
    fields: { ...BOOKING, by: "name" },
  },
  "booking.attended": {
    id: 105,
    group: "booking",
    zh: "已接待 {service}",
    en: "Received for {service}",
    fields: BOOKING,
  },
  "booking.no-show": {
    id: 106,
    group: "booking",
    zh: "没有来 {service}",
    en: "Did not come for {service}",
    fields: BOOKING,
  },
  "booking.walk-in": {
    id: 107,
    group: "booking",
    zh: "现场来访占了 {service} 的空位",
    en: "A walk-in took a free seat of {service}",
    fields: BOOKING,
  },
  "booking.outcome": {
    id: 108,
    group: "booking",
    zh: "记了结果：{outcome}",
    en: "Outcome noted: {outcome}",
    fields: { booking: "uuid", outcome: "name" },
  },
  "visit.recorded": {
    id: 201,
    group: "visit",
    zh: "登记一位来访：{service}",
    en: "Recorded a walk-in: {service}",
    fields: { visit: "uuid", service: "name" },
  },
  "visit.outcome": {
    id: 202,
    group: "visit",
    zh: "来访记了结果：{outcome}",
    en: "Outcome of a walk-in: {outcome}",
    fields: { visit: "uuid", outcome: "name" },
  },
  "referral.made": {
    id: 203,
    group: "visit",
    zh: "一位居民请工作人员帮忙联系岗位",
    en: "A resident asked to be put in touch about a job",
    fields: { referral: "uuid" },
  },
  "follow-up.done": {
    id: 204,
    group: "visit",
    zh: "回访：{result}",
    en: "Follow-up: {result}",
    fields: { kind: "name", entry: "uuid", result: "name" },
  },
  "service.saved": {
    id: 301,
    group: "station",
    zh: "改了服务 {service}",
    en: "Changed the service {service}",
    fields: { service: "name" },
  },
  "services.shipped": {
    id: 302,
    group: "station",
    zh: "放入 {count} 项示例服务",
    en: "Put {count} example services in place",
    fields: { count: "count" },
  },
  "expert.saved": {
    id: 303,
    group: "station",
    zh: "改了专家 {expert}",
    en: "Changed the expert {expert}",
    fields: { expert: "name" },
  },
  "hours.saved": {
    id: 304,
    group: "station",
    zh: "改了 {service} 的开放时间",
    en: "Changed the hours of {service}",
    fields: { service: "name" },
  },
  "exception.saved": {
    id: 305,
    group: "station",
    zh: "{day} 的特别安排",
    en: "An exception on {day}",
    fields: { day: "day" },
  },
  "exception.removed": {
    id: 306,
    group: "station",
    zh: "撤掉 {day} 的特别安排",
    en: "Removed an exception on {day}",
    fields: { day: "day" },
  },
  "staff.pin-set": { id: 401, group: "staff", zh: "设了新的 PIN", en: "A new PIN was set", fields: {} },
  "staff.signed-in": { id: 402, group: "staff", zh: "工作人员进入", en: "Staff signed in", fields: {} },
  "staff.signed-out": {
    id: 403,
    group: "staff",
    zh: "工作人员退出（{why}）",
    en: "Staff signed out ({why})",
    fields: { why: "name" },
  },
  "staff.refused": {
    id: 404,
    group: "staff",
    zh: "PIN 不对，第 {tries} 次",
    en: "Wrong PIN, try {tries}",
    fields: { tries: "count" },
  },
  "staff.locked": { id: 405, group: "staff", zh: "PIN 锁定", en: "PIN locked", fields: {} },
  "staff.unlocked": { id: 406, group: "staff", zh: "PIN 解锁", en: "PIN unlocked", fields: {} },
  "staff.tried": {
    id: 408,
    group: "staff",
    zh: "有人输入 PIN（连续第 {tries} 次）",
    en: "A PIN was entered (try {tries} in a row)",
    fields: { tries: "count" },
  },
  "staff.backed-up": {
    id: 409,
    group: "staff",
    zh: "做了备份（到：{to}）",
    en: "A backup was made (to: {to})",
    fields: { to: "name" },
  },
  "staff.pin-removed": {
    id: 410,
    group: "staff",
    zh: "技术员删了 PIN",
    en: "The technician removed the PIN",
    fields: {},
  },
  "events.imported": {
    id: 307,
    group: "station",
    zh: "导入 {count} 行活动表",
    en: "Imported {count} rows of events",
    fields: { count: "count" },
  },
  "staff.exported": {
    id: 407,
    group: "staff",
    zh: "导出 {count} 行（{what}）",
    en: "Exported {count} rows ({what})",
    fields: { what: "name", count: "count" },
  },
  "data.made": {
    id: 501,
    group: "data",
    zh: "新建了预约数据库",
    en: "A new database was made",
    fields: { version: "number" },
  },
  "data.migrated": {
    id: 502,
    group: "data",
    zh: "数据库升级到 {version}",
    en: "The database was brought to {version}",
    fields: { version: "number" },
  },
  "data.restored": {
    id: 503,
    group: "data",
    zh: "从备份恢复，到第 {to} 条",
    en: "Restored from a copy, up to entry {to}",
    fields: { source: "name", to: "number" },
  },
  "data.purged": {
    id: 504,
    group: "data",
    zh: "到期删除 {count} 位的姓名电话",
    en: "Deleted the name and number of {count} people on time",
    fields: { count: "count" },
  },
  "data.gap": {
    id: 508,
    group: "data",
    zh: "第 {after} 条之后有记录已无法找回",
    en: "Entries after {after} are in no copy any more",
    fields: { after: "number" },
  },
  "data.trimmed": {
    id: 505,
    group: "data",
    zh: "旧的审计记录删到第 {to} 条",
    en: "Old audit entries deleted up to {to}",
    fields: { to: "number" },
  },
  "data.setting": {
    id: 506,
    group: "data",
    zh: "改了设置 {setting}",
    en: "Changed the setting {setting}",
    fields: { setting: "name" },
  },
  "data.fed": {
    id: 507,
    group: "data",
    zh: "更新岗位数据：{verdict}",
    en: "Job data refreshed: {verdict}",
    fields: { verdict: "name" },
  },
} as const satisfies Readonly<Record<string, AuditEventKind>>;

export type AuditEventName = keyof typeof AUDIT_EVENTS;

/** Exactly the fields of the event, no other and none missing. */
export type FieldsOf<E extends AuditEventName> = {
  readonly [F in keyof (typeof AUDIT_EVENTS)[E]["fields"]]: string | number | boolean;
};

export function isAuditEvent(name: string): name is AuditEventName {
  return Object.hasOwn(AUDIT_EVENTS, name);
}

/** The names of fields that are missing, unknown or not of their kind; [] = may be written. */
export function wrongFields(event: AuditEventName, fields: AuditFields): string[] {
  const kinds: Readonly<Record<string, FieldKind>> = AUDIT_EVENTS[event].fields;
  const names = new Set([...Object.keys(kinds), ...Object.keys(fields)]);
  return [...names].filter((name) => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    return kind === undefined || !Object.hasOwn(fields, name) || !FIELD_KINDS[kind].test(String(fields[name]));
  });
}

/** The sentence of an entry with its fields filled in. */
export function auditSentence(event: AuditEventName, fields: AuditFields, language: "zh" | "en"): string {
  return AUDIT_EVENTS[event][language].replace(/\{([\w-]+)\}/g, (whole, name: string) =>
    Object.hasOwn(fields, name) ? String(fields[name]) : whole,
  );
}
