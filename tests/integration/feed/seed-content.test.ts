import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventRow } from "../../../shared/events/event-row.ts";
import { feedManifest } from "../../../shared/feed/manifest.ts";
import { CONTENT_ROWS } from "../../../shared/feed/row-schemas.ts";

const PROGRAM = fileURLToPath(new URL("../../..", import.meta.url));
const BUILD_DAY = "2026-11-20";

let out = "";
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "yike-seed-"));
  execFileSync(process.execPath, [join(PROGRAM, "scripts", "build-seed.ts"), "--out", join(out, "seed")], {
    env: { ...process.env, SOURCE_DATE_EPOCH: `${Date.parse(`${BUILD_DAY}T04:00:00Z`) / 1_000}` },
    stdio: ["ignore", "ignore", "pipe"],
  });
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

const file = (name: string) => join(out, "seed", name);

/** Rows of a dataset as published, without the trailer. */
function published(dataset: string): Record<string, unknown>[] {
  const { datasets } = feedManifest.parse(JSON.parse(readFileSync(file("manifest.json"), "utf8")));
  const packed = readFileSync(file(datasets[dataset]?.snapshot.url ?? dataset));
  const lines = gunzipSync(packed).toString("utf8").trimEnd().split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("the seed that ships", () => {
  it.each([
    ["guide", 25],
    ["groups", 32],
    ["platforms", 51],
    ["places", 15],
    ["event-templates", 17],
    ["appointment-types", 18],
    ["events", 36],
  ])("carries the dataset %s with all of its %i rows, each as its room expects it", (dataset, rows) => {
    const all = published(dataset);
    expect(all).toHaveLength(rows);
    const form = CONTENT_ROWS[dataset];
    expect(form).toBeDefined();
    const bad = all.flatMap(({ op: _op, ...row }) => {
      const checked = form?.safeParse(row);
      return checked?.success ? [] : [`${row["id"]}: ${checked?.error.message}`];
    });
    expect(bad).toEqual([]);
  });

  it("dates the demonstration calendar from the day of the build, and says that it is one", () => {
    const events = published("events").map((row) => eventRow.parse(row));
    expect(events.every(({ demo }) => demo)).toBe(true);
    expect(events.filter(({ start }) => start < "2026-10-01" || start > "2027-02-28")).toEqual([]);
    expect(events.some(({ rrule, start }) => rrule === null && start.slice(0, 10) > BUILD_DAY)).toBe(true);
  });

  it("holds no undated demonstration row as content", () => {
    const { datasets } = feedManifest.parse(JSON.parse(readFileSync(file("manifest.json"), "utf8")));
    expect(Object.keys(datasets).filter((name) => name.startsWith("demo"))).toEqual([]);
  });
});
