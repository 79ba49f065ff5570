import type { PublishedJob } from "../../jobs/job.ts";
import { FEE_RULES } from "./ad-fees.ts";
import { LIMIT_RULES } from "./ad-limits.ts";
import type { AdKind, AdRule } from "./ad-rule.ts";
import { numeralValue } from "./numerals.ts";

/** Every rule; a row is flagged by any of them. */
const AD_RULES: readonly AdRule[] = [...LIMIT_RULES, ...FEE_RULES];

export interface AdFinding {
  readonly kind: AdKind;
  /** The words as they stand in the advertisement. */
  readonly phrase: string;
}

/** The facts a published vacancy must state (notice on recruitment information, product.md §0 row 4). */
export const AD_FACTS = ["employer", "openings", "conditions", "content", "place", "pay", "validity"] as const;
export type AdFact = (typeof AD_FACTS)[number];

export const AD_FACT_WORDS: Readonly<Record<AdFact, { readonly zh: string; readonly en: string }>> = {
  employer: { zh: "招聘单位", en: "employer" },
  openings: { zh: "招聘人数", en: "number of openings" },
  conditions: { zh: "招聘条件", en: "conditions" },
  content: { zh: "工作内容", en: "content of the work" },
  place: { zh: "工作地点", en: "place of work" },
  pay: { zh: "基本劳动报酬", en: "basic pay" },
  validity: { zh: "有效期限", en: "period of validity" },
};

/** Characters before and after a phrase that decide about it. */
const NEAR = 40;
/** The youngest age at which a limit can be one for workers; 6-12岁 are children. */
const ADULT = 18;

/**
 * Wording that a person should look at before the advertisement hangs in a public place: limits by sex, age, household
 * registration, ethnicity, religion, family or health, and money asked of applicants. Judges words, not employers: a
 * phrase is a reason to read, and nothing is left out for it.
 * @returns each phrase once, in the order of the text
 */
export function checkAd(job: Pick<PublishedJob, "title" | "tags" | "description">): readonly AdFinding[] {
  const found = new Map<string, AdFinding & { at: number }>();
  let offset = 0;
  for (const [index, text] of [job.title, job.tags.join("\n"), job.description].entries()) {
    for (const one of findingsIn(text.normalize("NFKC"), index === 0)) {
      const key = `${one.kind}|${one.phrase}`;
      if (!found.has(key)) found.set(key, { ...one, at: offset + one.at });
    }
    offset += text.length + 1;
  }
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ kind, phrase }) => ({ kind, phrase }));
}

/** Nearly all texts hold none of these; asking once is cheaper than forty rules. */
const SUSPICIOUS =
  /[男女]|岁|优先|勿[扰投]|仅?限|只招|年龄|[0-9]后|户籍|户口|[本外]地|外省|籍|[不拒谢].{0,3}人|人(?:不要|不招)|购|汉族|民族|[教佛]|婚|育|单身|离异|孕|哺乳|乙肝|残|身高|cm|厘米|公分|押|金|费|贷|缴|交|付|工资|身份证|证件|male|men\b|age|old|under|below|deposit|fee/i;

function findingsIn(text: string, isTitle: boolean): (AdFinding & { at: number })[] {
  if (!SUSPICIOUS.test(text)) return [];
  const findings: (AdFinding & { at: number; end: number })[] = [];
  for (const rule of AD_RULES) {
    if (rule.titleOnly === true && !isTitle) continue;
    for (const match of text.matchAll(rule.pattern)) {
      const phrase = match[0].trim();
      const end = match.index + match[0].length;
      if (phrase === "" || !holds(rule, text, match.index, end, phrase)) continue;
      // 女,18-35岁 is found by three rules; the first of each kind stands for the place.
      if (findings.some((other) => other.kind === rule.kind && match.index < other.end && end > other.at)) continue;
      findings.push({ kind: rule.kind, phrase, at: match.index, end });
    }
  }
  return findings;
}

function holds(rule: AdRule, text: string, from: number, to: number, phrase: string): boolean {
  if (rule.upperAge === true && !limitsAdults(phrase)) return false;
  if (rule.spareBefore?.test(text.slice(Math.max(0, from - NEAR), from)) === true) return false;
  return rule.spareAfter?.test(text.slice(to, to + NEAR)) !== true;
}

function limitsAdults(phrase: string): boolean {
  const ages = [...phrase.matchAll(/[0-9]{1,2}|[一二三四五六]?十[一二三四五六七八九]?/g)].map(([words]) =>
    /[0-9]/.test(words) ? Number(words) : (numeralValue(words) ?? 0),
  );
  const lowest = Math.min(...ages);
  return Math.max(...ages) >= ADULT && (ages.length < 2 || lowest >= 16);
}

/** Words that state a condition inside a description. */
const CONDITION_WORDS =
  /要求|条件|资格|学历|经验|优先|以上|熟悉|具备|证书|持证|能吃苦|requirement|qualif|experience|degree/i;
/** Fewer characters than this describe no work. */
const CONTENT_LEAST = 10;

/** Which of the facts that must be stated the row leaves out. */
export function missingFacts(job: PublishedJob): readonly AdFact[] {
  const stated: Readonly<Record<AdFact, boolean>> = {
    employer: job.employer !== "",
    openings: job.openings !== null,
    conditions: job.education !== "" || job.experience !== "" || CONDITION_WORDS.test(job.description),
    content: job.description.length >= CONTENT_LEAST,
    place: job.district !== "" || job.street !== "" || job.address !== "" || job.lat !== null,
    // 面议 names no pay; the notice asks for the basic pay.
    pay: job.salaryMin !== null || job.salaryMax !== null,
    validity: job.validThrough !== null,
  };
  return AD_FACTS.filter((fact) => !stated[fact]);
}
