import { CAREERS } from "./careers.ts";
import { COMMON, FOREIGN } from "./common.ts";
import type { Concept } from "./concept.ts";
import { MONEY } from "./money.ts";
import { PEOPLE } from "./people.ts";
import { STATION } from "./station.ts";
import { WORK } from "./work.ts";
import { WORKPLACE } from "./workplace.ts";

/** Every concept that questions and policies are read with. */
export const CONCEPTS: readonly Concept[] = [
  ...PEOPLE,
  ...MONEY,
  ...WORKPLACE,
  ...WORK,
  ...CAREERS,
  ...STATION,
  ...COMMON,
  ...FOREIGN,
];
