import type { z } from "zod";
import type { Generation } from "./db/generation.ts";
import type { Logger } from "./ports.ts";

/**
 * The rows of a content dataset that have the form their room expects. A feed's content is only checked for its id on
 * the way in, so a row of another form is left out here and counted: one bad row must not close a room.
 */
export function contentRows<S extends z.ZodType>(
  generation: Generation,
  dataset: string,
  schema: S,
  log: Logger,
): z.output<S>[] {
  const good: z.output<S>[] = [];
  let bad = 0;
  for (const row of generation.content(dataset)) {
    const parsed = schema.safeParse(row);
    if (parsed.success) good.push(parsed.data);
    else bad += 1;
  }
  if (bad > 0) log.warn("content.rows-left-out", { dataset, rows: bad });
  return good;
}

/** Something made from a generation once and kept as long as the generation is. */
export function perGeneration<T>(make: (generation: Generation) => T): (generation: Generation) => T {
  const known = new WeakMap<Generation, { value: T }>();
  return (generation) => {
    const kept = known.get(generation) ?? { value: make(generation) };
    known.set(generation, kept);
    return kept.value;
  };
}
