/// <reference types="electron" />

/**
 * The one door to Electron's main-process modules; the page's side has its own in `port-bridge.ts`. Plain `electron` is
 * never imported: loaded in Node it tries to download. `crashReporter` is not in `electron/main`.
 */
export { crashReporter } from "electron/common";
export {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
} from "electron/main";

export type Input = Electron.Input;
export type MessagePortMain = Electron.MessagePortMain;
export type MouseInput = Electron.MouseInputEvent;
export type Session = Electron.Session;
export type WebContents = Electron.WebContents;
export type WebFrameMain = Electron.WebFrameMain;
export type WebPreferences = Electron.WebPreferences;
export type Window = Electron.BrowserWindow;
