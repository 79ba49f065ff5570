import { emitter, fakeEvent, type Names, strict } from "./strict.ts";
import { onlyAfterReady, type World } from "./world.ts";

const EVENTS = ["select-hid-device", "select-serial-port", "select-usb-device", "will-download"];

type Handlers = {
  [K in
    | "setPermissionRequestHandler"
    | "setPermissionCheckHandler"
    | "setDevicePermissionHandler"
    | "setDisplayMediaRequestHandler"
    | "setBluetoothPairingHandler"]: NonNullable<Parameters<Electron.Session[K]>[0]> | null;
};
type FileHandler = (request: Request) => Promise<Response> | Response;
type RequestFilter = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;

export function createSession(world: World, partition: string) {
  const events = emitter(`session(${partition})`, EVENTS);
  const handlers: Handlers = {
    setPermissionRequestHandler: null,
    setPermissionCheckHandler: null,
    setDevicePermissionHandler: null,
    setDisplayMediaRequestHandler: null,
    setBluetoothPairingHandler: null,
  };
  const schemes = new Map<string, FileHandler>();
  let filter: RequestFilter | null = null;
  let spellChecker = true;
  const keep =
    <K extends keyof Handlers>(name: K) =>
    (handler: Handlers[K]) => {
      handlers[name] = handler;
    };

  const members = {
    setPermissionRequestHandler: keep("setPermissionRequestHandler"),
    setPermissionCheckHandler: keep("setPermissionCheckHandler"),
    setDevicePermissionHandler: keep("setDevicePermissionHandler"),
    setDisplayMediaRequestHandler: keep("setDisplayMediaRequestHandler"),
    setBluetoothPairingHandler: keep("setBluetoothPairingHandler"),
    setSpellCheckerEnabled(enabled: boolean) {
      spellChecker = enabled;
    },
    webRequest: strict("session.webRequest", {
      onBeforeRequest(listener: RequestFilter) {
        filter = listener;
      },
    } satisfies Names<Electron.WebRequest>),
    protocol: strict("session.protocol", {
      handle(scheme: string, handler: FileHandler) {
        onlyAfterReady(world, "protocol.handle");
        if (world.schemes?.some((known) => known.scheme === scheme) !== true)
          throw new Error(`fake electron: the scheme ${scheme} was not registered before ready`);
        schemes.set(scheme, handler);
      },
    } satisfies Names<Electron.Protocol>),
  } satisfies Names<Electron.Session>;

  /** What Chromium does to ask this session; each answers as it would without a handler when none is set. */
  const ask = {
    partition,
    spellChecker: () => spellChecker,
    permissionRequest: (permission: string): boolean => {
      let granted = true;
      handlers.setPermissionRequestHandler?.(
        null as never,
        permission as never,
        (answer) => {
          granted = answer;
        },
        {} as never,
      );
      return granted;
    },
    permissionCheck: (permission: string): boolean =>
      handlers.setPermissionCheckHandler?.(null, permission as never, "app://kiosk", {} as never) ?? true,
    device: (): boolean => handlers.setDevicePermissionHandler?.({} as never) ?? true,
    screenCapture: (): unknown => {
      let streams: unknown = "unanswered";
      handlers.setDisplayMediaRequestHandler?.({} as never, (answer) => {
        streams = answer;
      });
      return streams;
    },
    pairing: (): boolean => {
      let confirmed = true;
      handlers.setBluetoothPairingHandler?.({} as never, (answer) => {
        confirmed = answer.confirmed;
      });
      return confirmed;
    },
    /** The chosen device: the first one where nobody prevents it, as Electron does. */
    chooser: (event: "select-hid-device" | "select-usb-device" | "select-serial-port"): string | undefined => {
      const first = fakeEvent({});
      let chosen: string | undefined;
      const choose = (id?: string) => {
        chosen = id;
      };
      if (event === "select-serial-port") events.emit(event, first, [{ portId: "port-1" }], null, choose);
      else events.emit(event, first, { deviceList: [{ deviceId: "device-1" }] }, choose);
      return first.defaultPrevented ? chosen : "device-1";
    },
    download: (): boolean => {
      const event = fakeEvent({});
      events.emit("will-download", event, {}, {});
      return !event.defaultPrevented;
    },
    mayRequest: (url: string): boolean => {
      let cancelled = false;
      filter?.({ url }, (answer) => {
        cancelled = answer.cancel === true;
      });
      return !cancelled;
    },
    /** A page's request, through the filter to the scheme's handler. */
    fetch: async (url: string, init?: RequestInit): Promise<Response | "blocked" | "no handler"> => {
      if (!ask.mayRequest(url)) return "blocked";
      const handler = schemes.get(url.slice(0, url.indexOf(":")));
      return handler === undefined ? "no handler" : await handler(new Request(url, init));
    },
  };
  return { session: strict(`session(${partition})`, Object.assign(events, members)), ask };
}
export type FakeSession = ReturnType<typeof createSession>;
