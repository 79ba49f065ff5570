import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { listening, type Supervised, startSupervised } from "./support/supervised.ts";

/** `station kiosk`: programs that are killed, as by the kernel when memory is short. A window's size changes nothing. */
test.skip(({ viewport }) => (viewport?.width ?? 0) > (viewport?.height ?? 0), "the same in either orientation");
test.describe.configure({ mode: "serial", timeout: 120_000 });

/** reference figure of the installation: every process is back within this. */
const BACK_MS = 5_000;

let kiosk: Supervised;
test.beforeAll(async () => {
  kiosk = await startSupervised();
});
test.afterAll(() => kiosk.close());

const last = (numbers: readonly number[]) => numbers.at(-1) ?? 0;
const hostPid = () => last(kiosk.pids("kiosk.host-started"));
const screenPid = () => last(kiosk.pids("kiosk.screen-started"));

test("the page opens by an address that is worth nothing to whoever reads the arguments", async () => {
  const page = await kiosk.page();
  await page.locator("[data-page]").waitFor();
  const args = readFileSync(`/proc/${screenPid()}/cmdline`, "utf8").split("\0");
  const address = args.find((arg) => arg.startsWith("--app="))?.slice("--app=".length) ?? "";
  const { token } = JSON.parse(readFileSync(join(kiosk.data, "web-door.json"), "utf8")) as { token: string };
  expect(args.join(" ")).not.toContain(token);
  expect((await fetch(address, { redirect: "manual" })).status).toBe(401);
});

test("the host listens on 127.0.0.1 and nowhere else", () => {
  const port = Number((JSON.parse(readFileSync(join(kiosk.data, "web-door.json"), "utf8")) as { port: number }).port);
  expect(listening(hostPid())).toEqual([`tcp 0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`]);
});

test("the host is killed: it is back, and the same page goes on without a reload", async () => {
  const page = await kiosk.page();
  await page.evaluate(() => Object.assign(window, { mark: 1 }));
  const killed = hostPid();
  const answered = page.waitForResponse((response) => response.url().includes("/rpc/") && response.status() === 200);
  const began = Date.now();
  process.kill(killed, "SIGKILL");
  await answered;
  expect(Date.now() - began).toBeLessThan(BACK_MS);
  expect(hostPid()).not.toBe(killed);
  expect(await page.evaluate(() => (window as { mark?: number }).mark)).toBe(1);
  expect(kiosk.pids("kiosk.screen-started")).toHaveLength(1);
});

test("the browser is killed: another one shows the page", async () => {
  const killed = screenPid();
  const began = Date.now();
  process.kill(killed, "SIGKILL");
  await expect.poll(screenPid, { timeout: BACK_MS }).not.toBe(killed);
  await (await kiosk.page()).locator("[data-page]").waitFor();
  expect(Date.now() - began).toBeLessThan(BACK_MS);
});

test("the host is killed again and again: the out-of-service page, by itself", async () => {
  const tries = kiosk.pids("kiosk.host-started").length;
  while (!kiosk.said("kiosk.out-of-service")) {
    const pid = hostPid();
    process.kill(pid, "SIGKILL");
    await expect.poll(() => hostPid() !== pid || kiosk.said("kiosk.out-of-service")).toBe(true);
  }
  // One was killed before, in the test above: two more make three.
  expect(kiosk.pids("kiosk.host-started").length - tries).toBe(1);
  await expect.poll(async () => (await kiosk.page()).url()).toMatch(/^file:.*out-of-service\.html#K-103$/);
  await expect((await kiosk.page()).locator("h1")).toHaveText("这台机器先歇一会儿");
});
