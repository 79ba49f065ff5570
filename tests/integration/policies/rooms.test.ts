import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventsAnswer, Occurrence } from "../../../shared/contract/events.ts";
import type { GuideAnswer } from "../../../shared/contract/guide.ts";
import type { CheckResult, PoliciesAnswer, PolicyDetail } from "../../../shared/contract/policies.ts";
import { buildSeed, openSeededStation, type SeededStation } from "./seeded-station.ts";

let seed: ReturnType<typeof buildSeed>;
let changning: SeededStation;
let chongming: SeededStation;
beforeAll(async () => {
  seed = buildSeed();
  changning = await openSeededStation(seed.folder);
  chongming = await openSeededStation(seed.folder, "station.chongming.example.json");
});
afterAll(() => {
  changning.close();
  chongming.close();
  seed.remove();
});

describe("policies.search and policies.get", () => {
  test("the station's own district is the default", async () => {
    const here = await changning.ask<PoliciesAnswer>("policies.search", { text: "失业金" });
    const there = await chongming.ask<PoliciesAnswer>("policies.search", { text: "失业金" });
    expect(here.items[0]).toMatchObject({ id: "cn12-unemployment-benefit", region: "长宁区", here: true });
    expect(there.items[0]).toMatchObject({ id: "cm11-unemployment-benefit", region: "崇明区", here: true });
  });

  test("keys that nobody knows are ignored, wrong types are refused", async () => {
    expect(await changning.call("policies.search", { text: "失业金", colour: "red" })).toHaveProperty("output");
    expect(await changning.call("policies.search", { text: 5 })).toMatchObject({ error: { code: "BAD_REQUEST" } });
  });

  test("a page of another district says so; one that is none is a typed error", async () => {
    const { policy } = await changning.ask<{ policy: PolicyDetail }>("policies.get", { id: "cm10-jobseeking-1000" });
    expect(policy).toMatchObject({ here: false, region: "崇明区", calculators: ["jobseeking-1000"] });
    expect(await changning.call("policies.get", { id: "no-such" })).toMatchObject({
      error: { code: "POLICY_NOT_FOUND", data: { id: "no-such" } },
    });
  });

  test("the clock decides what has ended", async () => {
    const { policy } = await changning.ask<{ policy: PolicyDetail }>("policies.get", { id: "cn09-teacher-first-job" });
    expect(policy.status).toBe("expired");
  });
});

describe("policies.check", () => {
  const check = async (profile: Record<string, unknown>, ids?: string[]) =>
    (await changning.ask<{ results: Record<string, CheckResult> }>("policies.check", { profile, ids })).results;

  test("a named policy, with the facts of the fact sheet", async () => {
    const id = "cm10-jobseeking-1000";
    const groups = { "person.groups": ["special_difficulty_graduate"] };
    expect((await check({ ...groups, "person.receivedJobseekingSubsidy": false }, [id]))[id]).toMatchObject({
      outcome: "applies",
      warn: "verify",
    });
    expect((await check({ ...groups, "person.receivedJobseekingSubsidy": true }, [id]))[id]).toMatchObject({
      outcome: "notApplies",
      deciding: [`${id}.c2`],
    });
    expect((await check({ ...groups, "person.receivedJobseekingSubsidy": null, shoe: 42 }, [id]))[id]).toMatchObject({
      outcome: "askStaff",
      deciding: [`${id}.c2`],
    });
  });

  test("the refund at exactly 5.5 % with 31 people (R119), and its year is over", async () => {
    const id = "sh0-stable-post-refund";
    const profile = {
      "employer.paidUI2023": true,
      "employer.entityType": "enterprise",
      "employer.layoffRate": 0.055,
      "employer.staff": 31,
      "employer.seriouslyDishonest": false,
    };
    expect((await check(profile, [id]))[id]).toMatchObject({ outcome: "applies", warn: "period_ended" });
    expect((await check({ ...profile, "employer.layoffRate": "0.0551" }, [id]))[id]).toMatchObject({
      outcome: "notApplies",
      deciding: [`${id}.c3`],
    });
  });

  test("without names: what is of this district and states a condition, nothing of another (R109)", async () => {
    const ids = Object.keys(await check({}));
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => id.startsWith("cm") || id.startsWith("st-"))).toEqual([]);
  });

  test("a policy that there is not is a typed error", async () => {
    expect(await changning.call("policies.check", { profile: {}, ids: ["no-such"] })).toMatchObject({
      error: { code: "POLICY_NOT_FOUND" },
    });
  });
});

