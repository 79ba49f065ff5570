import type { Session } from "./electron.ts";

type Handler<K extends "setPermissionRequestHandler" | "setPermissionCheckHandler"> = NonNullable<
  Parameters<Session[K]>[0]
>;
/** Every permission that this version of Electron knows; a new one is a type error in the table below. */
export type Permission =
  | Parameters<Handler<"setPermissionRequestHandler">>[1]
  | Parameters<Handler<"setPermissionCheckHandler">>[1];

interface Rule {
  readonly granted: boolean;
  readonly why: string;
}
const refused = (why: string): Rule => ({ granted: false, why });

const NO_DEVICES = "devices belong to the main process, behind a port of the station";
const NO_NETWORK = "the page speaks through its message port only";
const NO_CAPTURE = "nobody is filmed, heard or measured";
const NO_STORAGE = "nothing of a visit is kept in the browser";
const NO_WINDOWS = "one window, one screen, laid out by the shell";
const NO_BACKGROUND = "no work outlives the page";
const NO_CLIPBOARD = "what one resident copies must not reach the next";

/** Deny by default: one row a permission, with the reason. A grant needs a decision record. */
export const PERMISSIONS: Readonly<Record<Permission, Rule>> = {
  ar: refused(NO_CAPTURE),
  "automatic-fullscreen": refused(NO_WINDOWS),
  "background-fetch": refused(NO_BACKGROUND),
  "background-sync": refused(NO_BACKGROUND),
  "captured-surface-control": refused(NO_CAPTURE),
  "clipboard-read": refused(NO_CLIPBOARD),
  "clipboard-sanitized-write": refused(NO_CLIPBOARD),
  "deprecated-sync-clipboard-read": refused(NO_CLIPBOARD),
  "display-capture": refused(NO_CAPTURE),
  fileSystem: refused(NO_STORAGE),
  fullscreen: refused(NO_WINDOWS),
  geolocation: refused("the station knows where it stands"),
  "geolocation-approximate": refused("the station knows where it stands"),
  "hand-tracking": refused(NO_CAPTURE),
  hid: refused(NO_DEVICES),
  "idle-detection": refused("the visit keeps its own idle time"),
  keyboardLock: refused("keys are the shell's"),
  "local-fonts": refused("fonts are shipped"),
  "local-network": refused(NO_NETWORK),
  "local-network-access": refused(NO_NETWORK),
  "loopback-network": refused(NO_NETWORK),
  media: refused(NO_CAPTURE),
  mediaKeySystem: refused("nothing protected is played"),
  midi: refused(NO_DEVICES),
  midiSysex: refused(NO_DEVICES),
  nfc: refused(NO_DEVICES),
  notifications: refused("a resident is at the screen or gone"),
  openExternal: refused("links leave as QR codes, never to another program"),
  "payment-handler": refused("nothing is paid here"),
  "periodic-background-sync": refused(NO_BACKGROUND),
  "persistent-storage": refused(NO_STORAGE),
  pointerLock: refused("touch has no pointer to lock"),
  "screen-wake-lock": refused("the shell keeps the display awake"),
  sensors: refused(NO_CAPTURE),
  serial: refused(NO_DEVICES),
  "smart-card": refused(NO_DEVICES),
  "speaker-selection": refused(NO_DEVICES),
  "storage-access": refused(NO_STORAGE),
  "system-wake-lock": refused("the shell keeps the display awake"),
  "top-level-storage-access": refused(NO_STORAGE),
  unknown: refused("what has no name has no reason"),
  usb: refused(NO_DEVICES),
  vr: refused(NO_CAPTURE),
  "web-app-installation": refused("the kiosk is the only program"),
  "web-printing": refused(NO_DEVICES),
  "window-management": refused(NO_WINDOWS),
};

/** False for anything not granted by name, so for permissions of a later Electron too. */
export function isGranted(permission: string): boolean {
  return Object.hasOwn(PERMISSIONS, permission) && PERMISSIONS[permission as Permission].granted;
}
