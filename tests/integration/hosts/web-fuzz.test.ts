import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWebHost, type WebHost } from "../../../electron/hosts/web.ts";
import { type LabStation, openLabStation } from "../../contract/lab-station.ts";
import { recordedLog } from "../../support/recorded-log.ts";
import { ask } from "./raw-http.ts";

/** The full number of issue "loopback host" is 10,000: YIKE_FUZZ=10000. */
const REQUESTS = Number(process.env["YIKE_FUZZ"] ?? 1_000);
const TOKEN = "a-token-of-this-test-0123456789ab";
/** Answers that carry anything of the station. */
const SECRETS = ["社区保安", "保洁员", TOKEN, "demo", "secret"];

const { log, lines } = recordedLog();
let lab: LabStation;
let host: WebHost;
let folder = "";
let now = 0;
beforeAll(async () => {
  lab = await openLabStation();
  folder = mkdtempSync(join(tmpdir(), "yike-fuzz-"));
  mkdirSync(join(folder, "page"));
  writeFileSync(join(folder, "page", "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "secret"), "secret");
  // A clock of its own: the limit on calls must not hide what the guard says.
  const monotonic = () => {
    now += 1_000;
    return now;
  };
  host = await startWebHost({
    router: lab.router,
    rendererDir: join(folder, "page"),
    port: 0,
    token: TOKEN,
    log,
    monotonic,
  });
});
afterAll(async () => {
  await host.close();
  lab.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Head {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly origin: string;
  readonly type: string;
  readonly cookie: string;
  readonly length: string;
  readonly body: string;
}
const PROCEDURES = [
  "/rpc/jobs/search",
  "/rpc/station/info",
  "/rpc/bookings/hold",
  "/rpc/feed/apply",
  "/rpc/staff/today",
];
const good = (path: string): Head => {
  const body = JSON.stringify({ json: {} });
  return {
    method: "POST",
    path,
    host: `127.0.0.1:${host.port}`,
    origin: `http://127.0.0.1:${host.port}`,
    type: "application/json",
    cookie: `yike-${host.port}=${TOKEN}`,
    length: String(body.length),
    body,
  };
};

/** A word without line ends: those are a fault of their own below. */
const word = fc.string({ maxLength: 60, unit: "grapheme-ascii" });
const foreignHost = fc.oneof(
  word,
  fc.constantFrom("localhost", "[::1]", "0.0.0.0", "127.0.0.1", "127.1", "evil.example"),
);

/** Each takes a good call and makes it one that no page of ours would make. */
const FAULTS: readonly fc.Arbitrary<(call: Head) => Head>[] = [
  foreignHost.map((host) => (call) => ({ ...call, host: host === call.host ? "x" : host })),
  foreignHost.map((name) => (call) => ({
    ...call,
    origin: `http://${name}` === call.origin ? "null" : `http://${name}`,
  })),
  fc
    .constantFrom("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND")
    .map((method) => (call) => ({ ...call, method })),
  word.map((type) => (call) => ({ ...call, type: `text/${type}` })),
  word.map((guess) => (call) => ({ ...call, cookie: `yike-${host.port}=${guess}` })),
  fc
    .constantFrom(`yike=${TOKEN}`, `yike-1=${TOKEN}`, `x; y; z`, `yike-${1}`, "")
    .map((cookie) => (call) => ({ ...call, cookie })),
  fc.integer({ min: 65_537, max: 2 ** 31 }).map((length) => (call) => ({ ...call, length: String(length) })),
  fc
    .constantFrom("-1", "0x10", "1e3", " ", "NaN", "9".repeat(40), "+5")
    .map((length) => (call) => ({ ...call, length })),
  word.map((path) => (call) => ({ ...call, path: `/rpc/no-such/${encodeURIComponent(path)}` })),
  fc
    .constantFrom(
      "/rpc/../secret",
      "/rpc/%2e%2e/secret",
      "/rpc/__proto__",
      "/rpc/jobs/constructor",
      "//rpc/jobs/search/x",
    )
    .map((path) => (call) => ({ ...call, path })),
  fc.string({ maxLength: 200, unit: "binary" }).map((body) => (call) => {
    const spoiled = `]{${body}`;
    return { ...call, body: spoiled, length: String(Buffer.byteLength(spoiled)) };
  }),
];
const spoil = fc.oneof(...FAULTS);
const spoiledCall = fc.record({
  path: fc.constantFrom(...PROCEDURES),
  faults: fc.array(spoil, { minLength: 1, maxLength: 3, size: "max" }),
  how: fc.constantFrom("whole", "pipelined", "cut", "two lengths"),
});

function wire(call: Head, how: string): string {
  const head = [
    `${call.method} ${call.path} HTTP/1.1`,
    `Host: ${call.host}`,
    `Origin: ${call.origin}`,
    `Content-Type: ${call.type}`,
    `Cookie: ${call.cookie}`,
    `Content-Length: ${call.length}`,
    ...(how === "two lengths" ? ["Content-Length: 3"] : []),
    "Connection: close",
  ];
  const text = `${head.join("\r\n")}\r\n\r\n${call.body}`;
  if (how === "pipelined") return text.repeat(3);
  return how === "cut" ? text.slice(0, Math.max(1, text.length - 20)) : text;
}

/** Everything the host says to these bytes before it, or we, close the line. */
function speak(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(host.port, "127.0.0.1", () => socket.end(Buffer.from(bytes, "utf8")));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    // A line that the host has cut is an answer too.
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
}
const statuses = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

describe("whatever is sent that no page of ours would send", () => {
  test("is refused with 4xx or cut off, tells nothing, and the host goes on", async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(spoiledCall, async ({ path, faults, how }) => {
        const call = faults.reduce((spoiled, fault) => fault(spoiled), good(path));
        const text = await speak(wire(call, how));
        const answers = statuses(text);
        for (const status of answers) {
          seen.set(status, (seen.get(status) ?? 0) + 1);
          expect(status, text.slice(0, 300)).toBeGreaterThanOrEqual(400);
          expect(status, text.slice(0, 300)).toBeLessThan(500);
        }
        for (const secret of SECRETS) expect(text).not.toContain(secret);
      }),
      { numRuns: REQUESTS },
    );
    // Every kind of refusal was met, so the faults are what they say; and a good call is still answered.
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([400, 401, 403, 404, 405, 413, 415, 421]));
    const { path, body, ...head } = good("/rpc/jobs/search");
    const headers = {
      host: head.host,
      origin: head.origin,
      "content-type": head.type,
      cookie: head.cookie,
      "content-length": head.length,
    };
    expect((await ask(host.port, { method: "POST", path, headers, body })).status).toBe(200);
    expect(lines.filter(({ event }) => event === "web.failed")).toEqual([]);
  }, 240_000);

  test("a header that never ends is cut off, and meanwhile others are served", async () => {
    const slow = new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(host.port, "127.0.0.1", () => socket.write("POST /rpc/jobs/search HTTP/1.1\r\nHost: "));
      socket.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      socket.on("error", () => {});
      socket.on("close", () => resolve(text));
    });
    expect((await ask(host.port, { path: "/", headers: { host: `127.0.0.1:${host.port}` } })).status).toBe(200);
    expect(statuses(await slow)).toEqual([408]);
  });
});
