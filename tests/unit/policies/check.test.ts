import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPolicy } from "../../../shared/policies/check.ts";
import type { Profile } from "../../../shared/policies/conditions.ts";
import type { Policy } from "../../../shared/policies/policy.ts";
import { aPolicy, condition, shippedPolicies, staffCondition } from "../../support/policy-rows.ts";

const TODAY = "2026-11-20";
const check = (policy: Policy, profile: Profile, today = TODAY) => checkPolicy(policy, profile, today);

/** What one condition says of one profile. */
function met(field: string, op: string, value: unknown, profile: Profile): boolean | null | undefined {
  return check(aPolicy("p", { conditions: [condition("p.c1", field, op, value)] }), profile).reasons[0]?.met;
}

const SIZES = { over30: 0.055, upTo30: 0.2 };
const RATE = "employer.layoffRate";

describe("one condition", () => {
  test.each([
    ["a flag that holds", "a", "eq", true, { a: true }, true],
    ["a flag that does not", "a", "eq", true, { a: false }, false],
    ["a flag that is wanted off", "a", "eq", false, { a: false }, true],
    ["a flag given as a word", "a", "eq", true, { a: "true" }, null],
    ["no answer", "a", "eq", true, {}, null],
    ["null", "a", "eq", true, { a: null }, null],
    ["说不准", "a", "in", ["x"], { a: "说不准" }, null],
    ["a district without its ending", "d", "eq", "长宁区", { d: "长宁" }, true],
    ["the city without its ending", "c", "eq", "上海市", { c: "上海" }, true],
    ["another district", "d", "eq", "崇明区", { d: "长宁区" }, false],
    ["one of the trades", "i", "in", ["餐饮", "零售"], { i: "零售" }, true],
    ["none of them", "i", "in", ["餐饮", "零售"], { i: "制造" }, false],
    ["a number where a word is meant", "i", "in", ["餐饮"], { i: 3 }, null],
    ["exactly three months", "m", "gte", 3, { m: 3 }, true],
    ["a little less", "m", "gte", 3, { m: 2.9 }, false],
    ["months as a text", "m", "gte", 3, { m: "3" }, true],
    ["words for months", "m", "gte", 3, { m: "三个月" }, null],
    ["the last day itself", "t", "lte", "2023-12-31", { t: "2023-12-31" }, true],
    ["the day after", "t", "lte", "2023-12-31", { t: "2024-01-01" }, false],
    ["no day", "t", "lte", "2023-12-31", { t: "2023-02-30" }, null],
    ["in the group", "g", "contains", "dibao", { g: ["disabled", "dibao"] }, true],
    ["in no group", "g", "contains", "dibao", { g: [] }, false],
    ["in a group that is part of it by name", "g", "contains", "graduate", { g: ["left_school_unemployed"] }, true],
    ["大龄 is not 就业困难: that is for staff", "g", "contains", "hardship", { g: ["older_unemployed"] }, false],
    ["in one of the groups", "g", "containsAny", ["a", "b"], { g: ["b"] }, true],
    ["in none of the groups", "g", "containsAny", ["a", "b"], { g: ["c"] }, false],
    ["a group that is no text", "g", "contains", "a", { g: [1] }, null],
    ["5.5 % with 31 people", RATE, "lteBySize", SIZES, { [RATE]: "11/200", "employer.staff": 31 }, true],
    ["5.51 % with 31 people", RATE, "lteBySize", SIZES, { [RATE]: "5.51%", "employer.staff": 31 }, false],
    ["20 % with 30 people", RATE, "lteBySize", SIZES, { [RATE]: 0.2, "employer.staff": 30 }, true],
    ["20.01 % with 30 people", RATE, "lteBySize", SIZES, { [RATE]: "20.01%", "employer.staff": 30 }, false],
    ["20 % with 31 people", RATE, "lteBySize", SIZES, { [RATE]: 0.2, "employer.staff": 31 }, false],
    [
      "5.5 written as a percentage without its sign",
      RATE,
      "lteBySize",
      SIZES,
      { [RATE]: "5.50", "employer.staff": 31 },
      true,
    ],
    ["growth", RATE, "lteBySize", SIZES, { [RATE]: -0.22, "employer.staff": 31 }, true],
    ["10 % and nobody says how many people", RATE, "lteBySize", SIZES, { [RATE]: 0.1 }, null],
    ["5 % fits whatever the size", RATE, "lteBySize", SIZES, { [RATE]: 0.05 }, true],
    ["30 % fits no size", RATE, "lteBySize", SIZES, { [RATE]: 0.3 }, false],
    ["a rate that is none", RATE, "lteBySize", SIZES, { [RATE]: "low", "employer.staff": 3 }, null],
  ])("%s", (_, field, op, value, profile, expected) => {
    expect(met(field, op, value, profile as Profile)).toBe(expected);
  });

  test("facts that the profile inherits are none", () => {
    expect(met("constructor", "in", ["x"], {})).toBeNull();
    expect(met("a", "eq", true, Object.create({ a: true }) as Profile)).toBeNull();
  });
});