describe("calculators.run", () => {
  test("errors carry the literal codes", async () => {
    const input = { base: 0, end: 1, natural: 0, staff: 1, size: "small", fee: "1", wholeYear: true };
    expect(await changning.call("calculators.run", { id: "stable-post-refund", input })).toMatchObject({
      error: { code: "zero_denominator", data: { field: "base" } },
    });
    expect(await changning.call("calculators.run", { id: "jobseeking-1000", input: { people: -1 } })).toMatchObject({
      error: { code: "invalid_input", data: { field: "people" } },
    });
  });

  test("a deadline is the policy's own", async () => {
    const run = (date: string) =>
      changning.ask("calculators.run", { id: "deadline", input: { policy: "cm08-base-remaining-fee", date } });
    expect(await run("2023-12-31")).toMatchObject({ open: true });
    expect(await run("2024-01-01")).toMatchObject({ open: false });
  });
});

describe("guide.list (R41, R95)", () => {
  test("25 items in six modules, four columns each, unknown ones empty", async () => {
    const { items, modules } = await changning.ask<GuideAnswer>("guide.list");
    expect(items.map(({ no }) => no)).toEqual([...Array(25).keys()].map((at) => at + 1));
    expect(modules.map(({ count }) => count).reduce((a, b) => a + b)).toBe(25);
    expect(modules).toHaveLength(6);
    for (const item of items)
      for (const column of ["forWhom", "what", "howToApply", "howToFollow"] as const)
        expect(item).toHaveProperty(column);
  });

  test.each([
    ["失业登记", 17],
    ["免费工位", 24],
    ["想约创业专家", 22],
    ["不知道适合做什么工作", 8],
    ["help with social insurance registration", 10],
  ])("%s is item %i", async (text, no) => {
    const { items } = await changning.ask<GuideAnswer>("guide.list", { text });
    expect(items.slice(0, 3).map((item) => item.no)).toContain(no);
  });

  test.each([
    ["乐业虹口", "虹口区"],
    ["乐业空间", "杨浦区"],
    ["家门口就业服务站", "浦东新区"],
  ])("the brand %s is found (R54, R55, R56)", async (text, district) => {
    const { places } = await changning.ask<GuideAnswer>("guide.list", { text });
    expect(places[0]?.district).toBe(district);
  });

  test("nothing of the guide answers the weather", async () => {
    expect((await changning.ask<GuideAnswer>("guide.list", { text: "明天下雨吗" })).items).toEqual([]);
  });
});

