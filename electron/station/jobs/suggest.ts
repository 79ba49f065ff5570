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

/** Words looked at beyond those asked for, in place of those that find nothing today. */
const SPARE = 8;

/** Completes what is typed; every count is what a tap on it finds, and nothing leads to an empty page. */
export function suggest(of: Handle, text: string, limit: number): Suggestions {
  const { words, keys } = of.suggester()(text, limit + SPARE);
  const items: Suggestions["items"] = [];
  for (const { term, kind } of words) {
    const count = kind === "policy" ? 1 : keptCount(of, term);
    if (count > 0) items.push({ text: term, kind: KIND[kind], count });
    if (items.length === limit) break;
  }
  return { items, keys: [...keys] };
}

function keptCount(of: Handle, text: string): number {
  const kept = of.counts.get(text);
  if (kept !== undefined) return kept;
  const count = countOf(of, { text });
  of.counts.set(text, count);
  return count;
}
