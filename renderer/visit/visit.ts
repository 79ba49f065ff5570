import { TEXT_STEPS, type TextStep } from "../../shared/screen/geometry.ts";
import type { Language } from "../i18n.ts";
import type { ListView } from "../pages/jobs/view.ts";
import type { PolicyView } from "../pages/policies/view.ts";
import { wipe } from "./draft.ts";
import { createStore, useStore } from "./store.ts";

/** How this visitor wants the screen; back to the defaults with the next one. */
export interface Display {
  readonly step: TextStep;
  /** What layouts go by: one for the smallest step, one for all above it. */
  readonly size: Extract<TextStep, "normal" | "large">;
  readonly contrast: "normal" | "high";
  /** `low`: everything that can be pressed lies within reach from a wheelchair. */
  readonly reach: "normal" | "low";
  readonly language: Language;
}

export interface Visit {
  /** Rises by one with every visit; the React key of everything a visitor can leave traces in. */
  readonly id: number;
  readonly display: Display;
  /** What the visitor looks for, in the words of the search. Never in a route: it may hold a name one day. */
  readonly words: string;
  /** Steps of understanding taken back, and words to be looked for under their other names: ids hold what was said. */
  readonly reading: { readonly ignore: readonly string[]; readonly also: readonly string[] };
  /** The list as it was left, to come back to from a job. */
  readonly list: Partial<ListView>;
  /** What the visitor asks of the policies, in the words of the search; never in a route either. */
  readonly matter: string;
  /** The list of policies as it was left. */
  readonly policies: Partial<PolicyView>;
}

const FRESH = {
  display: { step: "normal", size: "normal", contrast: "normal", reach: "normal", language: "zh-CN" },
  words: "",
  reading: { ignore: [], also: [] },
  list: {},
  matter: "",
  policies: {},
} as const satisfies Omit<Visit, "id">;

const visit = createStore<Visit>({ id: 1, ...FRESH });

export function useVisit(): Visit {
  return useStore(visit);
}

export function currentVisit(): Visit {
  return visit.get();
}

export function setDisplay(change: Partial<Omit<Display, "size">>): void {
  const display = { ...visit.get().display, ...change };
  visit.set({ display: { ...display, size: display.step === "normal" ? "normal" : "large" } });
}

/** The next larger text; after the largest the first again. */
export function nextStep(step: TextStep): TextStep {
  return TEXT_STEPS[(TEXT_STEPS.indexOf(step) + 1) % TEXT_STEPS.length] ?? "normal";
}

/** Begins a new search. */
export function setWords(words: string): void {
  visit.set({ words, reading: FRESH.reading, list: {} });
}

/** The same search read in another way; its words may have become fewer. */
export function setReading(words: string, reading: Visit["reading"]): void {
  visit.set({ words, reading });
}

export function setList(list: Partial<ListView>): void {
  visit.set({ list });
}

/** Begins a new question about policies. */
export function setMatter(matter: string): void {
  visit.set({ matter, policies: {} });
}

export function setPolicyPlace(policies: Partial<PolicyView>): void {
  visit.set({ policies });
}

/** Ends the visit: nothing of it is left here, and the new id remounts the page without it. */
export function endVisit(): void {
  wipe();
  visit.set({ id: visit.get().id + 1, ...FRESH });
}

/** True while nobody could tell that somebody was here: no need to ask before wiping. */
export function isUntouched({ display, words, matter }: Visit): boolean {
  return (
    words === "" &&
    matter === "" &&
    Object.entries(FRESH.display).every(([key, value]) => display[key as keyof Display] === value)
  );
}
