import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWebHost, type WebHost } from "../../electron/hosts/web.ts";
import { recordedLog } from "../support/recorded-log.ts";
import { type LabStation, openLabStation } from "./lab-station.ts";
import { inProcess, overElectronPort, overNodePort } from "./transports.ts";

let lab: LabStation;
beforeAll(async () => {
  lab = await openLabStation();
});
afterAll(() => lab.close());

const NOWHERE = { from: "/nowhere" };
const always = () => true;

describe.each([
  { name: "in process", open: inProcess },
  { name: "a Node port", open: overNodePort },
  { name: "an Electron port", open: overElectronPort },
])("over $name", ({ open }) => {
  test("whoever signed in may do what staff may, and nobody else", async () => {
    const desk = await open(lab.router, { context: { role: "public", caller: "desk" } });
    const screen = await open(lab.router, { context: { role: "public", caller: "screen" } });
    lab.station.callers.raise("desk", "staff", always);
    expect(await desk.ask("feed.apply", NOWHERE)).toHaveProperty("output");
    expect(await screen.ask("feed.apply", NOWHERE)).toMatchObject({ error: { code: "ROLE_REQUIRED" } });
    lab.station.callers.lower("desk");
    expect(await desk.ask("feed.apply", NOWHERE)).toMatchObject({ error: { code: "ROLE_REQUIRED" } });
    await desk.close();
    await screen.close();
  });

  test("a sign-in that ran out counts for nothing, though nobody signed out", async () => {
    const desk = await open(lab.router, { context: { role: "public", caller: "desk" } });
    let left = 1;
    lab.station.callers.raise("desk", "staff", () => left-- > 0);
    expect(await desk.ask("feed.apply", NOWHERE)).toHaveProperty("output");
    expect(await desk.ask("feed.apply", NOWHERE)).toMatchObject({ error: { code: "ROLE_REQUIRED" } });
    await desk.close();
  });

  test("a host's own staff role is not lowered by a caller who is nobody", async () => {
    const desk = await open(lab.router, { context: { role: "staff", caller: "nobody" } });
    expect(await desk.ask("feed.apply", NOWHERE)).toHaveProperty("output");
    await desk.close();
  });
});

describe("over HTTP", () => {
  let host: WebHost;
  beforeAll(async () => {
    host = await startWebHost({
      router: lab.router,
      rendererDir: import.meta.dirname,
      log: recordedLog().log,
      port: 0,
    });
  });
  afterAll(() => host.close());

  async function enter(): Promise<string> {
    const answer = await fetch(host.url, { redirect: "manual" });
    return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }

  async function apply(cookie: string): Promise<number> {
    const { origin } = new URL(host.url);
    const headers = { origin, cookie, "content-type": "application/json" };
    const body = JSON.stringify({ json: NOWHERE });
    return (await fetch(`${origin}/rpc/feed/apply`, { method: "POST", headers, body })).status;
  }

  test("two pages are two callers: a sign-in on one is none on the other", async () => {
    const [desk, screen] = [await enter(), await enter()];
    const caller = desk.split(".")[1] ?? "";
    expect(caller).not.toBe(screen.split(".")[1]);
    lab.station.callers.raise(caller, "staff", always);
    expect(await apply(desk)).toBe(200);
    expect(await apply(screen)).toBe(403);
    lab.station.callers.lower(caller);
    expect(await apply(desk)).toBe(403);
  });

  test("a name of one's own making is a caller like any other: nobody", async () => {
    const [token = ""] = (await enter()).split(".");
    expect(await apply(`${token}.${"A".repeat(22)}`)).toBe(403);
    expect(await apply(token)).toBe(403);
    expect(await apply(`${token}x.${"A".repeat(22)}`)).toBe(401);
  });
});
