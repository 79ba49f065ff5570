import type { Suggestions } from "../../../shared/contract/jobs.ts";
import type { SpokenKind } from "../../../shared/search/sound-index.ts";
import { countOf } from "./answer.ts";
import type { Handle } from "./handle.ts";

const KIND: Readonly<Record<SpokenKind, Suggestions["items"][number]["kind"]>> = {
  work: "occupation",
  title: "occupation",
  trait: "condition",
  district: "place",
  street: "place",
  policy: "policy",
};

/** Completes what is typed; every count is what a tap on it finds. */
export function suggest(of: Handle, text: string, limit: number): Suggestions {
  const { words, keys } = of.suggester()(text, limit);
  const items = words.map(({ term, kind }) => ({
    text: term,
    kind: KIND[kind],
    count: kind === "policy" ? 1 : keptCount(of, term),
  }));
  return { items, keys: [...keys] };
}

function keptCount(of: Handle, text: string): number {
  const kept = of.counts.get(text);
  if (kept !== undefined) return kept;
  const count = countOf(of, { text });
  of.counts.set(text, count);
  return count;
}
