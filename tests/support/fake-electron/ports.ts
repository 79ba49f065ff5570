import { MessageChannel, type MessagePort } from "node:worker_threads";
import { emitter, type Names, strict } from "./strict.ts";

/**
 * `MessagePortMain` over a real Node port: real structured clone, really asynchronous. As in Electron, listeners get an
 * event and nothing arrives before `start()`.
 */
function createPortMain(port: MessagePort) {
  const events = emitter("MessagePortMain", ["message", "close"]);
  let started = false;
  let gone: "transferred" | "closed" | null = null;

  const usable = () => {
    if (gone === "transferred") throw new Error("fake electron: the port was handed over and is no longer here");
  };
  const members = {
    start() {
      usable();
      if (started || gone !== null) return;
      started = true;
      port.on("message", (data: unknown) => events.emit("message", { data, ports: [] }));
      port.start();
    },
    postMessage(data: unknown) {
      usable();
      port.postMessage(data);
    },
    close() {
      usable();
      port.close();
    },
  } satisfies Names<Electron.MessagePortMain>;

  port.on("close", () => {
    gone ??= "closed";
    events.emit("close");
  });
  const portMain = strict("MessagePortMain", Object.assign(events, members));

  function handOver(): MessagePort {
    usable();
    if (started) throw new Error("fake electron: a started port cannot be handed over");
    gone = "transferred";
    return port;
  }
  handOvers.set(portMain, handOver);
  return portMain;
}
export type FakePortMain = ReturnType<typeof createPortMain>;

const handOvers = new WeakMap<object, () => MessagePort>();

export class MessageChannelMain {
  readonly port1: FakePortMain;
  readonly port2: FakePortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = createPortMain(port1);
    this.port2 = createPortMain(port2);
  }
}

/** What the page gets for a port of the main process: a web port; the main process cannot use its own any more. */
export function transfer(ports: readonly unknown[]): MessagePort[] {
  return ports.map((port) => {
    const handOver = typeof port === "object" && port !== null ? handOvers.get(port) : undefined;
    if (handOver === undefined) throw new Error("fake electron: only ports of a MessageChannelMain can be handed over");
    return handOver();
  });
}
