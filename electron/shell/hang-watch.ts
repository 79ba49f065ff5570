import type { Clock, Logger } from "../station/ports.ts";
import type { WebContents } from "./electron.ts";

/** Chromium has waited many seconds already when it calls a page unresponsive; this is for a last sign of life. */
export const HANG_GRACE_MS = 5_000;
/** `collectJavaScriptCallStack` never settles when no script runs (electron.md §3). */
export const CALL_STACK_DEADLINE_MS = 2_000;
/** Enough for the innermost frames. They name places in our own scripts, never values. */
const CALL_STACK_CHARS = 500;

/** A page that hangs is noted with the script that runs in it, then ended; the crash guard brings it back. */
export function watchHangs(contents: WebContents, clock: Pick<Clock, "after">, log: Logger): void {
  let cancel: (() => void) | null = null;

  contents.on("unresponsive", () => {
    // Chromium may tell it again; the first grace goes on.
    cancel ??= clock.after(HANG_GRACE_MS, () => {
      cancel = null;
      endHanging(contents, clock, log);
    });
  });
  contents.on("responsive", () => {
    cancel?.();
    cancel = null;
  });
  contents.on("render-process-gone", () => {
    cancel?.();
    cancel = null;
  });
}

function endHanging(contents: WebContents, clock: Pick<Clock, "after">, log: Logger): void {
  if (contents.isDestroyed()) return;
  let ended = false;
  const end = (stack: string) => {
    if (ended || contents.isDestroyed()) return;
    ended = true;
    cancel();
    log.error("shell.page-hung", { stack: stack.slice(0, CALL_STACK_CHARS) });
    contents.forcefullyCrashRenderer();
  };
  const cancel = clock.after(CALL_STACK_DEADLINE_MS, () => end("no script runs"));
  callStack(contents).then(
    (stack) => end(stack ?? "not collected"),
    () => end("not collected"),
  );
}

/** Asynchronous, so that a frame which is just going away rejects here instead of throwing. */
async function callStack(contents: WebContents): Promise<string | undefined> {
  const stack: unknown = await contents.mainFrame.collectJavaScriptCallStack();
  return typeof stack === "string" ? stack : undefined;
}