describe("one policy", () => {
  const two = aPolicy("p", { conditions: [condition("p.c1", "a", "eq", true), condition("p.c2", "b", "eq", true)] });

  test("all hold: it may apply, and every condition is named", () => {
    expect(check(two, { a: true, b: true })).toMatchObject({
      outcome: "applies",
      deciding: ["p.c1", "p.c2"],
      warn: "verify",
    });
  });

  test("one does not hold: that one is named, whatever else is open", () => {
    expect(check(two, { b: false })).toMatchObject({ outcome: "notApplies", deciding: ["p.c2"] });
  });

  test("one is open: staff are asked about that one", () => {
    expect(check(two, { a: true })).toMatchObject({ outcome: "askStaff", deciding: ["p.c2"] });
  });

  test("what the document does not spell out is for staff, though all the rest holds", () => {
    const policy = aPolicy("p", { conditions: [condition("p.c1", "a", "eq", true), staffCondition("p.c2")] });
    expect(check(policy, { a: true })).toMatchObject({ outcome: "askStaff", deciding: ["p.c2"] });
    expect(check(policy, { a: false })).toMatchObject({ outcome: "notApplies", deciding: ["p.c1"] });
  });

  test("a document that states no condition promises nothing", () => {
    expect(check(aPolicy("p"), {})).toMatchObject({ outcome: "askStaff", deciding: ["p.unstated"] });
  });

  test("the last day counts; the day after it has ended whatever its file says (R121)", () => {
    const policy = { ...two, validTo: "2023-12-31", status: "verify" as const };
    expect(check(policy, { a: true, b: true }, "2023-12-31").outcome).toBe("applies");
    const after = check(policy, { a: true, b: true }, "2024-01-01");
    expect(after).toMatchObject({ outcome: "expired", deciding: ["p.validTo"] });
    expect(after.reasons[0]?.text).toContain("2023年12月31日");
    expect(after.warn).toBeUndefined();
  });

  test("a file that calls itself ended has not ended before its day", () => {
    expect(
      check({ ...two, validTo: "2023-12-31", status: "expired" }, { a: true, b: true }, "2023-06-01"),
    ).toMatchObject({
      outcome: "applies",
      warn: "verify",
    });
  });

  test("of a year that is over: the outcome stands, with a warning", () => {
    expect(check({ ...two, status: "period_ended" }, { a: true, b: true })).toMatchObject({ warn: "period_ended" });
    expect(check({ ...two, status: "standing" }, { a: true, b: true })).not.toHaveProperty("warn");
  });
});

/** Values that profiles may hold for any field: right, wrong and of no known type. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    true,
    false,
    null,
    "长宁区",
    "崇明区",
    "上海市",
    "餐饮",
    "enterprise",
    "micro",
    "employed",
    "说不准",
  ),
  fc.constantFrom<unknown>("2022-12-31", "2023-12-31", "2024-01-01", 0, 2.99, 3, 30, 31, 0.055, 0.2, "11/200", {}),
  fc.subarray(["graduate", "hardship", "dibao", "disabled", "older_unemployed", "zero_employment_family", "sh_farmer"]),
);

describe("over random profiles and the policies that ship", () => {
  const policies = shippedPolicies().filter(({ conditions }) => conditions.length > 0);
  const fields = [
    ...new Set(
      policies.flatMap((one) => one.conditions.flatMap((c) => (c.machine ? [c.field] : []))).concat("employer.staff"),
    ),
  ];
  const profiles = fc.dictionary(fc.constantFrom(...fields), anyValue, { maxKeys: fields.length });
  /** A profile under which all of a policy's own conditions hold is rare by chance: start from one that fits. */
  const fitting = (policy: Policy) => {
    const right: Record<string, unknown> = {};
    for (const c of policy.conditions) {
      if (!c.machine) continue;
      if (c.op === "contains" || c.op === "containsAny")
        right[c.field] = [...((right[c.field] as string[]) ?? []), [c.value].flat()[0]];
      else if (c.op === "lteBySize") right[c.field] = 0.01;
      else right[c.field] = Array.isArray(c.value) ? c.value[0] : c.value;
    }
    return right;
  };

  test("each outcome names what decided it, and rests on it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), profiles, (policy, profile) => {
        const { outcome, reasons, deciding } = check(policy, { ...fitting(policy), ...profile }, "2023-06-01");
        const decided = reasons.filter(({ conditionId }) => deciding.includes(conditionId)).map((reason) => reason.met);
        expect(deciding.length).toBeGreaterThan(0);
        expect(decided).toHaveLength(deciding.length);
        const wanted = { applies: true, notApplies: false, askStaff: null, expired: false }[outcome];
        expect(new Set(decided)).toEqual(new Set([wanted]));
        if (outcome === "applies") expect(reasons.every((reason) => reason.met === true)).toBe(true);
      }),
    );
  });

  test("taking a fact away never makes a policy apply", () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), profiles, fc.constantFrom(...fields), (policy, profile, field) => {
        const before = { ...fitting(policy), ...profile };
        const { [field]: _gone, ...after } = before;
        const outcome = check(policy, before, "2023-06-01").outcome;
        const then = check(policy, after, "2023-06-01").outcome;
        if (outcome !== "applies") expect(then).not.toBe("applies");
        if (outcome === "askStaff") expect(then).toBe("askStaff");
      }),
    );
  });

  test("most of them can apply to somebody: the profiles above are not all unfit", () => {
    const machine = policies.filter(({ conditions }) => conditions.every((c) => c.machine));
    const applied = machine.filter((policy) => check(policy, fitting(policy), "2022-06-01").outcome === "applies");
    expect(applied.length).toBe(machine.length);
  });
});
