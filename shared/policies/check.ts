import type { CheckReason, CheckResult } from "../contract/policies.ts";
import { conditionMet, type Profile } from "./conditions.ts";
import type { Policy } from "./policy.ts";
import { statusOn } from "./status.ts";
import type { CheckOutcome } from "./words.ts";

/** `2023-12-31` → `2023年12月31日`. */
function dayInWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** The reason of an ended policy; its id is no condition of the document but the last day itself. */
function endedReason({ id, validTo }: Policy): CheckReason {
  const day = validTo ?? "";
  return {
    conditionId: `${id}.validTo`,
    met: false,
    text: `办到${dayInWords(day)}为止，已到期`,
    textEn: `It ran until ${day} and has ended`,
  };
}

/** The reason where a document promises something without saying to whom. */
function unstatedReason({ id }: Policy): CheckReason {
  return {
    conditionId: `${id}.unstated`,
    met: null,
    text: "要符合什么条件，文件没写",
    textEn: "The document does not say who qualifies",
  };
}

function idsWhere(reasons: readonly CheckReason[], met: boolean | null): string[] {
  return reasons.filter((reason) => reason.met === met).map((reason) => reason.conditionId);
}

/**
 * The pre-check of one policy (文件写的条件, nothing more): `expired` by the day wins; then one condition that does not
 * hold is `notApplies`; then anything not known, left to staff, or not stated at all is `askStaff`; else `applies`,
 * which the page words as 可能符合, because the office decides.
 * @param today `YYYY-MM-DD` by the station's clock
 */
export function checkPolicy(policy: Policy, profile: Profile, today: string): CheckResult {
  const reasons = policy.conditions.map((condition) => ({
    conditionId: condition.id,
    met: condition.machine ? conditionMet(condition, profile) : null,
    text: condition.textZh,
    textEn: condition.textEn,
  }));
  const status = statusOn(policy, today);
  if (status === "expired") {
    const ended = endedReason(policy);
    return { outcome: "expired", reasons: [ended, ...reasons], deciding: [ended.conditionId] };
  }
  const all = reasons.length === 0 ? [unstatedReason(policy)] : reasons;
  const [failing, open] = [idsWhere(all, false), idsWhere(all, null)];
  const outcome: CheckOutcome = failing.length > 0 ? "notApplies" : open.length > 0 ? "askStaff" : "applies";
  const deciding = outcome === "notApplies" ? failing : outcome === "askStaff" ? open : idsWhere(all, true);
  return { outcome, reasons: all, deciding, ...(status === "standing" ? {} : { warn: status }) };
}
