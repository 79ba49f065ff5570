import { Document } from "flexsearch";
import MiniSearch from "minisearch";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { bigrams, oldestFirst, textsOf } from "./bigrams.ts";
import type { Scored } from "./columns.ts";
import type { Ask, Engine, Full } from "./engine.ts";

type Complete = (ask: Ask, hits: Scored[] | null) => Full;

/** MiniSearch over pairs: every pair must be there, titles count most. */
export function miniSearch(jobs: readonly PublishedJob[], complete: Complete): Engine {
  const index = new MiniSearch({
    fields: ["title", "tags", "place", "body"],
    tokenize: bigrams,
    processTerm: (term) => term,
    searchOptions: { combineWith: "AND", boost: { title: 10, tags: 6, place: 2, body: 1 } },
  });
  index.addAll(oldestFirst(jobs).map((job, id) => ({ id, ...textsOf(job) })));
  return {
    name: "minisearch",
    answer(ask) {
      if (ask.text.trim() === "") return complete(ask, null);
      const hits = index.search(ask.text);
      return complete(
        ask,
        hits.map((hit) => ({ doc: hit.id as number, score: hit.score })),
      );
    },
    close: () => index.removeAll(),
  };
}

/** FlexSearch over pairs: one field of titles, one of everything; a title hit comes first, it knows no score. */
export function flexSearch(jobs: readonly PublishedJob[], complete: Complete): Engine {
  const field = (name: string) => ({ field: name, tokenize: "strict" as const, encode: bigrams });
  const index = new Document({ document: { id: "id", index: [field("title"), field("all")] } });
  oldestFirst(jobs).forEach((job, id) => {
    const texts = textsOf(job);
    index.add({ id, title: texts.title, all: Object.values(texts).join("\n") });
  });
  return {
    name: "flexsearch",
    answer(ask) {
      if (ask.text.trim() === "") return complete(ask, null);
      const found = index.search(ask.text, { limit: jobs.length }) as { field: string; result: number[] }[];
      const scores = new Map<number, number>();
      for (const { field: name, result } of found) {
        for (const doc of result) scores.set(doc, name === "title" ? 1 : (scores.get(doc) ?? 0));
      }
      return complete(
        ask,
        Array.from(scores, ([doc, score]) => ({ doc, score })),
      );
    },
    close: () => undefined,
  };
}
