import { readContentFolder } from "../../electron/hosts/feed-build.ts";
import { type Policy, policy } from "../../shared/policies/policy.ts";
import { PROJECT } from "./project-files.ts";

/** A whole policy out of what matters to a test. */
export function aPolicy(id: string, parts: Partial<Policy> = {}): Policy {
  return policy.parse({
    id,
    kind: "benefit",
    titleZh: "试验政策",
    titleEn: "A policy of the tests",
    plainZh: "说明。",
    plainEn: "A sentence.",
    audience: ["resident"],
    benefitType: "subsidy",
    amounts: [],
    amountText: null,
    conditions: [],
    validFrom: null,
    validTo: null,
    status: "verify",
    region: "长宁区",
    bodies: [],
    howToApply: null,
    bring: null,
    askStaff: null,
    keywords: [],
    speak: { zh: "说明。", en: "A sentence." },
    relatedServiceItems: [],
    source: { title: "文件", section: "第一条", docNo: null, basisDocNo: null, docDate: null },
    ...parts,
  });
}

/** A condition that a fact decides. */
export function condition(id: string, field: string, op: string, value: unknown) {
  const said = { textZh: `条件${id}`, textEn: `condition ${id}`, askZh: "是吗？", askEn: "Is it so?" };
  return { id, ...said, hintZh: null, hintEn: null, machine: true, field, op, value } as Policy["conditions"][number];
}

/** A condition that only staff can answer. */
export function staffCondition(id: string): Policy["conditions"][number] {
  return { id, textZh: `条件${id}`, textEn: `condition ${id}`, machine: false };
}

/** The reviewed policies that ship with the program. */
export function shippedPolicies(): Policy[] {
  const { policies = [] } = readContentFolder(`${PROJECT}resources/content`);
  return policies.map((row) => policy.parse(row));
}
