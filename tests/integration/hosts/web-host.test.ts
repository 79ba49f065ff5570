import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWebHost, type WebHost } from "../../../electron/hosts/web.ts";
import { BROWSER_CSP } from "../../../shared/station/csp.ts";
import { type LabStation, openLabStation } from "../../contract/lab-station.ts";
import { recordedLog } from "../../support/recorded-log.ts";
import { ask, type RawRequest, speak } from "./raw-http.ts";

const TOKEN = "a-token-of-this-test";
const { log, lines } = recordedLog();
let lab: LabStation;
let host: WebHost;
let folder = "";
let port = 0;

beforeAll(async () => {
  lab = await openLabStation();
  folder = mkdtempSync(join(tmpdir(), "yike-web-"));
  const page = join(folder, "page");
  mkdirSync(join(page, "assets"), { recursive: true });
  writeFileSync(join(page, "index.html"), "<!doctype html>主页");
  writeFileSync(join(page, "assets", "app-1a2b.js"), "export const a = 1;");
  writeFileSync(join(folder, "secret.txt"), "secret");
  mkdirSync(join(folder, "page-not"));
  writeFileSync(join(folder, "page-not", "secret.txt"), "secret");
  host = await startWebHost({ router: lab.router, rendererDir: page, port: 0, token: TOKEN, log });
  port = Number(new URL(host.url).port);
});
afterAll(async () => {
  await host.close();
  lab.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A call as the page makes it. */
function goodCall(change: Partial<RawRequest> = {}): RawRequest {
  const body = change.body ?? JSON.stringify({ json: { text: "保洁" } });
  return {
    method: "POST",
    path: "/rpc/jobs/search",
    body,
    ...change,
    headers: {
      host: `127.0.0.1:${port}`,
      origin: `http://127.0.0.1:${port}`,
      "content-type": "application/json",
      cookie: `yike-${port}=${TOKEN}`,
      "content-length": String(Buffer.byteLength(body)),
      ...change.headers,
    },
  };
}

function without(call: RawRequest, name: string): RawRequest {
  const { [name]: _gone, ...headers } = call.headers ?? {};
  return { ...call, headers };
}

describe("a call", () => {
  test("as the page makes it is answered, and never kept", async () => {
    const answer = await ask(port, goodCall());
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ json: { total: 1 } });
    expect(answer.headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  });

  test.each([
    { name: "a rebound name", headers: { host: "evil.example" }, status: 421 },
    { name: "localhost, which can be made to point elsewhere", headers: { host: "localhost:PORT" }, status: 421 },
    { name: "another port of this machine", headers: { host: "127.0.0.1:1" }, status: 421 },
    { name: "a foreign page", headers: { origin: "http://evil.example" }, status: 403 },
    { name: "a page of localhost", headers: { origin: "http://localhost:PORT" }, status: 403 },
    { name: "a page without an origin", headers: { origin: "null" }, status: 403 },
    { name: "a form", headers: { "content-type": "application/x-www-form-urlencoded" }, status: 415 },
    { name: "plain text, which needs no preflight", headers: { "content-type": "text/plain" }, status: 415 },
    { name: "a multipart body", headers: { "content-type": "multipart/form-data; boundary=x" }, status: 415 },
    { name: "JSON of another kind", headers: { "content-type": "application/jsonp" }, status: 415 },
    { name: "a wrong token", headers: { cookie: "yike-PORT=guess" }, status: 401 },
    { name: "the token under another name", headers: { cookie: `yike=${TOKEN}` }, status: 401 },
    { name: "a length that is no number", headers: { "content-length": "0x10" }, status: 400 },
    { name: "a body of 65,537 bytes", headers: { "content-length": "65537" }, status: 413 },
    { name: "a body of a gigabyte", headers: { "content-length": "1000000000" }, status: 413 },
  ])("from $name: $status", async ({ headers, status }) => {
    const own = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, v.replace("PORT", String(port))]));
    const length = Number(own["content-length"] ?? 0);
    const body = length > 65_536 && length < 100_000 ? { body: " ".repeat(length) } : {};
    const call = goodCall({ ...body, headers: own });
    const text = await speak(port, wireText({ ...call, headers: { ...call.headers, connection: "close" } }));
    expect(Number(text.split(" ")[1])).toBe(status);
  });

  test.each([
    ["no origin", "origin", 403],
    ["no content type", "content-type", 415],
    ["no cookie", "cookie", 401],
  ])("with %s: %s missing is %i", async (_, name, status) => {
    expect((await ask(port, without(goodCall(), name))).status).toBe(status);
  });

  test("in chunks, whose length nobody states: 411", async () => {
    const chunked = goodCall({ headers: { "transfer-encoding": "chunked" } });
    expect((await ask(port, without(chunked, "content-length"))).status).toBe(411);
  });

  test.each(["GET", "PUT", "DELETE", "OPTIONS", "HEAD"])("by %s: 405", async (method) => {
    const call = goodCall();
    const { "content-length": _none, ...headers } = call.headers ?? {};
    expect((await ask(port, { method, path: call.path, headers })).status).toBe(405);
  });

  test("the first fault decides, in the order from host to length", async () => {
    const faults: [header: string, wrong: string, status: number][] = [
      ["content-length", "70000", 413],
      ["cookie", "none", 401],
      ["content-type", "text/plain", 415],
      ["origin", "http://evil.example", 403],
      ["host", "evil.example", 421],
    ];
    const headers: Record<string, string> = {};
    for (const [header, wrong, status] of faults) {
      headers[header] = wrong;
      const answer = await ask(port, goodCall({ headers, body: "a".repeat(70_000) }));
      expect(answer.status).toBe(status);
    }
  });

  test.each(["/rpc", "/rpc/", "/rpc/nope", "/rpc/jobs", "/rpc/__proto__/x", "/rpc/jobs/../../etc/passwd"])(
    "to no procedure, %s: 404",
    async (path) => {
      const answer = await ask(port, goodCall({ path }));
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain("at ");
    },
  );

  test.each(["{bad", "null", "5", '{"json":{},"meta":[[1,"__proto__","x"]]}'])(
    "with a body that is no call, %s, is a bad request and the host goes on",
    async (body) => {
      expect((await ask(port, goodCall({ body }))).status).toBe(400);
      expect((await ask(port, goodCall())).status).toBe(200);
    },
  );

  test("refusals are answered in the form that the page's client reads, and logged without what was sent", async () => {
    const answer = await ask(port, goodCall({ headers: { cookie: "yike-secret=13800000000" } }));
    expect(JSON.parse(answer.text)).toMatchObject({ json: { code: "UNAUTHORIZED", status: 401 } });
    expect(lines.at(-1)).toEqual({
      level: "warn",
      event: "web.refused",
      fields: { status: 401, code: "UNAUTHORIZED" },
    });
  });
});

