import { RESOURCES } from "./i18n.ts";

/** Fonts lie on the same disk; if they take longer than this, the page is worth more than its letters. */
const PATIENCE_MS = 2_000;

function stringsOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(stringsOf).join("");
}

/** Loads the slices of every character of the interface, so that the first paint has no empty boxes. */
export async function loadFonts(): Promise<void> {
  const characters = [...new Set(stringsOf(RESOURCES))].join("");
  const loaded = document.fonts.load('500 1em "Noto Sans SC Variable"', characters);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([loaded, patience]);
}
