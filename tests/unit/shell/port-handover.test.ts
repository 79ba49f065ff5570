import { afterEach, describe, expect, test, vi } from "vitest";
import type { MessagePortMain } from "../../../electron/shell/electron.ts";
import { PORT_HERE, PORT_WANTED } from "../../../shared/station/page-port.ts";
import { openTestKiosk, type TestKiosk } from "../../support/test-kiosk.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const FRAME = { url: "app://kiosk/", parent: null, postMessage: () => {} };

/** A served kiosk and the ports it was asked to serve; each echoes what it hears. */
async function served(): Promise<TestKiosk & { ports: MessagePortMain[] }> {
  const kiosk = await openTestKiosk();
  const ports: MessagePortMain[] = [];
  kiosk.kiosk.start((port) => {
    ports.push(port);
    port.on("message", ({ data }) => port.postMessage({ echo: data }));
    port.start();
  });
  await kiosk.settle();
  return { ...kiosk, ports };
}

function askAs({ fake, window }: TestKiosk, fields: object): void {
  const { contents } = window.page;
  fake.ipcMain.emit("yike:port", { sender: contents, senderFrame: contents.mainFrame, ...fields });
}

describe("the port", () => {
  test("goes to our page when it asks, and carries messages both ways", async () => {
    const kiosk = await served();
    kiosk.ask();
    const [port] = kiosk.window.page.state.deliveries[0]?.ports ?? [];
    const answered = new Promise((resolve) => port?.once("message", resolve));
    port?.postMessage({ question: "有什么工作" });
    expect(await answered).toEqual({ echo: { question: "有什么工作" } });
    port?.close();
  });

  test.each([
    ["a frame that has navigated away", { senderFrame: null }],
    ["a frame inside the page", { senderFrame: { ...FRAME, parent: FRAME } }],
    ["another address", { senderFrame: { ...FRAME, url: "https://example.com/" } }],
    ["an address that only looks like ours", { senderFrame: { ...FRAME, url: "app://kiosk.example/" } }],
    ["no address", { senderFrame: { ...FRAME, url: "" } }],
    ["another window", { sender: {} }],
  ])("does not go to %s", async (_name, fields) => {
    const kiosk = await served();
    askAs(kiosk, fields);
    expect(kiosk.ports).toHaveLength(0);
    expect(kiosk.window.page.state.deliveries).toHaveLength(0);
    expect(kiosk.lines.map(({ event }) => event)).toContain("shell.port-refused");
  });

  test("of a page that asks again replaces the former one, which is closed", async () => {
    const kiosk = await served();
    kiosk.ask();
    const [former] = kiosk.window.page.state.deliveries[0]?.ports ?? [];
    const closed = new Promise<void>((resolve) => former?.once("close", () => resolve()));
    kiosk.ask();
    await closed;
    expect(kiosk.ports).toHaveLength(2);
    kiosk.window.page.state.deliveries[1]?.ports[0]?.close();
  });

  test("that cannot be delivered, because the page has just gone, is closed and nothing breaks", async () => {
    const kiosk = await served();
    const disposed = () => {
      throw new Error("Render frame was disposed before WebFrameMain could be accessed");
    };
    askAs(kiosk, { senderFrame: { ...FRAME, postMessage: disposed } });
    expect(kiosk.ports).toHaveLength(0);
    expect(kiosk.lines.map(({ event }) => event)).toContain("shell.port-undelivered");
    kiosk.ask();
    expect(kiosk.ports).toHaveLength(1);
    kiosk.window.page.state.deliveries[0]?.ports[0]?.close();
  });

  test("is not there before the station is", async () => {
    const kiosk = await openTestKiosk();
    kiosk.ask();
    expect(kiosk.window.page.state.deliveries).toHaveLength(0);
  });
});

/** Loads the real preload script into a page of the kiosk. */
async function preloaded(kiosk: TestKiosk) {
  const page = kiosk.fake.connectPage(kiosk.window);
  vi.stubGlobal("window", page.window);
  await import("../../../electron/preload.ts");
  return page;
}

describe("the preload script", () => {
  test("shows the page a marker and nothing that can be called", async () => {
    const page = await preloaded(await served());
    expect([...page.exposed]).toEqual([["yike", { port: true }]]);
    expect(Object.isFrozen(page.exposed.get("yike"))).toBe(true);
  });

  test("asks for nothing until the page does", async () => {
    const kiosk = await served();
    await preloaded(kiosk);
    await kiosk.settle();
    expect(kiosk.ports).toHaveLength(0);
  });

  test("brings the page its port", async () => {
    const kiosk = await served();
    const page = await preloaded(kiosk);
    const port = await new Promise<MessagePort>((resolve) => {
      page.window.addEventListener("message", (event) => {
        const { data, ports } = event as MessageEvent<{ kind: string }>;
        if (data.kind === PORT_HERE && ports[0] !== undefined) resolve(ports[0]);
      });
      page.window.postMessage({ kind: PORT_WANTED }, "app://kiosk");
    });
    const answered = new Promise((resolve) => {
      port.onmessage = ({ data }) => resolve(data);
    });
    port.postMessage(1);
    expect(await answered).toEqual({ echo: 1 });
    port.close();
  });

  test.each([
    ["another window", "app://kiosk", {}, { kind: PORT_WANTED }],
    ["another origin", "https://example.com", null, { kind: PORT_WANTED }],
    ["the page, saying something else", "app://kiosk", null, { kind: "hello" }],
    ["the page, saying nothing", "app://kiosk", null, null],
    ["the page, shouting", "app://kiosk", null, PORT_WANTED],
  ])("does not listen to %s", async (_name, origin, source, data) => {
    const kiosk = await served();
    const page = await preloaded(kiosk);
    page.window.receive(source ?? page.window, origin, data);
    await kiosk.settle();
    expect(kiosk.ports).toHaveLength(0);
  });
});
