import { describe, expect, test } from "vitest";
import type { Policy } from "../../../shared/policies/policy.ts";
import { POLICIES, sentencesOf } from "./policy-rows.ts";
import { englishNumber, figuresIn, hanNumber } from "./stated-numbers.ts";

const HAN = /\p{Script=Han}/u;
/** Rows that fail a rule, as `id: what was found`, so that a failing test names them. */
const found = (rule: (row: Policy) => readonly string[]) =>
  POLICIES.flatMap((row) => rule(row).map((what) => `${row.id}: ${what}`));
const failing = (texts: readonly string[], fits: (text: string) => boolean) => texts.filter((text) => !fits(text));

describe("every policy that ships", () => {
  test("is one of 150, each with an id of its own", () => {
    expect(POLICIES).toHaveLength(150);
    expect(new Set(POLICIES.map(({ id }) => id)).size).toBe(150);
  });

  test("has a short title that no other policy of its region has", () => {
    expect(found(({ titleZh }) => failing([titleZh], (text) => text.length <= 20))).toEqual([]);
    expect(found(({ titleEn }) => failing([titleEn], (text) => text.length <= 75))).toEqual([]);
    for (const title of [(row: Policy) => row.titleZh, (row: Policy) => row.titleEn])
      expect(new Set(POLICIES.map((row) => `${row.region} ${title(row)}`)).size).toBe(POLICIES.length);
  });

  test("is told in both languages, each in its own", () => {
    expect(found((row) => failing(sentencesOf(row).zh, (text) => HAN.test(text)))).toEqual([]);
    expect(found((row) => failing(sentencesOf(row).en, (text) => !HAN.test(text) && /[a-z]/.test(text)))).toEqual([]);
  });

  test("is told in whole, short sentences", () => {
    const spoken = (row: Policy) => [row.plainZh, row.amountText?.zh, row.howToApply?.zh, row.askStaff?.zh];
    const whole = (texts: readonly (string | undefined)[], end: RegExp) =>
      texts.flatMap((text) => (text === undefined || end.test(text) ? [] : [text]));
    expect(found((row) => whole(spoken(row), /[。？]$/))).toEqual([]);
    const english = (row: Policy) => [row.plainEn, row.amountText?.en, row.howToApply?.en, row.askStaff?.en];
    expect(found((row) => whole(english(row), /^(“|\d|[A-Z])[\s\S]*[.?]$/))).toEqual([]);
    expect(found(({ plainZh }) => failing([plainZh], (text) => text.length <= 120))).toEqual([]);
    const sentences = (text: string) => text.split(/[。？；：]/);
    expect(found(({ plainZh }) => failing(sentences(plainZh), (text) => text.length <= 60))).toEqual([]);
  });

  test("speaks to a neighbour: no office words, and none of those who made the page", () => {
    const office = /种子|资格审核|予以|给予|享受[^到了什]|相关部门|切实|贯彻|应享尽享|按职责|底稿|anchor/;
    expect(found((row) => failing(sentencesOf(row).zh, (text) => !office.test(text)))).toEqual([]);
    const english = /\bseeds?\b|\bpursuant\b|\bhereby\b|\beligible entities\b|\bshall\b/i;
    expect(found((row) => failing(sentencesOf(row).en, (text) => !english.test(text)))).toEqual([]);
  });

  test("never says that one qualifies", () => {
    const promise = /您符合|您能领到|保证能|一定能|you qualify|you are entitled|guaranteed to/i;
    const all = (row: Policy) => [...sentencesOf(row).zh, ...sentencesOf(row).en];
    expect(found((row) => failing(all(row), (text) => !promise.test(text)))).toEqual([]);
  });
});

