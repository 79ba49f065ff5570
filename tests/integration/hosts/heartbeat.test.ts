import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createReader, type MetricsHost, startHeartbeat, startMetrics } from "../../../electron/hosts/heartbeat.ts";
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { prometheusText, type Readings } from "../../../electron/station/health/readings.ts";
import { type LabStation, openLabStation } from "../../contract/lab-station.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { recordedLog } from "../../support/recorded-log.ts";
import { ask } from "./raw-http.ts";

let lab: LabStation;
let read: () => Readings;
let metrics: MetricsHost;
let quiet: number | null = null;
beforeAll(async () => {
  lab = await openLabStation();
  const ports = createNodePorts({ dataDir: lab.lab.data });
  read = createReader({ station: lab.station, ports, data: lab.lab.data, quietMs: () => quiet });
  metrics = await startMetrics(0, read);
});
afterAll(async () => {
  await metrics.close();
  lab.close();
});

describe("the readings of a station", () => {
  test("tell its data, its findings and its page, as they are", () => {
    expect(read()).toMatchObject({ state: "ready", jobs: 3, demo: true, pageQuietSeconds: null, version: "0.0.0" });
    quiet = 65_400;
    lab.station.health.note("disk-low");
    expect(read()).toMatchObject({ pageQuietSeconds: 65, findings: { warn: 1, alarm: 0 } });
    lab.station.health.clear("disk-low");
    expect(read().diskFreeBytes).toBeGreaterThan(0);
  });

  test("are written to a file at once and every minute", async () => {
    const clock = createManualClock();
    const { log } = recordedLog();
    const ports = { ...createNodePorts({ dataDir: lab.lab.data }), clock, log };
    let beats = 0;
    const counted = () => {
      beats += 1;
      return { ...read(), uptimeSeconds: beats };
    };
    const end = startHeartbeat(counted, ports, lab.lab.data);
    const written = () =>
      (JSON.parse(readFileSync(join(lab.lab.data, "heartbeat.json"), "utf8")) as Readings).uptimeSeconds;
    await vi.waitFor(() => expect(written()).toBe(1));
    clock.advance(60_000);
    await vi.waitFor(() => expect(written()).toBe(2));
    end();
    clock.advance(600_000);
    expect(beats).toBe(2);
  });

  test("a folder that takes no file is told in the log, and the beat goes on", async () => {
    const clock = createManualClock();
    const { log, lines } = recordedLog();
    const end = startHeartbeat(
      read,
      { ...createNodePorts({ dataDir: lab.lab.data }), clock, log },
      join(lab.lab.data, "gone"),
    );
    await vi.waitFor(() => expect(lines.map(({ event }) => event)).toEqual(["heartbeat.failed"]));
    clock.advance(60_000);
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    end();
  });
});

describe("/metrics", () => {
  const host = () => `127.0.0.1:${metrics.port}`;

  test("is Prometheus text: a help, a type and a number for each, and nothing that is unknown", async () => {
    quiet = null;
    const { status, text, headers } = await ask(metrics.port, { path: "/metrics", headers: { host: host() } });
    expect([status, headers["content-type"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    for (const sample of samples)
      expect(sample).toMatch(/^yike_[a-z_]+\{station="[^"]*"(,version="[^"]*")?\} -?\d+(\.\d+)?$/);
    expect(text).toContain('# TYPE yike_jobs gauge\nyike_jobs{station="');
    expect(text).not.toContain("yike_page_quiet_seconds");
  });

  test.each([
    { path: "/", method: "GET" },
    { path: "/metrics", method: "POST" },
    { path: "/metrics", method: "GET", host: "evil.example" },
  ])("answers nothing else: $method $path", async ({ path, method, host: name }) => {
    expect((await ask(metrics.port, { path, method, headers: { host: name ?? host() } })).status).toBe(404);
  });

  test("a station's name cannot break a line", () => {
    const text = prometheusText({ ...read(), station: 'a"b\\c\nd' });
    expect(text).toContain('station="a\\"b\\\\c\\nd"');
  });
});
