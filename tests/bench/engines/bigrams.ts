import { searchedFields } from "../../../shared/jobs/fields.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { normalise } from "../../../shared/jobs/tokens.ts";

/** The words other engines index, so that all look for the same: CJK pairs, lone characters, latin words. */
export function bigrams(text: string): string[] {
  const words: string[] = [];
  for (const run of normalise(text).match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{N}+#]+/gu,
  ) ?? []) {
    if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run)) words.push(run);
    else if (run.length === 1) words.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) words.push(run.slice(at, at + 2));
  }
  return words;
}

export interface Texts {
  readonly title: string;
  readonly tags: string;
  readonly place: string;
  readonly body: string;
}

export function textsOf(job: PublishedJob): Texts {
  const [title, tags, place, body] = searchedFields(job);
  return { title, tags, place, body };
}

/** The rows in the order of the generation, so that number of document and row agree. */
export function oldestFirst(jobs: readonly PublishedJob[]): PublishedJob[] {
  return [...jobs].sort((a, b) =>
    a.datePosted === b.datePosted ? (a.id < b.id ? -1 : 1) : a.datePosted < b.datePosted ? -1 : 1,
  );
}
