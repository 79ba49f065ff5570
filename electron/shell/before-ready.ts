import { mkdirSync } from "node:fs";
import { app, crashReporter, protocol } from "./electron.ts";
import { SCHEME } from "./origin.ts";

/** Chromium switches. All of them must be set before Electron is ready; later ones are ignored without a word. */
const SWITCHES = [
  { name: "disable-pinch", value: "", why: "sizes are in millimetres and have their own buttons" },
  { name: "overscroll-history-navigation", value: "0", why: "a swipe must not leave the page" },
  { name: "lang", value: "zh-CN", why: "Chromium's own words, should one ever show, in the residents' language" },
  {
    name: "enable-features",
    value: "DocumentPolicyIncludeJSCallStacksInCrashReports",
    why: "names the script that hangs, see hang-watch.ts",
  },
] as const;

/**
 * Switches that would open the packed program from outside: a kiosk that is started with one of them says so and ends
 * rather than run open. Not for a developer's run: Playwright drives Electron through them.
 */
const REFUSED_SWITCHES = [
  "allow-file-access-from-files",
  "disable-web-security",
  "disable-site-isolation-trials",
  "host-rules",
  "host-resolver-rules",
  "inspect",
  "inspect-brk",
  "load-extension",
  "no-sandbox",
  "proxy-server",
  "remote-debugging-address",
  "remote-debugging-pipe",
  "remote-debugging-port",
] as const;

/** A memory dump holds what the resident was typing: none is written unless a technician asks for it by this switch. */
const DUMPS_SWITCH = "yike-crash-dumps";

export type Start = { go: true } | { go: false; exitCode: number; why: string };

/**
 * Everything that must happen before Electron is ready, in one synchronous step.
 * `go: false` means that this process must end at once: another one runs already, or it was started open.
 * @param chromiumFolder where Chromium keeps its own files; one kiosk a folder (the lock lies in it)
 */
export function beforeReady(chromiumFolder: string): Start {
  const open = app.isPackaged ? REFUSED_SWITCHES.filter((name) => app.commandLine.hasSwitch(name)) : [];
  if (open.length > 0) {
    return { go: false, exitCode: 1, why: `refused switches: ${open.map((name) => `--${name}`).join(" ")}` };
  }
  keepFilesIn(chromiumFolder);
  if (!app.requestSingleInstanceLock()) return { go: false, exitCode: 0, why: "already running" };
  app.enableSandbox();
  // No bypassCSP, no corsEnabled, no service workers, no extensions: the page is all there is.
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
  for (const { name, value } of SWITCHES) app.commandLine.appendSwitch(name, value);
  if (app.commandLine.hasSwitch(DUMPS_SWITCH)) crashReporter.start({ uploadToServer: false });
  return { go: true };
}

/** Only the kiosk's own user may read what Chromium keeps. */
const OWN_FOLDER = 0o700;

/** `setPath` throws for a folder that does not exist (electron.d.ts). Where none can be made, Electron's own will do. */
function keepFilesIn(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
  } catch (error) {
    console.error(`Chromium's files stay in Electron's own folder: ${String(error)}`);
    return;
  }
  app.setPath("userData", folder);
}
