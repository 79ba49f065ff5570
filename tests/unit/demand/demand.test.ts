import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createNodeFiles } from "../../../electron/hosts/node-files.ts";
import { createDemandLedger, isoWeek } from "../../../electron/station/demand/demand.ts";
import type { Plan, Term } from "../../../shared/jobs/understand.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const NOON = Date.UTC(2026, 10, 20, 4);
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-demand-"));
  path = join(folder, "demand.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const term = (text: string): Term => ({ text, alternatives: [], weight: "work" });
const plan = (words: string[], filters: Plan["filters"] = {}): Plan => ({
  without: [],
  terms: words.map(term),
  filters,
  chips: [],
});

function ledger(now = NOON) {
  return createDemandLedger(createNodeFiles(), createManualClock(now), log, path);
}

test("a want is told from the fifth time on, by its concept, district, kind of work and week", () => {
  const demand = ledger();
  for (let time = 0; time < 4; time += 1) demand.note(plan(["扫地"], { district: ["长宁区"] }), 0);
  expect(demand.told()).toEqual([]);
  demand.note(plan(["打扫"], { district: ["长宁区"] }), 0);
  expect(demand.told()).toEqual([
    { week: "2026-W47", concept: "保洁员", district: "长宁区", employmentType: "", found: "none", count: 5 },
  ]);
});

test("what was typed is nowhere: neither in what is told nor in the file", () => {
  const demand = ledger();
  for (let time = 0; time < 9; time += 1) demand.note(plan(["王小明的电话13800000000", "扫地"]), 1);
  for (let time = 0; time < 9; time += 1) demand.note(plan(["王小明"], { district: ["王小明"] }), 0);
  demand.flush();
  expect(JSON.stringify(demand.told())).not.toContain("王小明");
  const written = readFileSync(path, "utf8");
  expect(written).toContain("保洁员");
  for (const typed of ["王小明", "138", "扫地"]) expect(written).not.toContain(typed);
});

test("enough jobs are no want; nothing understood is none either", () => {
  const demand = ledger();
  for (let time = 0; time < 9; time += 1) demand.note(plan(["保洁"]), 5);
  for (let time = 0; time < 9; time += 1) demand.note(plan(["甲骨文"]), 0);
  expect(demand.told()).toEqual([]);
});

test("counts outlive a restart, half a year, and a damaged file begins anew", () => {
  const first = ledger();
  for (let time = 0; time < 6; time += 1) first.note(plan(["护工"]), 2);
  first.flush();
  expect(ledger().told()[0]?.count).toBe(6);
  const later = ledger(NOON + 200 * 86_400_000);
  later.note(plan(["护工"]), 0);
  later.flush();
  expect(later.told()).toEqual([]);
  writeFileSync(path, "{");
  expect(ledger().told()).toEqual([]);
});

test("weeks are those of ISO 8601", () => {
  expect(isoWeek("2026-11-20")).toBe("2026-W47");
  expect(isoWeek("2027-01-01")).toBe("2026-W53");
  expect(isoWeek("2025-12-29")).toBe("2026-W01");
  expect(isoWeek("2024-12-30")).toBe("2025-W01");
});