describe("events (R40, R87, R113)", () => {
  const CSV =
    "类别,标题,日期,开始,分钟,重复,地点,名额,报名\n讲座,社保怎么看,2027-03-01,9:30,60,每周一,活动室,20,预约\n";

  test("what is over by the station's clock is gone, what is going on is not", async () => {
    const before = await changning.ask<EventsAnswer>("events.list");
    const first = before.items[0] as Occurrence;
    const during = new Date(Date.parse(first.start) + 60_000).toISOString();
    const over = new Date(Date.parse(first.end)).toISOString();
    changning.at(during);
    expect((await changning.ask<EventsAnswer>("events.list")).items.map(({ id }) => id)).toContain(first.id);
    changning.at(over);
    const after = await changning.ask<EventsAnswer>("events.list");
    expect(after.items.map(({ id }) => id)).not.toContain(first.id);
    expect(await changning.call("events.get", { id: first.id })).toMatchObject({ error: { code: "EVENT_NOT_FOUND" } });
  });

  test("four kinds are counted, and a kind can be asked for alone", async () => {
    const { counts, items } = await changning.ask<EventsAnswer>("events.list");
    expect(counts.map(({ kind }) => kind)).toEqual(["recruit", "guidance", "salon", "skill"]);
    for (const { kind, count } of counts) {
      expect(items.filter((one) => one.kind === kind)).toHaveLength(count);
      expect((await changning.ask<EventsAnswer>("events.list", { kinds: [kind] })).items).toHaveLength(count);
    }
  });

  test("no event of another district, none before the day that was asked for", async () => {
    const { items } = await chongming.ask<EventsAnswer>("events.list");
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ district }) => district === null || district === "崇明区")).toBe(true);
    const { items: later, from } = await chongming.ask<EventsAnswer>("events.list", {
      from: "2027-02-01",
      to: "2027-02-28",
    });
    expect(from).toBe("2027-02-01");
    expect(later.every(({ day }) => day >= "2027-02-01" && day <= "2027-02-28")).toBe(true);
  });

  test("staff import a table, residents cannot; it shows beside the feed's events and can be taken out again", async () => {
    expect(await chongming.call("events.import", { csv: CSV })).toMatchObject({ error: { code: "ROLE_REQUIRED" } });
    expect(await chongming.ask("events.import", { csv: CSV }, "staff")).toEqual({ imported: 1, faults: [] });
    const { items } = await chongming.ask<EventsAnswer>("events.list", { from: "2027-03-01", to: "2027-03-31" });
    const own = items.filter(({ title }) => title === "社保怎么看");
    expect(own.map(({ day }) => day)).toEqual(["2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22", "2027-03-29"]);
    const { ics } = await chongming.ask<{ ics: string }>("events.get", { id: own[1]?.id });
    expect(ics).toContain("DTSTART:20270308T013000Z\r\n");
    expect(ics).toContain("DTEND:20270308T023000Z\r\n");
    expect(ics).toContain("SUMMARY:社保怎么看");
    const { csv, rows } = await chongming.ask<{ csv: string; rows: number }>("events.export", {}, "staff");
    expect(rows).toBe(1);
    expect(await chongming.ask("events.import", { csv }, "staff")).toEqual({ imported: 1, faults: [] });
  });

  test("a table with a fault leaves the former one, a damaged file leaves the feed's events", async () => {
    const bad = CSV.replace("讲座", "聚餐");
    expect(await chongming.ask("events.import", { csv: bad }, "staff")).toMatchObject({
      imported: 0,
      faults: [{ row: 1, column: "类别" }],
    });
    expect(await chongming.ask("events.import", { csv: '"' }, "staff")).toMatchObject({ imported: 0 });
    expect((await chongming.ask<{ rows: number }>("events.export", {}, "staff")).rows).toBe(1);
    writeFileSync(join(chongming.data, "events.json"), "{");
    expect((await chongming.ask<EventsAnswer>("events.list")).items.length).toBeGreaterThan(0);
  });
});

describe("platforms.list with words", () => {
  interface Cards {
    readonly items: readonly { readonly name: string }[];
  }

  test.each(["上海公共招聘平台", "上海公共就业招聘新平台", "上海公共就业招聘平台", "shanghai gonggong zhaopin"])(
    "%s is the city's one recruiting platform (R4)",
    async (text) => {
      const { items } = await changning.ask<Cards>("platforms.list", { text });
      expect(items[0]?.name).toBe("上海公共招聘平台");
    },
  );

  test("all of them without words, none for the weather", async () => {
    expect((await changning.ask<Cards>("platforms.list")).items.length).toBeGreaterThan(15);
    expect((await changning.ask<Cards>("platforms.list", { text: "明天下雨吗" })).items).toEqual([]);
  });
});
