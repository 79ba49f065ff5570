import { z } from "zod";
import { BENEFIT_TYPES, CONDITION_OPS, POLICY_KINDS, POLICY_STATUSES } from "./words.ts";

/** ISO day. */
const day = z.iso.date();
const sentence = z.string().min(1).max(600);

/** One thing said in both languages. */
export const bilingual = z.object({ zh: sentence, en: sentence });

/** Where a sentence of a page can be read in the documents. */
export const policySource = z.object({
  /** The document's own title, as printed on it. */
  title: z.string().min(1).max(200),
  /** 第（十）条, 附件清单 · 第22项, … */
  section: z.string().min(1).max(120),
  /** Its own number, 沪崇就办〔2023〕2号; null = the document shows none. */
  docNo: z.string().max(60).nullable(),
  /** The number of the document it carries out. */
  basisDocNo: z.string().max(60).nullable(),
  /** The day under the document; null = none. */
  docDate: day.nullable(),
});
export type PolicySource = z.infer<typeof policySource>;

/** A figure that the document states. Nothing that it does not state is ever put here. */
export const policyAmount = z.object({
  labelZh: z.string().min(1).max(60),
  labelEn: z.string().min(1).max(120),
  /** As the document has it: 1000, 60, 5.5. */
  value: z.number(),
  /** 元/人, %, 个月, 人, … */
  unit: z.string().max(12),
  unitEn: z.string().max(30),
  noteZh: z.string().max(120).nullable(),
  noteEn: z.string().max(200).nullable(),
});

const conditionValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).min(1),
  /** For `lteBySize`: fractions of one, 0.055 = 5.5 %. */
  z.object({ over30: z.number(), upTo30: z.number() }),
]);

const conditionBase = {
  /** `<policy id>.c1`, … */
  id: z.string().min(1).max(80),
  /** What must hold, as a statement: 已认定为就业困难人员. */
  textZh: sentence,
  textEn: sentence,
};
/** A condition that a stated fact decides. */
const machineCondition = z.object({
  ...conditionBase,
  machine: z.literal(true),
  /** The question of the big buttons: 您被认定为就业困难人员了吗？ Answering 是 must mean that the condition holds. */
  askZh: sentence,
  askEn: sentence,
  /** A second, small line under the question; null = none. */
  hintZh: sentence.nullable(),
  hintEn: sentence.nullable(),
  /** The profile's key, person.groups, hire.date, … */
  field: z.string().min(1).max(60),
  op: z.enum(CONDITION_OPS),
  value: conditionValue,
});
/** A condition that the document names without saying what it is: only staff can answer. */
const staffCondition = z.object({ ...conditionBase, machine: z.literal(false) });
export const policyCondition = z.discriminatedUnion("machine", [machineCondition, staffCondition]);
export type PolicyCondition = z.infer<typeof policyCondition>;
export type MachineCondition = z.infer<typeof machineCondition>;

/**
 * One policy as it stands in the content files (`content/policies/*.json`: arrays of these, one file per document) and
 * in the feed, where they are the one dataset `policies`. Sentences are our own words; figures, dates and numbers are
 * the document's.
 */
export const policy = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  kind: z.enum(POLICY_KINDS),
  titleZh: z.string().min(1).max(60),
  titleEn: z.string().min(1).max(140),
  /** Plain sentences, two or three, as one would say them across a counter. */
  plainZh: sentence,
  plainEn: sentence,
  /** Audience words and group ids (`groups.json`). */
  audience: z.array(z.string().min(1).max(60)).min(1),
  benefitType: z.enum(BENEFIT_TYPES),
  amounts: z.array(policyAmount),
  /** 能领多少 in one sentence; null = the document does not say (the page then says so and sends to staff). */
  amountText: bilingual.nullable(),
  conditions: z.array(policyCondition),
  validFrom: day.nullable(),
  /** The last day on which it holds, inclusive; null = none written. */
  validTo: day.nullable(),
  status: z.enum(POLICY_STATUSES),
  /** 长宁区, 崇明区, 上海市 = the whole city; several districts joined by 、. */
  region: z.string().min(1).max(60),
  /** Responsible offices, in the document's words. */
  bodies: z.array(z.string().min(1).max(60)),
  /** 去哪办, only what the document says; null = 文件没写，请问工作人员. */
  howToApply: bilingual.nullable(),
  /** 带什么, only what the document says; null = it says nothing. */
  bring: z.array(bilingual).min(1).nullable(),
  /** What staff must be asked about this one in particular; null = nothing beyond the usual. */
  askStaff: bilingual.nullable(),
  /** Words that people use for it, for the search. */
  keywords: z.array(z.string().min(1).max(40)),
  /** 朗读: what is read out; numbers written as they are spoken, no brackets. */
  speak: bilingual,
  /** Numbers of the station's service items (1–25) that belong to it. */
  relatedServiceItems: z.array(z.number().int().min(1).max(25)),
  source: policySource,
});
export type Policy = z.infer<typeof policy>;

/** A group of people that policies name, dataset `groups`. */
export const personGroup = z.object({
  /** dibao, hardship, graduate, …: the values of `person.groups`. */
  id: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  nameZh: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(120),
  /** Whether the document says who belongs to it. */
  defined: z.boolean(),
  /** What the document says of it, in our words. */
  textZh: sentence,
  textEn: sentence,
  /** What to ask staff; null when the document defines it. */
  askStaff: bilingual.nullable(),
  /** Words people use for themselves. */
  otherWords: z.array(z.string().min(1).max(40)),
});
export type PersonGroup = z.infer<typeof personGroup>;
