import { readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FakeWindow } from "../../tests/support/fake-electron/window.ts";
import type { PackedAnswers } from "./packed-run.ts";

/**
 * Child process: starts the packed entry under Node with the fake of Electron in the place of Electron, loads the packed
 * preload into a page, and asks the packed station through the message port, with the page's own client.
 */
const [root = ""] = process.argv.slice(2);
const began = performance.now();

const FAKE = new URL("../../tests/support/fake-electron.ts", import.meta.url).href;
const requested: string[] = [];
registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/.*)?$/.test(specifier)) return next(specifier, context);
    requested.push(specifier);
    return { url: FAKE, shortCircuit: true };
  },
});
const fake: typeof import("../../tests/support/fake-electron.ts") = await import(FAKE);
const { createStationClient } = await import("../../renderer/client/client.ts");

// The packed program catches what nobody else does, to stay on the screen: a fault of this script must end it by itself.
startAndAsk().then(
  (answers) => process.stdout.write(`${JSON.stringify(answers)}\n`, () => process.exit(0)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

async function startAndAsk(): Promise<PackedAnswers> {
  const { main } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { main: string };
  fake.world.packaged = true;
  fake.world.appPath = root;
  fake.world.version = "packed";
  await import(pathToFileURL(join(root, main)).href);
  fake.becomeReady();

  const window = await firstWindow();
  await loaded(window);
  if (window.page.state.urls[0] !== "app://kiosk/") throw new Error(`first page: ${window.page.state.urls[0]}`);
  const pageFiles = await countPageFiles(window);

  const page = fake.connectPage(window);
  Object.assign(globalThis, { window: page.window });
  requested.length = 0;
  createRequire(import.meta.url)(String(window.page.preferences["preload"]));
  const preloadRequires = [...requested];

  const { client, transport } = createStationClient();
  if (transport !== "port") throw new Error("the page does not see the shell");
  const jobs = await client.jobs.search({ pageSize: 5 });
  const first = await client.jobs.get({ id: jobs.items[0]?.id ?? "" });
  const platforms = await client.platforms.list({});
  const info = await client.station.info({});
  const startMs = Math.round(performance.now() - began);

  fake.app.quit();
  while (fake.world.exits.length === 0) await new Promise(setImmediate);

  return {
    node: process.version,
    preloadRequires,
    pageFiles,
    jobs: { total: jobs.total, items: jobs.items.length, demo: jobs.asOf.demo },
    firstJob: first.job.title,
    platforms: platforms.items.length,
    version: info.version,
    exits: fake.world.exits,
    startMs,
  };
}

/** The station is opened first: its window comes when the seed has been built. */
async function firstWindow(): Promise<FakeWindow> {
  for (;;) {
    const [window] = fake.world.windows;
    if (window !== undefined) return window;
    await new Promise(setImmediate);
  }
}

async function loaded(window: FakeWindow): Promise<void> {
  while (!window.state.shown) await new Promise(setImmediate);
  await window.settled();
}

/** Fetches the page and whatever it names, through the packed protocol handler. */
async function countPageFiles(window: FakeWindow): Promise<number> {
  const get = async (path: string): Promise<string> => {
    const response = await window.page.session.ask.fetch(`app://kiosk/${path}`);
    if (typeof response === "string" || response.status !== 200)
      throw new Error(`/${path}: ${typeof response === "string" ? response : response.status}`);
    return await response.text();
  };
  const html = await get("");
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1] ?? "");
  for (const path of [...named, "out-of-service.html", "out-of-service.css"]) await get(path);
  return named.length + 1;
}
