import type { Input, MouseInput } from "./electron.ts";

/** Keys that reach for the browser or the machine, by their DOM name. Alt+F4 and the like are the operating system's. */
const REFUSED_KEYS: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^F\d{1,2}$/, why: "help, find, reload, address, menu, full screen, developer tools" },
  { pattern: /^Browser/, why: "back, forward, reload, home, search, favourites of a media keyboard" },
  { pattern: /^(Launch|Media|Audio)/, why: "starts programs, changes the station's sound" },
  {
    pattern: /^(ContextMenu|PrintScreen|Print|Help|Find|Open|Save|Power|WakeUp|Eject|ZoomToggle)$/,
    why: "opens a dialog",
  },
];

/** Copy, print, save, new window, zoom, address: all come with one of these. Typing text never needs them. */
const REFUSED_MODIFIERS = ["control", "alt", "meta"] as const;

/**
 * True for a key press that a kiosk in service ignores. Tab, arrows, Enter, Escape and characters pass: a resident with
 * a switch or a keyboard of their own must be able to use every page.
 */
export function isRefusedKey(input: Pick<Input, "key" | "control" | "alt" | "meta">): boolean {
  return REFUSED_MODIFIERS.some((name) => input[name]) || REFUSED_KEYS.some(({ pattern }) => pattern.test(input.key));
}

/** True for the middle button (pastes on Linux, scrolls by itself elsewhere) and for zooming by Ctrl and wheel. */
export function isRefusedMouse(mouse: Pick<MouseInput, "type" | "button" | "modifiers">): boolean {
  if (mouse.type === "mouseWheel") return mouse.modifiers?.includes("control") ?? false;
  return mouse.button === "middle";
}
