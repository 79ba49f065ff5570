import type { MessagePort } from "node:worker_threads";

/**
 * What a call channel needs of a message port. Electron's `MessagePortMain` has this shape: listeners get an event, and
 * messages are kept until `start()`, which comes last, when every listener is in place.
 */
export interface Port {
  on(event: string, run: (event?: { data: unknown }) => void): void;
  postMessage(data: unknown): void;
  start(): void;
}

/** Node's `MessagePort` hands its listeners the bare value, where Electron's hands an event. */
export function nodePort(port: MessagePort): Port {
  return {
    on: (event, run) => {
      port.on(event, (data: unknown) => run({ data }));
    },
    postMessage: (data) => port.postMessage(data),
    start: () => port.start(),
  };
}
