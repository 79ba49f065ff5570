import { runCalculator } from "../../../shared/calculators/calculators.ts";
import type { Freshness } from "../../../shared/contract/feed.ts";
import type {
  CheckResult,
  PoliciesAnswer,
  PoliciesSearchInput,
  PolicyDetail,
} from "../../../shared/contract/policies.ts";
import { shanghaiDay } from "../../../shared/feed/days.ts";
import { freshnessAt } from "../../../shared/feed/freshness.ts";
import { checkPolicy } from "../../../shared/policies/check.ts";
import type { Profile } from "../../../shared/policies/conditions.ts";
import { type Policy, policy as policySchema } from "../../../shared/policies/policy.ts";
import { holdsIn } from "../../../shared/policies/region.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import { contentRows, perGeneration } from "../content.ts";
import type { Generation } from "../db/generation.ts";
import type { Clock, Logger } from "../ports.ts";
import { detailOf } from "./cards.ts";
import { createPolicySearch, type PolicySearch, searchPolicies } from "./search.ts";

export interface PoliciesDeps {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly config: StationConfig;
  readonly log: Logger;
}

type NotFound = { readonly id: string };

export interface PoliciesRoom {
  /** Policies that answer a question, or all of a district. Any text is a question; none throws. */
  search(input: PoliciesSearchInput): PoliciesAnswer;
  get(id: string): Result<{ policy: PolicyDetail; asOf: Freshness }, "POLICY_NOT_FOUND", NotFound>;
  /** The pre-check of the named policies, or of all here that state a condition. Nothing of the profile is kept. */
  check(
    profile: Profile,
    ids?: readonly string[],
  ): Result<{ results: Record<string, CheckResult> }, "POLICY_NOT_FOUND", NotFound>;
  /** One calculation; deadlines are those of the policies. */
  calculate(id: string, input: Readonly<Record<string, unknown>>): ReturnType<typeof runCalculator>;
}

interface Handle {
  readonly search: PolicySearch;
  readonly byId: ReadonlyMap<string, Policy>;
}

/** The policies room over whatever generation answers now. Every answer goes by the station's clock and district. */
export function createPolicies({ catalogue, clock, config, log }: PoliciesDeps): PoliciesRoom {
  const handleOf = perGeneration((generation: Generation): Handle => {
    const rows = contentRows(generation, "policies", policySchema, log);
    return { search: createPolicySearch(rows), byId: new Map(rows.map((row) => [row.id, row])) };
  });

  function open() {
    const generation = catalogue.current();
    const { issuedAt, generation: name, demo } = generation.meta;
    const asOf = freshnessAt(issuedAt, clock.now(), name, demo);
    return { ...handleOf(generation), asOf, today: shanghaiDay(clock.now()) };
  }

  function statedHere(byId: ReadonlyMap<string, Policy>): string[] {
    const here = [...byId.values()].filter((one) => holdsIn(one.region, config.district));
    return here.filter((one) => one.conditions.length > 0).map((one) => one.id);
  }

  return {
    search(input) {
      const { search, asOf, today } = open();
      return { ...searchPolicies(search, input, { district: config.district, today }), asOf };
    },

    get(id) {
      const { byId, asOf, today } = open();
      const found = byId.get(id);
      if (found === undefined) return fail("POLICY_NOT_FOUND", { id });
      return ok({ policy: detailOf(found, { district: config.district, today }), asOf });
    },

    check(profile, ids) {
      const { byId, today } = open();
      const results: Record<string, CheckResult> = {};
      for (const id of ids ?? statedHere(byId)) {
        const found = byId.get(id);
        if (found === undefined) return fail("POLICY_NOT_FOUND", { id });
        results[id] = checkPolicy(found, profile, today);
      }
      return ok({ results });
    },

    calculate(id, input) {
      const { byId } = open();
      return runCalculator(id, input, { lastDay: (policyId) => byId.get(policyId)?.validTo ?? null });
    },
  };
}
