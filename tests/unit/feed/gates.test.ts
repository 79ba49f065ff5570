import { describe, expect, it } from "vitest";
import type { HoldFinding } from "../../../shared/contract/feed.ts";
import { type Change, holdFindings, type Profile } from "../../../shared/feed/gates.ts";
import { holdText } from "../../../shared/feed/holds.ts";

/** A thousand jobs in two districts and two kinds, half of them priced; fifty policies, thirty events. */
const NOW: Profile = {
  rows: { jobs: 1_000, policies: 50, events: 30, platforms: 12 },
  districts: { 长宁区: 700, 静安区: 290, 崇明区: 9 },
  kinds: { 全职: 900, 兼职: 91, 见习: 9 },
  payMedian: 6_000,
  pricedJobs: 500,
  expiredJobs: 0,
};
type Offer = Partial<Profile> & { replaced?: number };

function findings({ replaced = 0, ...offer }: Offer, former: Partial<Profile> = {}): HoldFinding[] {
  const change: Change = { former: { ...NOW, ...former }, offered: { ...NOW, ...offer }, replacedJobs: replaced };
  return holdFindings(change, undefined);
}
const gates = (offer: Offer, former: Partial<Profile> = {}) =>
  findings(offer, former).map(({ gate, dataset, name }) =>
    [gate, dataset, name].filter((word) => word !== "").join(" "),
  );

describe("a feed like the one that shows passes", () => {
  it.each<[string, Offer]>([
    ["the same again", {}],
    ["a fifth of the jobs gone", { rows: { ...NOW.rows, jobs: 800 } }],
    ["ten times as many", { rows: { ...NOW.rows, jobs: 10_000 } }],
    ["a tenth of the policies gone", { rows: { ...NOW.rows, policies: 45 } }],
    ["three events in ten over", { rows: { ...NOW.rows, events: 21 } }],
    ["half of the jobs are others", { replaced: 500 }],
    ["the nine jobs of a district are filled", { districts: { 长宁区: 700, 静安区: 290 } }],
    ["pay moves by two fifths", { payMedian: 8_400 }],
    ["pay falls by two fifths", { payMedian: 3_600 }],
    ["a twentieth has run out", { expiredJobs: 50 }],
    ["nothing is priced any more", { payMedian: null, pricedJobs: 0 }],
    ["a dataset more", { rows: { ...NOW.rows, guide: 20 } }],
  ])("%s", (_name, offer) => {
    expect(findings(offer)).toEqual([]);
  });
});

describe("a feed that looks wrong is held, by name", () => {
  it.each<[string, string[], Offer]>([
    ["more than a fifth of the jobs gone", ["drop jobs"], { rows: { ...NOW.rows, jobs: 799 } }],
    ["no job left", ["drop jobs"], { rows: { ...NOW.rows, jobs: 0 }, districts: {}, kinds: {}, payMedian: null }],
    ["a ninth of the policies gone", ["drop policies"], { rows: { ...NOW.rows, policies: 44 } }],
    ["a third of the events gone", ["drop events"], { rows: { ...NOW.rows, events: 20 } }],
    ["the platforms are gone", ["drop platforms"], { rows: { jobs: 1_000, policies: 50, events: 30 } }],
    ["more than half of the jobs are others", ["replaced jobs"], { replaced: 501 }],
    ["a whole district is gone", ["district-gone jobs 静安区"], { districts: { 长宁区: 990 } }],
    ["a kind of work is gone", ["kind-gone jobs 兼职"], { kinds: { 全职: 991, 见习: 9 } }],
    ["pay moves up by more", ["pay-moved jobs"], { payMedian: 8_401 }],
    ["pay moves down by more", ["pay-moved jobs"], { payMedian: 3_599 }],
    ["more than a twentieth has run out", ["expired-rows jobs"], { expiredJobs: 51 }],
    ["all at once", ["drop jobs", "replaced jobs"], { rows: { ...NOW.rows, jobs: 300 }, replaced: 700 }],
  ])("%s", (_name, expected, offer) => {
    expect(gates(offer)).toEqual(expected);
  });

  it("figures of the gate come along", () => {
    expect(findings({ rows: { ...NOW.rows, jobs: 600 } })).toEqual([
      { gate: "drop", dataset: "jobs", name: "", was: 1_000, now: 600, limit: 20 },
    ]);
  });
});

describe("where shares say nothing, nothing is held", () => {
  it.each<[string, Partial<Profile>, Offer]>([
    ["nineteen jobs become two", { rows: { jobs: 19 } }, { rows: { jobs: 2 }, replaced: 19 }],
    ["nine policies become one", { rows: { jobs: 1_000, policies: 9 } }, { rows: { jobs: 1_000, policies: 1 } }],
    ["ten jobs with pay are no median", { pricedJobs: 10 }, { payMedian: 60_000 }],
  ])("%s", (_name, former, offer) => {
    expect(findings(offer, former)).toEqual([]);
  });

  it("old data that has run out less than what shows is no step back", () => {
    expect(gates({ expiredJobs: 200 }, { expiredJobs: 300 })).toEqual([]);
    expect(gates({ expiredJobs: 350 }, { expiredJobs: 300 })).toEqual([]);
    expect(gates({ expiredJobs: 400 }, { expiredJobs: 300 })).toEqual(["expired-rows jobs"]);
  });
});

describe("the publisher's signed word", () => {
  const drop: Change = {
    former: NOW,
    offered: { ...NOW, rows: { ...NOW.rows, jobs: 400, policies: 20 } },
    replacedJobs: 600,
  };
  const word = (maxDropPct: number) => ({ jobs: { maxDropPct, reason: "年末清理", by: "ops-3" } });
  const gatesOf = (confirm: Parameters<typeof holdFindings>[1]) =>
    holdFindings(drop, confirm).map(({ gate, dataset }) => `${gate} ${dataset}`);

  it("lifts the gates of its dataset, no other's", () => {
    expect(gatesOf(undefined)).toEqual(["drop jobs", "drop policies", "replaced jobs"]);
    expect(gatesOf(word(60))).toEqual(["drop policies"]);
  });

  it("holds for no greater loss than it says", () => {
    expect(gatesOf(word(59))).toEqual(["drop jobs", "drop policies"]);
  });
});

it("every gate has its words in both languages", () => {
  const all = findings({
    rows: { ...NOW.rows, jobs: 300, policies: 10 },
    districts: { 长宁区: 300 },
    kinds: { 全职: 300 },
    payMedian: 12_000,
    expiredJobs: 100,
    replaced: 700,
  });
  expect(new Set(all.map(({ gate }) => gate)).size).toBe(6);
  for (const finding of all) {
    expect(holdText(finding, "zh")).toMatch(/\p{Script=Han}/u);
    expect(holdText(finding, "en")).not.toMatch(/undefined|NaN/);
  }
});
