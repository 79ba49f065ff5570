import { describe, expect, it } from "vitest";
import { freshnessOf } from "../../../shared/feed/freshness.ts";

const HOUR = 3_600_000;
const SIGNED = Date.parse("2026-11-20T04:00:00Z");
const issue = { generation: "g", issuedAt: "2026-11-20T04:00:00.000Z", expiresAt: null, demo: false };
const aged = (hours: number, change: Partial<Parameters<typeof freshnessOf>[0]> = {}) => {
  const { state, canApply } = freshnessOf({ ...issue, ...change }, SIGNED + hours * HOUR);
  return { state, canApply };
};

describe("the age of the data, by its signature", () => {
  it.each([
    ["just signed", 0, "today", true],
    ["signed tomorrow: the clock is wrong, not the data", -20, "today", true],
    ["a day old to the minute", 24, "today", true],
    ["a day and a bit", 24.01, "recent", true],
    ["three days to the minute", 72, "recent", true],
    ["three days and a bit", 72.01, "stale", true],
    ["seven days to the minute", 168, "stale", true],
    ["seven days and a bit", 168.01, "stale", false],
    ["a month", 720, "stale", false],
  ] as const)("%s", (_name, hours, state, canApply) => {
    expect(aged(hours)).toEqual({ state, canApply });
  });

  it("the publisher's own end makes it old sooner", () => {
    const expiresAt = new Date(SIGNED + 2 * HOUR).toISOString();
    expect(aged(1.9, { expiresAt })).toEqual({ state: "today", canApply: true });
    expect(aged(2.1, { expiresAt })).toEqual({ state: "stale", canApply: true });
  });

  it("invented jobs grow old too, but nothing of them is taken away", () => {
    expect(aged(720, { demo: true })).toEqual({ state: "stale", canApply: true });
  });
});
