import { CALCULATORS_OF_POLICY } from "../../../shared/calculators/calculators.ts";
import type { PolicyCard, PolicyDetail } from "../../../shared/contract/policies.ts";
import type { Policy } from "../../../shared/policies/policy.ts";
import { holdsIn } from "../../../shared/policies/region.ts";
import { statusOn } from "../../../shared/policies/status.ts";
import { policyTakeaway } from "../../../shared/policies/takeaway.ts";

/** Where and when a policy is shown. */
export interface Standing {
  /** The station's district. */
  readonly district: string;
  /** `YYYY-MM-DD` by the station's clock. */
  readonly today: string;
}

/** A policy as a card of a list. */
export function cardOf(policy: Policy, { district, today }: Standing, why: PolicyCard["why"]): PolicyCard {
  return {
    id: policy.id,
    kind: policy.kind,
    title: policy.titleZh,
    titleEn: policy.titleEn,
    plain: policy.plainZh,
    plainEn: policy.plainEn,
    status: statusOn(policy, today),
    region: policy.region,
    here: holdsIn(policy.region, district),
    benefitType: policy.benefitType,
    audience: policy.audience,
    validTo: policy.validTo,
    why,
  };
}

/** A whole policy as its page shows it. */
export function detailOf(policy: Policy, { district, today }: Standing): PolicyDetail {
  const { keywords: _searched, ...shown } = policy;
  return {
    ...shown,
    status: statusOn(policy, today),
    here: holdsIn(policy.region, district),
    takeaway: { zh: policyTakeaway(policy, today, "zh"), en: policyTakeaway(policy, today, "en") },
    calculators: [...(CALCULATORS_OF_POLICY[policy.id] ?? [])],
  };
}
