import { FAULTS, type Fault } from "../../shared/station/faults.ts";

/** The page's own address. No port is opened for it, and no other program can reach it (electron.md §3). */
export const SCHEME = "app";
export const HOST = "kiosk";
const ORIGIN = `${SCHEME}://${HOST}`;
export const HOME_URL = `${ORIGIN}/`;
export const OUT_OF_SERVICE_PATH = "/out-of-service.html";

export function outOfServiceUrl(fault: Fault): string {
  return `${ORIGIN}${OUT_OF_SERVICE_PATH}#${FAULTS[fault]}`;
}

/** Exactly our scheme and host: no port, no user name. Anything that does not parse is not ours. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST && username === "" && password === "";
}
