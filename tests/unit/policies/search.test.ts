import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPolicySearch, searchPolicies } from "../../../electron/station/policies/search.ts";
import type { PoliciesSearchInput } from "../../../shared/contract/policies.ts";
import { readQuestion } from "../../../shared/policies/search/question.ts";
import { SITUATIONS } from "../../../shared/policies/words.ts";
import { aPolicy, shippedPolicies } from "../../support/policy-rows.ts";

const TODAY = "2026-11-20";
const shipped = createPolicySearch(shippedPolicies());
const ask = (input: PoliciesSearchInput, district = "长宁区", today = TODAY) =>
  searchPolicies(shipped, input, { district, today });

describe("a district's policies are not another's", () => {
  test("a list at 长宁 holds what is of 长宁 and of the whole city, and nothing else", () => {
    const { items, total } = ask({ limit: 200 });
    expect(total).toBe(items.length);
    expect(new Set(items.map(({ region }) => region))).toEqual(new Set(["长宁区", "上海市"]));
    expect(items.every(({ here }) => here)).toBe(true);
  });

  test("崇明's desks are not offered at 长宁; that 崇明 has them is said", () => {
    const answer = ask({ text: "免费工位" });
    expect(answer.items.filter(({ region }) => region === "崇明区")).toEqual([]);
    expect(answer.elsewhere).toContainEqual(expect.objectContaining({ region: "崇明区" }));
  });

  test("asked for by name they are found, and marked as another district's", () => {
    const { items, understood } = ask({ text: "崇明的免费工位" });
    expect(understood.district).toBe("崇明区");
    expect(items[0]).toMatchObject({ id: "st-free-desk", region: "崇明区", here: false });
  });

  test("the caller's district goes before the station's, in any of its words", () => {
    expect(ask({ text: "失业金", district: "崇明" }).items[0]).toMatchObject({ region: "崇明区", here: false });
  });

  test("a policy of three districts holds in each of them (R12, R13, R15)", () => {
    for (const district of ["浦东新区", "闵行区", "宝山区"])
      expect(ask({ text: "手机上约职业指导", district }).items.map(({ id }) => id)).toContain(
        "sh4-online-guidance-booking",
      );
    expect(ask({ text: "手机上约职业指导" }).items.map(({ id }) => id)).not.toContain("sh4-online-guidance-booking");
  });
});

describe("lists without a question (R39)", () => {
  test("what can be had comes before what has ended, and nothing is left out", () => {
    const { items, nothing } = ask({ district: "上海市", limit: 200 });
    expect(items).toHaveLength(shippedPolicies().length);
    expect(nothing).toBe(false);
    const ranks = items.map(({ status }) => ["verify", "standing", "period_ended", "expired"].indexOf(status));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  test("each situation's count is the length of its list", () => {
    const { situations } = ask({ limit: 200 });
    expect(situations.map(({ value }) => value)).toEqual([...SITUATIONS]);
    for (const { value, count } of situations) {
      expect(ask({ situation: value, limit: 200 }).items).toHaveLength(count);
      expect(count).toBeGreaterThan(0);
    }
  });

  test("by audience: firms see what firms get, residents what is for everyone as well", () => {
    const firms = ask({ audience: "employer", limit: 200 }).items;
    expect(firms.length).toBeGreaterThan(10);
    expect(firms.some(({ id }) => id === "cn12-unemployment-benefit")).toBe(false);
    const jobless = ask({ audience: "registered_unemployed", limit: 200 }).items.map(({ id }) => id);
    expect(jobless).toContain("cn12-unemployment-benefit");
    expect(jobless).toContain("cn21-all-residents-service");
  });
});

describe("by the station's clock", () => {
  test("the same question a day before the end and a day after", () => {
    const text = "招登记失业人员一次性吸纳补贴";
    const statusOn = (today: string) =>
      ask({ text }, "崇明区", today).items.find(({ id }) => id === "cm10-hire-unemployed-subsidy")?.status;
    expect(statusOn("2023-12-31")).toBe("verify");
    expect(statusOn("2024-01-01")).toBe("expired");
  });
});

describe("what is understood", () => {
  const read = (text: string) => readQuestion(text, shipped.mend);

  test.each([
    ["失叶金", "unemployment-benefit"],
    ["shi ye jin", "unemployment-benefit"],
    ["SHIYEJIN", "unemployment-benefit"],
    ["ｓｙｊ", "unemployment-benefit"],
    ["lao dong zhong cai", "dispute"],
    ["linggong", "flexible"],
    ["就业因难", "hardship"],
    ["创业担保货款", "loan"],
    ["intership", "internship"],
    ["unemployemnt benefit", "unemployment-benefit"],
  ])("%s is about %s", (text, concept) => {
    expect([...read(text).concepts.keys()].map(({ id }) => id)).toContain(concept);
  });

  test.each(["企业登记", "什么时候有活动", "公园在哪里", "time and place", "how can we get home"])(
    "%s is left as typed",
    (text) => {
      expect(read(text).text).toBe(text);
    },
  );

  test("a word inside a foreign one says nothing: 助学贷款 is no loan to us", () => {
    expect(ask({ text: "助学贷款" }).nothing).toBe(true);
  });

  test("the card says what of the question it answers", () => {
    expect(ask({ text: "怀孕了怎么找工作" }).items[0]?.why[0]).toMatchObject({ text: "怀孕" });
  });

  test("a question never fails, whatever is typed, and an answer is never empty without saying so", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 60 })),
        (text) => {
          const { items, nothing, total } = ask({ text });
          expect(nothing).toBe(total === 0);
          expect(items.length).toBeLessThanOrEqual(20);
        },
      ),
    );
  });

  test("a pasted book is read as far as a question goes", () => {
    expect(ask({ text: "失业金怎么领。".repeat(2_000) }).nothing).toBe(false);
  });
});

describe("policies of another feed", () => {
  test("a policy is found by words that no table knows", () => {
    const rows = [aPolicy("x-1", { titleZh: "橘子采摘节补助" }), aPolicy("x-2", { titleZh: "渔船检修" })];
    const found = searchPolicies(createPolicySearch(rows), { text: "渔船检修" }, { district: "长宁区", today: TODAY });
    expect(found.items.map(({ id }) => id)).toEqual(["x-2"]);
  });

  test("no policies at all: nothing, and no failure", () => {
    const empty = createPolicySearch([]);
    expect(searchPolicies(empty, { text: "补贴" }, { district: "长宁区", today: TODAY })).toMatchObject({
      nothing: true,
      total: 0,
    });
  });
});
