import { BrowserWindow, type Session, type WebPreferences, type Window } from "./electron.ts";

export interface WindowOptions {
  readonly preload: string;
  readonly session: Session;
  /** A kiosk in service; false for a developer's run in a plain window. */
  readonly locked: boolean;
  /** True once the program is on its way out; until then nobody closes the window. */
  readonly isClosing: () => boolean;
}

/** The reference panel, 21.5" FHD upright (reference/ui.md §7). A kiosk fills whatever screen it has. */
const SIZE = { width: 1_080, height: 1_920 };
/** Moon, the page's own ground (reference/ui.md §7), so that nothing flashes before the first frame. */
const GROUND = "#F3F6F9";

/** Every preference is written out, also where it is the default today: a default can change with a version. */
const PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  enableWebSQL: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  backgroundThrottling: false,
  autoplayPolicy: "no-user-gesture-required",
  zoomMode: "disabled",
} as const satisfies WebPreferences;

export function openWindow(options: WindowOptions): Window {
  const { locked, preload, session, isClosing } = options;
  const window = new BrowserWindow({
    ...SIZE,
    show: false,
    kiosk: locked,
    // On Linux `kiosk` is no more than full screen, and full screen needs a window manager to be granted.
    fullscreen: locked,
    frame: !locked,
    // Frameless windows are rounded on Linux since Electron 43.
    roundedCorners: !locked,
    autoHideMenuBar: true,
    backgroundColor: GROUND,
    webPreferences: { ...PREFERENCES, devTools: !locked, preload, session },
  });
  window.once("ready-to-show", () => window.show());
  if (locked) {
    window.on("close", (event) => {
      if (!isClosing()) event.preventDefault();
    });
    window.on("system-context-menu", (event) => event.preventDefault());
  }
  return window;
}
