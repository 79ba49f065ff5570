import { createStore, useStore } from "./store.ts";
import { currentVisit, type Display, setDisplay } from "./visit.ts";

/** Taps on the emblem that open the desk, and the time they may take (ui.md §7). */
const CORNER_TAPS = 5;
const CORNER_MS = 3_000;

/** Whether staff have the screen. The resident's page waits behind it, and comes back as it was. */
interface Desk {
  readonly isOpen: boolean;
  /** How the resident had the screen: staff may change it, and give it back. */
  readonly display: Display | null;
}

const desk = createStore<Desk>({ isOpen: false, display: null });
let taps: readonly number[] = [];

export function useDeskIsOpen(): boolean {
  return useStore(desk).isOpen;
}

/** One tap on the corner; the fifth within three seconds opens the desk. @param at milliseconds of a rising clock */
export function tapCorner(at: number): void {
  taps = [...taps, at].filter((tap) => at - tap < CORNER_MS);
  if (taps.length < CORNER_TAPS || desk.get().isOpen) return;
  taps = [];
  desk.set({ isOpen: true, display: currentVisit().display });
}

/** Gives the screen back to whoever was there. */
export function closeDesk(): void {
  const { isOpen, display } = desk.get();
  if (!isOpen) return;
  if (display !== null) setDisplay(display);
  desk.set({ isOpen: false, display: null });
}
