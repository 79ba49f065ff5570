import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import type { MatchAnswer } from "../../../shared/contract/match.ts";
import { buildSeed, openSeededStation, type SeededStation } from "./seeded-station.ts";

let seed: ReturnType<typeof buildSeed>;
let stations: readonly SeededStation[];
beforeAll(async () => {
  seed = buildSeed();
  stations = [
    await openSeededStation(seed.folder),
    await openSeededStation(seed.folder, "station.chongming.example.json"),
  ];
});
afterAll(() => {
  for (const station of stations) station.close();
  seed.remove();
});

describe.each([["长宁", 0] as const, ["崇明", 1] as const])("the personas at %s", (_, at) => {
  const run = (input: Record<string, string>) => (stations[at] as SeededStation).ask<MatchAnswer>("match.run", input);
  const facts = (reasons: readonly { fact: string }[] | undefined) => reasons?.map(({ fact }) => fact);

  test("J1: 55, laid off, half a day near home: the first card is half a day, walkable, and welcomes the age", async () => {
    const { jobs, lead } = await run({ who: "over-50", work: "any", when: "half-day", far: "walk" });
    expect(lead).toBe("jobs");
    const [first] = jobs;
    expect(first?.job.tags.some((tag) => /半天|两头班|弹性/.test(tag))).toBe(true);
    expect(first?.job.tags.some((tag) => /50 岁以上|年龄不限|退休/.test(tag))).toBe(true);
    expect(first?.job.distanceKm).toBeLessThanOrEqual(1.1);
    expect(facts(first?.reasons)).toEqual(expect.arrayContaining(["shift", "welcomes", "distance"]));
  });

  test("J2: a graduate wants 见习: the first card is a placement, with the policy and the adviser beside it", async () => {
    const { jobs, policies, services } = await run({ who: "graduate", work: "internship" });
    expect(jobs[0]?.job.employmentType).toBe("见习");
    expect(policies[0]?.policy.audience).toContain("graduate");
    expect(services[0]?.service.no).toBe(8);
  });

  test("J4: gig worker who needs pay this week: the first card is casual work paid out by the day", async () => {
    const { jobs } = await run({ who: "gig", when: "daily-pay" });
    expect(jobs[0]?.job).toMatchObject({ employmentType: "零工" });
    expect(jobs[0]?.job.tags).toContain("日结");
    expect(facts(jobs[0]?.reasons)).toContain("pay-period");
  });

  test("J6: wants a guaranteed start-up loan: policies lead, and the first is the loan", async () => {
    const { lead, policies, services } = await run({ who: "founder", work: "own-business" });
    expect(lead).toBe("policies");
    expect(policies[0]?.policy.benefitType).toBe("loan");
    expect(services[0]?.service.no).toBe(22);
  });

  test("nothing that has ended and nothing of another district is suggested", async () => {
    for (const who of ["graduate", "lost-job", "founder", "disabled", "over-50", "gig", "carer", "any"]) {
      const { policies } = await run({ who });
      for (const { policy } of policies) {
        expect(policy.here).toBe(true);
        expect(["verify", "standing"]).toContain(policy.status);
      }
    }
  });

  test("counts are those of the list: asking with an answer finds as many as were promised under it", async () => {
    const { counts, total } = await run({ when: "half-day", far: "bike" });
    const list = await (stations[at] as SeededStation).ask<JobsAnswer>("jobs.search", {
      filters: { employmentTypes: ["兼职", "零工"], withinKm: 3 },
    });
    expect(total).toBe(list.total);
    expect(counts["far"]?.["bike"]).toBe(total);
    expect(counts["far"]?.["walk"]).toBe((await run({ when: "half-day", far: "walk" })).total);
    expect(counts["when"]?.["any"]).toBe((await run({ when: "any", far: "bike" })).total);
  });

  test("what is taken away names what is on the page, and fits a code that scans at 60 cm", async () => {
    const { takeaway, jobs } = await run({ who: "lost-job", far: "bike" });
    expect(Buffer.byteLength(takeaway)).toBeLessThanOrEqual(412);
    expect(takeaway).toContain(jobs[0]?.job.title);
  });

  test("都可以 four times is answered too", async () => {
    expect((await run({})).jobs).toHaveLength(3);
  });
});
