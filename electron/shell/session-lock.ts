import type { Logger } from "../station/ports.ts";
import type { Session } from "./electron.ts";
import { isOwnUrl, SCHEME } from "./origin.ts";
import { isGranted } from "./permissions.ts";

/** In memory, never on disk: cookies, storage and caches of the page die with the process. */
export const KIOSK_PARTITION = "kiosk";

export interface SessionRules {
  /** A kiosk in service; false for a developer's run, which may open the developer tools. */
  readonly locked: boolean;
  readonly log: Logger;
}

const lockedSessions = new WeakSet<Session>();

/** Closes every door of a session: permissions, devices, downloads and all addresses but our own. Safe to repeat. */
export function lockSession(session: Session, rules: SessionRules): void {
  if (lockedSessions.has(session)) return;
  lockedSessions.add(session);
  refusePermissions(session, rules.log);
  refuseDevices(session);
  session.on("will-download", (event) => {
    rules.log.warn("shell.download-refused");
    event.preventDefault();
  });
  // Otherwise Chromium fetches a dictionary from the network.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url, rules.locked) }));
}

function refusePermissions(session: Session, log: Logger): void {
  // Both are needed: most of the web's interfaces check first and ask when the check fails.
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    const granted = isGranted(permission);
    if (!granted) log.warn("shell.permission-refused", { permission });
    answer(granted);
  });
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
}

function refuseDevices(session: Session): void {
  session.setDevicePermissionHandler(() => false);
  // An answer without streams refuses screen capture.
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // A pairing dialog of the operating system would cover the kiosk.
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on("select-hid-device", (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on("select-usb-device", (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on("select-serial-port", (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose("");
  });
}

/** What a page of ours may load: its own files, and pictures or sound that it made itself. */
function isAllowedRequest(url: string, locked: boolean): boolean {
  if (isOwnUrl(url) || url.startsWith("data:") || url.startsWith(`blob:${SCHEME}://`)) return true;
  return !locked && url.startsWith("devtools:");
}