function wireText({ method = "GET", path, headers = {}, body = "" }: RawRequest): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n${body}`;
}

describe("the page", () => {
  const own = () => ({ host: `127.0.0.1:${port}` });

  test("is opened once by the token, which then leaves the address", async () => {
    const answer = await ask(port, { path: `/?t=${TOKEN}`, headers: own() });
    expect(answer.status).toBe(303);
    expect(answer.headers).toMatchObject({ location: "/", "cache-control": "no-store" });
    const [cookie = ""] = answer.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(new RegExp(`^yike-${port}=${TOKEN}\\.[\\w-]{22}; HttpOnly; SameSite=Strict; Path=/$`));
    expect(new URL(host.url).searchParams.get("t")).toBe(TOKEN);
  });

  test.each(["wrong", "", TOKEN.slice(1), `${TOKEN}x`])("is not opened by the token %j", async (token) => {
    const answer = await ask(port, { path: `/?t=${token}`, headers: own() });
    expect(answer.status).toBe(401);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("comes with the policy that forbids everything from elsewhere", async () => {
    const answer = await ask(port, { path: "/", headers: own() });
    expect(answer).toMatchObject({ status: 200, text: "<!doctype html>主页" });
    expect(answer.headers).toMatchObject({
      "content-security-policy": BROWSER_CSP,
      "content-type": "text/html; charset=utf-8",
      "cross-origin-opener-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });

  test("keeps files whose name is their content", async () => {
    const answer = await ask(port, { path: "/assets/app-1a2b.js", headers: own() });
    expect(answer.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  test("HEAD tells the size and sends nothing", async () => {
    const answer = await ask(port, { method: "HEAD", path: "/assets/app-1a2b.js", headers: own() });
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(answer.headers["content-length"]).toBe("19");
  });

  test.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/../../secret.txt",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/../page-not/secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/%00",
    "/%zz",
    "//../secret.txt",
  ])("gives nothing outside its folder: %s is 403", async (path) => {
    const answer = await ask(port, { path, headers: own() });
    expect({ status: answer.status, secret: answer.text.includes("secret.txt") }).toEqual({
      status: 403,
      secret: false,
    });
  });

  test.each(["/nope.js", "/assets", "/assets/", "/%252e%252e/secret.txt", "/index.html/x"])(
    "has no such file: %s is 404",
    async (path) => {
      expect((await ask(port, { path, headers: own() })).status).toBe(404);
    },
  );

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("cannot be written: %s is 405", async (method) => {
    expect((await ask(port, { method, path: "/", headers: own() })).status).toBe(405);
  });

  test("is not served under another name", async () => {
    expect((await ask(port, { path: "/", headers: { host: "evil.example" } })).status).toBe(421);
    expect((await ask(port, { path: `/?t=${TOKEN}`, headers: { host: "evil.example" } })).status).toBe(421);
  });
});

describe("bytes that are no request", () => {
  test("a header of 9 kB ends the connection, not the host", async () => {
    const text = await speak(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${"a".repeat(9_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect((await ask(port, goodCall())).status).toBe(200);
  });

  test("noise", async () => {
    expect(await speak(port, "\u0016\u0003\u0001 hello\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ask(port, goodCall())).status).toBe(200);
  });

  test("a request without a host name", async () => {
    expect(await speak(port, "GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 421 /);
  });
});

test("a port that is taken is an error with its code", async () => {
  const again = startWebHost({ router: lab.router, rendererDir: folder, port, log });
  await expect(again).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("the host listens on the loopback device only", () => {
  expect(new URL(host.url).hostname).toBe("127.0.0.1");
});
