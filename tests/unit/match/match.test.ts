import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPLOYMENT_TYPES, SALARY_UNITS } from "../../../shared/jobs/words.ts";
import { JOB_TERMS, type MatchJob } from "../../../shared/match/job-terms.ts";
import { type MatchPolicy, POLICY_TERMS } from "../../../shared/match/policy-terms.ts";
import { SERVICE_TERMS } from "../../../shared/match/service-terms.ts";
import { type Answers, scoreRow } from "../../../shared/match/term.ts";
import { MATCH_FAR, MATCH_WHEN, MATCH_WHO, MATCH_WORK } from "../../../shared/match/words.ts";
import { BENEFIT_TYPES } from "../../../shared/policies/words.ts";

const answers: fc.Arbitrary<Answers> = fc.record({
  who: fc.constantFrom(...MATCH_WHO),
  work: fc.constantFrom(...MATCH_WORK),
  when: fc.constantFrom(...MATCH_WHEN),
  far: fc.constantFrom(...MATCH_FAR),
});
const TAGS = [
  "半天班",
  "日结",
  "年龄不限",
  "50 岁以上可做",
  "残疾人友好",
  "不用经验",
  "周末班",
  "弹性时间",
  "包住",
  "退休人员可做",
];
const jobs: fc.Arbitrary<MatchJob> = fc.record({
  title: fc.constantFrom("楼道保洁", "行政文员", "养老护理员", "奶茶店店员", "夜班分拣", "见习助理", ""),
  employmentType: fc.constantFrom(null, ...EMPLOYMENT_TYPES),
  salaryUnit: fc.constantFrom(null, ...SALARY_UNITS),
  salaryText: fc.constantFrom("130元/天", "面议", ""),
  tags: fc.subarray(TAGS),
  distanceKm: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 40, noNaN: true })),
  education: fc.constantFrom("不限", "大专", ""),
});
const policies: fc.Arbitrary<MatchPolicy> = fc.record({
  audience: fc.subarray([
    "older_unemployed",
    "graduate",
    "entrepreneur",
    "flexible",
    "disabled",
    "employer",
    "registered_unemployed",
  ]),
  benefitType: fc.constantFrom(...BENEFIT_TYPES),
  region: fc.constantFrom("长宁区", "上海市"),
  kind: fc.constantFrom("benefit", "service"),
});

/** A job of which nothing is known. */
const BLANK: MatchJob = {
  title: "",
  employmentType: null,
  salaryUnit: null,
  salaryText: "",
  tags: [],
  distanceKm: null,
  education: "",
};
/** Which facts rest on which datum; without it they must be gone. */
const RESTS_ON: Readonly<Record<keyof MatchJob, readonly string[]>> = {
  title: ["kind-of-work"],
  employmentType: ["employment-type"],
  salaryUnit: [],
  salaryText: [],
  tags: ["shift", "welcomes"],
  distanceKm: ["distance"],
  education: ["schooling"],
};

const sum = (reasons: readonly { points: number }[]) => reasons.reduce((all, { points }) => all + points, 0);

describe("every point has its sentence", () => {
  test("the score is the sum of the reasons, and each says something in both languages", () => {
    fc.assert(
      fc.property(jobs, answers, (job, given) => {
        const { score, reasons } = scoreRow(JOB_TERMS, job, given);
        expect(score).toBe(sum(reasons));
        for (const { points, text, textEn } of reasons) expect(points > 0 && text !== "" && textEn !== "").toBe(true);
      }),
    );
  });

  test("take a datum away and its points and its sentence are gone together, and nothing else changes", () => {
    fc.assert(
      fc.property(
        jobs,
        answers,
        fc.constantFrom(...(Object.keys(BLANK) as (keyof MatchJob)[])),
        (job, given, datum) => {
          const before = scoreRow(JOB_TERMS, job, given);
          const after = scoreRow(JOB_TERMS, { ...job, [datum]: BLANK[datum] }, given);
          for (const fact of RESTS_ON[datum]) expect(after.reasons.map((reason) => reason.fact)).not.toContain(fact);
          const left = new Set(after.reasons.map(({ text }) => text));
          const lost = before.reasons.filter(({ text }) => !left.has(text));
          if (datum !== "salaryText") {
            expect(before.score - after.score).toBe(sum(lost));
            expect(before.reasons.filter(({ text }) => left.has(text))).toEqual(after.reasons);
          }
        },
      ),
    );
  });

  test("nothing known, nothing earned, nothing said", () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(scoreRow(JOB_TERMS, BLANK, given)).toEqual({ score: 0, reasons: [] });
      }),
    );
  });

  test("a tag in a sentence is a tag of the job, a distance is its distance", () => {
    fc.assert(
      fc.property(jobs, answers, (job, given) => {
        for (const { fact, text } of scoreRow(JOB_TERMS, job, given).reasons) {
          const quoted = /“(.+)”/.exec(text)?.[1];
          if (quoted !== undefined) expect(job.tags).toContain(quoted);
          if (fact === "distance") expect(job.distanceKm).not.toBeNull();
        }
      }),
    );
  });

  test("an answer taken back takes its own terms with it", () => {
    fc.assert(
      fc.property(jobs, answers, (job, given) => {
        const { reasons } = scoreRow(JOB_TERMS, job, { ...given, when: "any", who: "any" });
        expect(reasons.map(({ fact }) => fact)).not.toContain("shift");
        expect(reasons.map(({ fact }) => fact)).not.toContain("welcomes");
      }),
    );
  });
});

describe("policies and services", () => {
  test("a policy without the group earns nothing for the group", () => {
    fc.assert(
      fc.property(policies, answers, (policy, given) => {
        const { score, reasons } = scoreRow(POLICY_TERMS, policy, given);
        const bare = scoreRow(POLICY_TERMS, { ...policy, audience: [] }, given);
        const earned = sum(reasons.filter(({ fact }) => fact === "audience"));
        expect(score - bare.score).toBe(earned);
        expect(bare.reasons).toEqual(reasons.filter(({ fact }) => fact !== "audience"));
      }),
    );
  });

  test("whoever answers gets some service of the list", () => {
    const services = [...Array(25).keys()].map((at) => ({ no: at + 1, level: "basic" as const }));
    fc.assert(
      fc.property(answers, (given) => {
        const scores = services.map((service) => scoreRow(SERVICE_TERMS, service, given).score);
        expect(Math.max(...scores)).toBeGreaterThan(0);
      }),
    );
  });
});
