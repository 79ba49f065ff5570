import { readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer as createRawServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FeedRefusal, NEXT_TRIES, type NextTry } from "../../../shared/contract/feed.ts";
import { refusalText } from "../../../shared/feed/refusals.ts";
import { createLab, type FeedLab, type OpenFeed, titlesOf } from "../../support/feed-lab.ts";
import { type FeedServer, forRows, half, type Manners, startFeedServer, status } from "../../support/feed-server.ts";

/** Short ones, so that a silent server costs the test half a second. */
const IDLE_MS = 400;
const TOTAL_MS = 1_500;

let lab: FeedLab;
let server: FeedServer;
let station: OpenFeed;
let newer: string;

beforeAll(async () => {
  lab = createLab();
  await lab.plantSeed(["演示"]);
  server = await startFeedServer();
  const feeds = { plainHttpPort: server.port, idleMs: IDLE_MS, totalMs: TOTAL_MS };
  station = await lab.open(undefined, { feeds });
  server.serve(await lab.publish(["保安", "保洁"]));
  expect(await station.feed.apply(server.url)).toMatchObject({ verdict: "accepted", by: "snapshot" });
  newer = await lab.publish(["司机", "厨师"]);
});
afterAll(async () => {
  await server.close();
  lab.close();
});
beforeEach(() => {
  server.behave(null);
  server.serve(newer);
  server.asked.length = 0;
});

/** Meets requests for the signature; the manifest comes without an ETag, so none is remembered beside it. */
const forSignature =
  (manners: Manners): Manners =>
  (request, response, file) => {
    if (file === "manifest.sig") return manners(request, response, file);
    if (file === "manifest.json") response.end(readFileSync(join(newer, file)));
    return file === "manifest.json";
  };
const page = (type: string): Manners => status(200, { "content-type": type });
/** Bytes for ever, as fast as they go. */
const flood: Manners = (_request, response) => {
  const block = Buffer.alloc(64 * 1024, 7);
  const pour = () => {
    while (response.writable && response.write(block));
  };
  response.on("drain", pour);
  pour();
  return true;
};
/** A byte at a time, never silent for long, never done. */
const drip: Manners = (_request, response) => {
  const timer = setInterval(() => response.write("."), IDLE_MS / 8);
  response.on("close", () => clearInterval(timer));
  return true;
};
async function expectRefusal(reason: FeedRefusal, next: NextTry): Promise<void> {
  const { feed } = station;
  const { generation } = feed.current().meta;
  const verdict = await feed.apply(server.url);
  expect(verdict).toMatchObject({ verdict: "refused", reason, next });
  expect(feed.current().meta.generation).toBe(generation);
  expect(titlesOf(feed)).toEqual(["保安", "保洁"]);
  expect(feed.status().history[0]).toMatchObject({ verdict: "refused", reason });
  expect(NEXT_TRIES).toContain(next);
  expect(refusalText(reason, "zh")).toMatch(/\p{Script=Han}/u);
  expect(readdirSync(`${lab.cache}/fetched`).filter((name) => name.endsWith(".tmp"))).toEqual([]);
}

