import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScreenConfig } from "../../shared/station/config.ts";

/** Of electron.md §4, each tried: a kiosk without bars, bubbles, zoom, gestures, updates or translation. */
const FLAGS: readonly string[] = [
  "--kiosk",
  "--no-first-run",
  "--no-default-browser-check",
  "--password-store=basic",
  "--disable-session-crashed-bubble",
  "--hide-crash-restore-bubble",
  "--noerrdialogs",
  "--disable-infobars",
  "--disable-pinch",
  "--overscroll-history-navigation=0",
  "--disable-component-update",
  "--disable-background-networking",
  "--disable-sync",
  "--disable-breakpad",
  "--disable-extensions",
  "--check-for-update-interval=31536000",
  "--disable-features=Translate,MediaRouter,OptimizationHints",
  "--touch-events=enabled",
  "--lang=zh-CN",
  "--force-device-scale-factor=1",
  "--autoplay-policy=no-user-gesture-required",
];
/** Chromium refuses to start its sandbox as root; a station runs as a user of its own and keeps it. */
const ROOT_FLAGS: readonly string[] = ["--no-sandbox", "--test-type", "--disable-dev-shm-usage"];

/** The switch `--disable-features=Translate` did not keep Chromium 156 from offering a translation; this does. */
const PREFERENCES = { translate: { enabled: false } };
const OWN_FOLDER = 0o700;

/** An empty profile: what the former run left (a cache, a crash's question to restore pages) is removed. */
export function freshProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "Default"), { recursive: true, mode: OWN_FOLDER });
  writeFileSync(join(folder, "Default", "Preferences"), JSON.stringify(PREFERENCES));
}

export interface KioskWindow {
  readonly url: string;
  readonly profile: string;
  /** The window manager makes the window cover the screen; where there is none, it takes this size. */
  readonly screen: Pick<ScreenConfig, "widthPx" | "heightPx">;
  /** As root there is no sandbox: for a developer's machine or a container. */
  readonly asRoot: boolean;
}

/** Arguments of Chromium for a kiosk window. */
export function chromiumArgs({ url, profile, screen, asRoot }: KioskWindow): string[] {
  const place = ["--window-position=0,0", `--window-size=${screen.widthPx},${screen.heightPx}`];
  return [...FLAGS, ...(asRoot ? ROOT_FLAGS : []), ...place, `--user-data-dir=${profile}`, `--app=${url}`];
}
