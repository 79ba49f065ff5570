/** The page's own address. No port is opened for it, and no other program can reach it (electron.md §3). */
export const SCHEME = "app";
export const HOST = "kiosk";
const ORIGIN = `${SCHEME}://${HOST}`;
export const HOME_URL = `${ORIGIN}/`;
export const OUT_OF_SERVICE_PATH = "/out-of-service.html";

/** Technical numbers on the out-of-service page, for staff on the telephone; the page shows the one named by its hash. */
export const FAULTS = {
  /** station.json is wrong: waiting does not help, a technician does. */
  configuration: "K-101",
  /** The station could not be opened: disk, damaged data, missing seed. */
  station: "K-102",
  /** The main process met something it did not expect. */
  program: "K-103",
  /** The page failed more often than its budget allows. */
  page: "K-204",
} as const;
export type Fault = keyof typeof FAULTS;

export function outOfServiceUrl(fault: Fault): string {
  return `${ORIGIN}${OUT_OF_SERVICE_PATH}#${FAULTS[fault]}`;
}

/** Exactly our scheme and host: no port, no user name. Anything that does not parse is not ours. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST && username === "" && password === "";
}
