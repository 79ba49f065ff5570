import type { Logger } from "../station/ports.ts";
import type { WebContents } from "./electron.ts";
import { isRefusedKey, isRefusedMouse } from "./input-rules.ts";
import { isOwnUrl } from "./origin.ts";

export interface GuardRules {
  /** A kiosk in service; false for a developer's run, which keeps its keys and developer tools. */
  readonly locked: boolean;
  readonly log: Logger;
}

/**
 * Rules for every web contents, whoever opened it: a page can go nowhere, hold no frame and open nothing. Addresses are
 * not logged, since a page may carry in them what a resident typed.
 */
export function guardContents(contents: WebContents, rules: GuardRules): void {
  refuseLeaving(contents, rules.log);
  refuseOpening(contents, rules.log);
  refuseZoom(contents, rules.log);
  if (rules.locked) refuseKeys(contents, rules.log);
}

function refuseLeaving(contents: WebContents, log: Logger): void {
  const refuse = (event: { preventDefault(): void }, rule: string) => {
    event.preventDefault();
    log.warn("shell.navigation-refused", { rule });
  };
  // Our own address stays allowed: a visit ends with a reload.
  contents.on("will-navigate", (event) => {
    if (!isOwnUrl(event.url)) refuse(event, "leave");
  });
  contents.on("will-redirect", (event) => {
    if (!isOwnUrl(event.url)) refuse(event, "redirect");
  });
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isOwnUrl(event.url)) refuse(event, event.isMainFrame ? "leave" : "frame");
  });
  // A page cannot hold up the recovery or the end of a visit with a "leave this page?" of its own.
  contents.on("will-prevent-unload", (event) => event.preventDefault());
}

function refuseOpening(contents: WebContents, log: Logger): void {
  contents.setWindowOpenHandler(() => {
    log.warn("shell.window-refused");
    return { action: "deny" };
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
    log.warn("shell.webview-refused");
  });
  contents.on("select-bluetooth-device", (event, _devices, choose) => {
    event.preventDefault();
    choose("");
  });
}

/** Sizes are in millimetres: the page has its own large text. */
function refuseZoom(contents: WebContents, log: Logger): void {
  contents.setZoomMode("disabled");
  contents.on("did-finish-load", () => {
    // Pinch zoom is set on a loaded page and forgotten with it. The page can go away before the answer; its successor
    // is limited in its turn.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => log.warn("shell.zoom-limit-failed"));
  });
}

function refuseKeys(contents: WebContents, log: Logger): void {
  contents.on("before-input-event", (event, input) => {
    if (isRefusedKey(input)) event.preventDefault();
  });
  contents.on("before-mouse-event", (event, mouse) => {
    if (isRefusedMouse(mouse)) event.preventDefault();
  });
  // webPreferences.devTools is false already; this is the second wall.
  contents.on("devtools-opened", () => {
    log.warn("shell.devtools-refused");
    contents.closeDevTools();
  });
}