describe("the questions of the big buttons", () => {
  test("are questions to the person in front, in both languages", () => {
    const asked = (row: Policy) => row.conditions.flatMap((condition) => (condition.machine ? [condition] : []));
    expect(
      found((row) =>
        failing(
          asked(row).map(({ askZh }) => askZh),
          (text) => text.endsWith("？"),
        ),
      ),
    ).toEqual([]);
    expect(
      found((row) =>
        failing(
          asked(row).map(({ askEn }) => askEn),
          (text) => text.endsWith("?"),
        ),
      ),
    ).toEqual([]);
    expect(
      found((row) =>
        failing(
          asked(row).map(({ textZh }) => textZh),
          (text) => !/[？。]$/.test(text),
        ),
      ),
    ).toEqual([]);
  });

  test("that need a list or a limit carry it in the line below", () => {
    const lists = (row: Policy) =>
      row.conditions.flatMap((condition) =>
        condition.machine && (Array.isArray(condition.value) || condition.op === "lteBySize") ? [condition] : [],
      );
    const told = ({ askZh, hintZh }: ReturnType<typeof lists>[number]) => hintZh !== null || /、|或/.test(askZh);
    expect(found((row) => lists(row).flatMap((condition) => (told(condition) ? [] : [condition.id])))).toEqual([]);
  });

  test("belong to their policy and are numbered", () => {
    expect(
      found(({ id, conditions }) => conditions.flatMap((one, at) => (one.id === `${id}.c${at + 1}` ? [] : [one.id]))),
    ).toEqual([]);
  });
});

describe("what has ended", () => {
  test("says so, with the last day", () => {
    const ended = POLICIES.filter(({ status }) => status === "expired");
    expect(ended.map(({ validTo }) => validTo)).not.toContain(null);
    expect(POLICIES.filter(({ validTo }) => validTo !== null)).toEqual(ended);
    for (const { id, plainZh, plainEn, validTo } of ended) {
      expect(figuresIn(plainZh), id).toEqual(expect.arrayContaining((validTo ?? "").split("-").map(Number)));
      expect(figuresIn(plainEn), id).toEqual(expect.arrayContaining((validTo ?? "").split("-").map(Number)));
      expect([plainZh.includes("如今已过"), plainEn.includes("has ended")], id).toEqual([true, true]);
    }
  });

  test("or was for one year only names the year in its title", () => {
    const once = POLICIES.filter(({ status }) => status === "period_ended");
    expect(once.length).toBeGreaterThan(0);
    expect(once.filter(({ titleZh, titleEn }) => !/202\d年/.test(titleZh) || !/202\d/.test(titleEn))).toEqual([]);
    expect(once.filter(({ askStaff }) => askStaff === null)).toEqual([]);
  });
});

describe("what is read out", () => {
  test("holds neither digits nor marks that a voice stumbles over", () => {
    expect(found(({ speak }) => failing([speak.zh], (text) => !/[\d（）()“”《》%+]/.test(text)))).toEqual([]);
    expect(found(({ speak }) => failing([speak.en], (text) => !/[\d()“”%+]/.test(text)))).toEqual([]);
  });

  test("says the title first, and no figure that is not on the page", () => {
    for (const row of POLICIES) {
      const page = sentencesOf(row);
      const written = (texts: readonly string[], speak: string) =>
        new Set(texts.filter((text) => text !== speak).flatMap(figuresIn));
      const stray = (speak: string, texts: readonly string[]) =>
        figuresIn(speak).filter((figure) => !written(texts, speak).has(figure));
      expect([row.id, stray(row.speak.zh, page.zh), stray(row.speak.en, page.en)]).toEqual([row.id, [], []]);
      const bare = row.titleZh.replaceAll(/[“”《》（）、，：\d%]/g, "").slice(0, 3);
      expect(row.speak.zh.replaceAll(/[，。、：]/g, ""), row.id).toContain(bare);
    }
  });
});

test.each([
  ["百分之五点五", [5.5]],
  ["每人一千元，只发一次", [1000]],
  ["二零二三年十二月三十一日", [2023, 12, 31]],
  ["离校两年内；十六到二十四岁", [2, 24]],
  ["至少六成岗位，不是一半", [60, 50]],
  ["两种补贴，三样政策", []],
  ["five point five per cent, one thousand yuan", [5.5, 1000]],
  ["until the thirty-first of December twenty twenty-three", [31, 2023, 12]],
  ["1,000 yuan; 16 to 24; 5.5%", [1000, 16, 24, 5.5]],
  ["two subsidies of three kinds", []],
])("figures are found in %s", (text, figures) => {
  expect(figuresIn(text).toSorted()).toEqual([...figures].toSorted());
});

test("numbers in words are read", () => {
  expect(["十五", "一百零八", "一千", "二百五十", "五点五", "二零二二"].map(hanNumber)).toEqual([
    15, 108, 1000, 250, 5.5, 2022,
  ]);
  expect(["fifteen", "one hundred and eight", "one thousand", "sixty", "twenty twenty-two"].map(englishNumber)).toEqual(
    [15, 108, 1000, 60, 2022],
  );
});
