import type { Generation } from "./db/generation.ts";

/**
 * The generation that answers now. Rooms ask for it on every call and never keep it, so a switch is one assignment;
 * `retire` closes the former one after the calls that run on it (they are synchronous, so: at once, next turn).
 */
export interface Catalogue {
  current(): Generation;
}