describe("a server that misbehaves: a class, a sentence, a next try, and the former catalogue answers", () => {
  it.each<[string, FeedRefusal, NextTry, Manners]>([
    ["it fails", "server-error", "soon", status(500)],
    ["its mirror fails", "server-error", "soon", status(502)],
    ["it is overloaded", "busy", "soon", status(503)],
    ["it counts requests", "busy", "soon", status(429)],
    ["it does not know the folder any more", "missing", "regular", status(404)],
    ["it says the folder is gone", "missing", "regular", status(410)],
    ["it wants a password", "forbidden", "staff", status(401)],
    ["it has barred the station", "forbidden", "staff", status(403)],
    ["it sends elsewhere", "redirected", "staff", status(302, { location: "http://127.0.0.1:1/feed/manifest.json" })],
    ["it moved for good", "redirected", "staff", status(301, { location: "/other/manifest.json" })],
    ["a portal wants a sign-in", "captive-portal", "soon", page("text/html; charset=gbk")],
    [
      "a portal lies about its page",
      "captive-portal",
      "soon",
      (_request, response) => {
        response.end("\ufeff <!DOCTYPE html><title>欢迎使用免费WiFi</title>");
        return true;
      },
    ],
    ["the network wants a sign-in", "captive-portal", "soon", status(511)],
    ["it says not modified to a question of another kind", "bad-answer", "regular", forRows(status(304))],
    ["it answers with nothing", "bad-answer", "regular", status(204)],
    ["it answers with a teapot", "bad-answer", "regular", status(418)],
    ["it says nothing at all", "timeout", "soon", () => true],
    ["it drips", "timeout", "soon", drip],
    ["it drips the rows", "timeout", "soon", forRows(drip)],
    [
      "it hangs up",
      "interrupted",
      "soon",
      (request) => {
        request.socket.destroy();
        return true;
      },
    ],
    ["it hangs up in the middle", "interrupted", "soon", half],
    ["it hangs up in the middle of the rows", "interrupted", "soon", forRows(half)],
    ["a manifest without end", "too-large", "regular", flood],
    ["rows without end", "hash-mismatch", "soon", forRows(flood)],
    ["a manifest that says it is large", "too-large", "regular", status(200, { "content-length": "99999999" })],
    ["rows cut short, as if that were all", "truncated", "soon", forRows(status(200))],
    [
      "other rows of the same length",
      "hash-mismatch",
      "soon",
      forRows((_request, response, file) => {
        response.end(readFileSync(join(newer, file)).fill(7, 20));
        return true;
      }),
    ],
    ["a page in place of the rows", "captive-portal", "soon", forRows(page("text/html"))],
    ["the signature of nothing", "bad-signature", "regular", forSignature(status(200))],
    ["no signature", "unsigned", "regular", forSignature(status(404))],
  ])("%s → %s", async (_name, reason, next, manners) => {
    server.behave(manners);
    await expectRefusal(reason, next);
  });

  it.each<[string, () => string, number | null]>([
    ["seconds", () => "120", 120],
    ["a date", () => new Date(Date.now() + 90_000).toUTCString(), 90],
    ["a date that has passed", () => new Date(0).toUTCString(), 0],
    ["nonsense", () => "soon", null],
  ])("when to come back, in %s", async (_name, value, seconds) => {
    server.behave(status(503, { "retry-after": value() }));
    const verdict = await station.feed.apply(server.url);
    const { retryAfterSeconds } = verdict.verdict === "refused" ? verdict : { retryAfterSeconds: undefined };
    if (seconds === null) expect(retryAfterSeconds).toBeNull();
    else expect(Math.abs((retryAfterSeconds ?? -99) - seconds)).toBeLessThan(5);
  });

  it("a redirect is not followed, not even to itself", async () => {
    server.behave(status(307, { location: "/feed/manifest.json?again" }));
    await expectRefusal("redirected", "staff");
    expect(server.asked).toEqual(["manifest.json 307"]);
  });
});

describe("an address that is none of ours", () => {
  it.each<[string, FeedRefusal, (port: number) => string]>([
    ["plain http", "not-https", () => "http://feed.example/v1/"],
    ["plain http on another port of this machine", "not-https", (port) => `http://127.0.0.1:${port + 1}/feed/`],
    ["plain http under another name of this machine", "not-https", (port) => `http://localhost:${port}/feed/`],
    ["a file transfer", "not-https", () => "ftp://feed.example/"],
    ["a name and password in it", "unreadable", () => "https://me:secret@feed.example/"],
    ["a question in it", "unreadable", () => "https://feed.example/?id=1"],
    ["no address at all", "unreadable", () => "https://"],
    ["nobody listens there", "offline", () => "https://127.0.0.1:1/feed/"],
  ])("%s → %s", async (_name, reason, address) => {
    expect(await station.feed.apply(address(server.port))).toMatchObject({ verdict: "refused", reason });
    expect(server.asked).toEqual([]);
  });

  it("a station that is bound to a server takes nothing from another one", async () => {
    const bound = await lab.open(undefined, { url: "https://feed.example/v1/", feeds: { plainHttpPort: server.port } });
    expect(await bound.feed.apply(server.url)).toMatchObject({ reason: "foreign-host", next: "staff" });
    expect(server.asked).toEqual([]);
  });

  it("something that does not speak http → bad-answer", async () => {
    const raw = createRawServer((socket) => {
      socket.on("error", () => undefined);
      socket.resume();
      socket.end("220 mail ready\r\n");
    });
    await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
    const port = (raw.address() as AddressInfo).port;
    const other = await lab.open(undefined, { feeds: { plainHttpPort: port } });
    expect(await other.feed.apply(`http://127.0.0.1:${port}/`)).toMatchObject({ reason: "bad-answer" });
    await new Promise((resolve) => raw.close(resolve));
  });
});
