/** A rule of the shell, and the smallest change of its source that breaks it. `from` stands in the file exactly once. */
export interface Mutant {
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const SHELL = "electron/shell";
const before = `${SHELL}/before-ready.ts`;
const crash = `${SHELL}/crash-guard.ts`;
const guard = `${SHELL}/web-contents-guard.ts`;
const input = `${SHELL}/input-rules.ts`;
const kiosk = `${SHELL}/kiosk.ts`;
const lock = `${SHELL}/session-lock.ts`;
const window = `${SHELL}/window.ts`;
const handover = `${SHELL}/port-handover.ts`;
const shutdown = `${SHELL}/shutdown.ts`;
const hang = `${SHELL}/hang-watch.ts`;
const keys = `${SHELL}/safe-keys.ts`;

/** The tests that own a file's rules; only they are run over it. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  [before]: ["before-ready"],
  [kiosk]: ["window", "sessions", "web-contents"],
  [lock]: ["sessions", "permissions"],
  [guard]: ["web-contents"],
  [input]: ["web-contents"],
  [window]: ["window"],
  [handover]: ["port-handover"],
  [crash]: ["crash-guard"],
  [hang]: ["hang-watch"],
  [shutdown]: ["shutdown"],
  [keys]: ["safe-keys"],
};

export function testsOf(file: string): string[] {
  return (TESTS[file] ?? []).map((name) => `tests/unit/shell/${name}.test.ts`);
}

export const MUTANTS: readonly Mutant[] = [
  {
    rule: "one instance",
    file: before,
    from: "!app.requestSingleInstanceLock()",
    to: "app.requestSingleInstanceLock() === null",
  },
  { rule: "every page sandboxed", file: before, from: "  app.enableSandbox();\n", to: "" },
  {
    rule: "no bypass of the policy",
    file: before,
    from: "codeCache: true }",
    to: "codeCache: true, bypassCSP: true }",
  },
  { rule: "no remote debugging of a packed program", file: before, from: '  "remote-debugging-port",\n', to: "" },
  {
    rule: "switches refused in a packed program",
    file: before,
    from: "app.isPackaged ? REFUSED_SWITCHES",
    to: "!app.isPackaged ? REFUSED_SWITCHES",
  },
  {
    rule: "no pinch",
    file: before,
    from: '{ name: "disable-pinch", value: "",',
    to: '{ name: "disable-pinches", value: "",',
  },
  {
    rule: "no dumps of what is typed",
    file: before,
    from: "if (app.commandLine.hasSwitch(DUMPS_SWITCH)) crashReporter",
    to: "crashReporter",
  },
  { rule: "no menu", file: kiosk, from: "  Menu.setApplicationMenu(null);\n", to: "" },
  {
    rule: "every session locked",
    file: kiosk,
    from: '  app.on("session-created", (created) => lockSession(created, rules));\n',
    to: "",
  },
  { rule: "the default session locked", file: kiosk, from: "  lockSession(session.defaultSession, rules);\n", to: "" },
  {
    rule: "every web contents guarded",
    file: kiosk,
    from: '  app.on("web-contents-created", (_event, contents) => guardContents(contents, rules));\n',
    to: "",
  },
  { rule: "a second start brings the window forward", file: kiosk, from: "    window.focus();\n", to: "" },
  {
    rule: "the display stays on",
    file: kiosk,
    from: 'if (rules.locked) powerSaveBlocker.start("prevent-display-sleep");',
    to: "",
  },
  { rule: "a packed program is locked", file: kiosk, from: "app.isPackaged || app.commandLine", to: "app.commandLine" },
  { rule: "permissions refused when asked", file: lock, from: "    answer(granted);\n", to: "    answer(true);\n" },
  {
    rule: "permissions refused when checked",
    file: lock,
    from: "setPermissionCheckHandler((_contents, permission) => isGranted(permission))",
    to: "setPermissionCheckHandler(() => true)",
  },
  {
    rule: "no device",
    file: lock,
    from: "setDevicePermissionHandler(() => false)",
    to: "setDevicePermissionHandler(() => true)",
  },
  {
    rule: "no screen capture",
    file: lock,
    from: "  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));\n",
    to: "",
  },
  { rule: "no pairing", file: lock, from: "confirmed: false", to: "confirmed: true" },
  {
    rule: "no download",
    file: lock,
    from: '    rules.log.warn("shell.download-refused");\n    event.preventDefault();',
    to: '    rules.log.warn("shell.download-refused");',
  },
  { rule: "no dictionary", file: lock, from: "setSpellCheckerEnabled(false)", to: "setSpellCheckerEnabled(true)" },
  {
    rule: "no request elsewhere",
    file: lock,
    from: "cancel: !isAllowedRequest(url, rules.locked)",
    to: "cancel: false",
  },
  {
    rule: "sessions in memory",
    file: lock,
    from: 'KIOSK_PARTITION = "kiosk"',
    to: 'KIOSK_PARTITION = "persist:kiosk"',
  },
  {
    rule: "no leaving by a link",
    file: guard,
    from: 'if (!isOwnUrl(event.url)) refuse(event, "leave");\n  });\n  contents.on("will-redirect"',
    to: '});\n  contents.on("will-redirect"',
  },
  {
    rule: "no leaving by a redirect",
    file: guard,
    from: 'if (!isOwnUrl(event.url)) refuse(event, "redirect");',
    to: "",
  },
  {
    rule: "no frames",
    file: guard,
    from: "if (!event.isMainFrame || !isOwnUrl(event.url))",
    to: "if (!isOwnUrl(event.url))",
  },
  { rule: "no new window", file: guard, from: 'action: "deny"', to: 'action: "allow"' },
  {
    rule: "no webview",
    file: guard,
    from: '    event.preventDefault();\n    log.warn("shell.webview-refused");',
    to: '    log.warn("shell.webview-refused");',
  },
  { rule: "no zoom", file: guard, from: '  contents.setZoomMode("disabled");\n', to: "" },
  {
    rule: "no pinch zoom of a loaded page",
    file: guard,
    from: "setVisualZoomLevelLimits(1, 1)",
    to: "setVisualZoomLevelLimits(1, 3)",
  },
  { rule: "keys refused", file: guard, from: "if (isRefusedKey(input)) event.preventDefault();", to: "" },
  { rule: "mouse buttons refused", file: guard, from: "if (isRefusedMouse(mouse)) event.preventDefault();", to: "" },
  { rule: "developer tools closed", file: guard, from: "    contents.closeDevTools();\n", to: "" },
  {
    rule: "no question before leaving a page",
    file: guard,
    from: '  contents.on("will-prevent-unload", (event) => event.preventDefault());\n',
    to: "",
  },
  { rule: "function keys", file: input, from: "/^F\\d{1,2}$/", to: "/^F\\d$/" },
  { rule: "combinations with Alt", file: input, from: '["control", "alt", "meta"]', to: '["control", "meta"]' },
  { rule: "the middle button", file: input, from: 'mouse.button === "middle"', to: 'mouse.button === "right"' },
  { rule: "page sandbox", file: window, from: "  sandbox: true,\n", to: "  sandbox: false,\n" },
  { rule: "context isolation", file: window, from: "contextIsolation: true", to: "contextIsolation: false" },
  { rule: "no Node in the page", file: window, from: "  nodeIntegration: false", to: "  nodeIntegration: true" },
  {
    rule: "no file is opened by a drop",
    file: window,
    from: "navigateOnDragDrop: false",
    to: "navigateOnDragDrop: true",
  },
  { rule: "no dialogs of the page", file: window, from: "disableDialogs: true", to: "disableDialogs: false" },
  { rule: "no developer tools", file: window, from: "devTools: !locked", to: "devTools: true" },
  { rule: "the whole screen", file: window, from: "kiosk: locked", to: "kiosk: false" },
  { rule: "the window does not close", file: window, from: "if (!isClosing()) event.preventDefault();", to: "" },
  { rule: "the port for our window only", file: handover, from: "event.sender !== contents || ", to: "" },
  { rule: "the port for the main frame only", file: handover, from: "frame.parent === null && ", to: "" },
  {
    rule: "the port for our address only",
    file: handover,
    from: "frame.parent === null && isOwnUrl(frame.url)",
    to: "frame.parent === null",
  },
  { rule: "one port a page", file: handover, from: "    current?.close();\n", to: "" },
  { rule: "a crash reloads", file: crash, from: 'fail("gone", { reason, exitCode })', to: "{}" },
  { rule: "the budget ends", file: crash, from: 'if (verdict === "spent") {', to: "if (false) {" },
  {
    rule: "a page that never runs",
    file: crash,
    from: '    state = "loading";\n    later(READY_DEADLINE_MS, () => fail("never-ready", {}));\n    show(HOME_URL);',
    to: '    state = "loading";\n    show(HOME_URL);',
  },
  { rule: "an empty answer is no page", file: crash, from: "if (status >= 400)", to: "if (status >= 600)" },
  { rule: "a rest, then afresh", file: crash, from: "    later(REST_MS, restart);\n", to: "" },
  { rule: "a page that hangs is ended", file: hang, from: "    contents.forcefullyCrashRenderer();\n", to: "" },
  {
    rule: "a page that answers again is spared",
    file: hang,
    from: '  contents.on("responsive", () => {\n    cancel?.();',
    to: '  contents.on("responsive", () => {',
  },
  { rule: "an end in order", file: shutdown, from: "    settle(close).then(", to: "    Promise.resolve().then(" },
  {
    rule: "an end in time",
    file: shutdown,
    from: 'const cancel = clock.after(SHUTDOWN_DEADLINE_MS, () => leaveOnce("deadline"));',
    to: "const cancel = () => {};",
  },
  {
    rule: "a store that protects nothing is refused",
    file: keys,
    from: "if (UNPROTECTED.includes(backend))",
    to: "if (false)",
  },
];
