import { codeText } from "../screen/code-text.ts";
import type { Policy } from "./policy.ts";
import { statusOn } from "./status.ts";
import type { PolicyStatus } from "./words.ts";

type Language = "zh" | "en";

/** How it stands, in words that hold on a phone a week later; nothing to say of a standing service. */
const STATUS_LINES: Readonly<Record<Language, Readonly<Record<PolicyStatus, string>>>> = {
  zh: {
    expired: "已到期，请问工作人员",
    period_ended: "只写了那一年，现在还办不办请问工作人员",
    verify: "现在还办不办，请先问工作人员",
    standing: "",
  },
  en: {
    expired: "Ended; please ask staff",
    period_ended: "For one year only; ask staff whether it still runs",
    verify: "Ask staff whether it still runs",
    standing: "",
  },
};

/**
 * A policy's page as plain text for a code, the most needed first: what it is, how it stands, how much, where, source.
 * It holds the policy only, nothing of who looked at it.
 */
export function policyTakeaway(policy: Policy, today: string, language: Language): string {
  const { section, docNo } = policy.source;
  return codeText([
    `${language === "zh" ? policy.titleZh : policy.titleEn} (${policy.region})`,
    STATUS_LINES[language][statusOn(policy, today)],
    policy.amountText?.[language] ?? "",
    `${section}${docNo === null ? "" : ` ${docNo}`}`,
    policy.howToApply?.[language] ?? "",
    language === "zh" ? policy.plainZh : policy.plainEn,
  ]);
}
