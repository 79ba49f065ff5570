import { SHANGHAI_DISTRICTS } from "../../../shared/jobs/districts.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { CJK, kindOf, normalise, pairKey } from "../../../shared/jobs/tokens.ts";
import { TRAIT_GROUPS, WORK_GROUPS } from "../../../shared/search/lexicon.ts";
import type { SpokenKind, SpokenWord } from "../../../shared/search/sound-index.ts";

/** Titles are words of their own when so many jobs bear them; one job's is noise in a large feed. */
const TITLE_JOBS_LEAST = 3;
/** In a feed of up to so many jobs every title counts. */
const SMALL_FEED = 5_000;
/** Titles and streets kept; suggestions over more words cost more than a tap may (ui.md §2, "scale trap"). */
const TITLES_MAX = 1_200;
const STREETS_MAX = 400;
const TITLE_LENGTH = { least: 2, most: 8 } as const;
const POLICY_TITLE_MAX = 30;
const PRIOR = { trait: 3, title: 0, district: 4, street: 2, policy: 4 } as const;

/** Gathers the words that residents may ask for by sound while a generation is built. */
export interface SpokenCollector {
  add(job: PublishedJob): void;
  /** All words with their syllables. @param policies rows of the dataset, of whatever form */
  words(policies: readonly unknown[]): Promise<readonly SpokenWord[]>;
}

interface Entry {
  readonly kind: SpokenKind;
  readonly prior: number;
  titled: number;
}

/** The words of the tables, each once: the first group that holds it gives its prior, its own name a little more. */
function tableWords(): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const put = (word: string, kind: SpokenKind, prior: number) => {
    if (word.length > 1 && !entries.has(word)) entries.set(word, { kind, prior, titled: 0 });
  };
  for (const district of SHANGHAI_DISTRICTS) {
    put(district, "district", PRIOR.district);
    put(district.replace(/(?:新区|区)$/, ""), "district", PRIOR.district);
  }
  for (const { prior, words } of WORK_GROUPS) for (const word of words.slice(0, 2)) put(word, "work", prior);
  for (const { prior, words } of WORK_GROUPS) for (const word of words) put(word, "work", Math.max(0, prior - 2));
  for (const { name, words } of TRAIT_GROUPS) for (const word of [name, ...words]) put(word, "trait", PRIOR.trait);
  return entries;
}

function plainTitle(title: string): string {
  return normalise(title).replaceAll(/[([{【].*?[)\]}】]/g, "");
}

function isWord(text: string): boolean {
  if (text.length < TITLE_LENGTH.least || text.length > TITLE_LENGTH.most) return false;
  for (let at = 0; at < text.length; at += 1) if (kindOf(text.charCodeAt(at)) !== CJK) return false;
  return true;
}

/** Makes an empty collector. */
export function createSpokenCollector(): SpokenCollector {
  const entries = tableWords();
  const byPair = new Map<number, string[]>();
  for (const word of entries.keys()) {
    const key = pairKey(word.charCodeAt(0), word.charCodeAt(1));
    byPair.set(key, [...(byPair.get(key) ?? []), word]);
  }
  const titles = new Map<string, number>();
  const streets = new Map<string, number>();
  let jobs = 0;

  function countIn(title: string, times: number): void {
    const seen = new Set<string>();
    for (let at = 0; at + 1 < title.length; at += 1) {
      for (const word of byPair.get(pairKey(title.charCodeAt(at), title.charCodeAt(at + 1))) ?? []) {
        if (seen.has(word) || !title.startsWith(word, at)) continue;
        seen.add(word);
        const entry = entries.get(word);
        if (entry !== undefined) entry.titled += times;
      }
    }
  }

  function addTitles(least: number): void {
    const own = [...titles]
      .filter(([title, times]) => times >= least && isWord(title) && !entries.has(title))
      .sort((a, b) => b[1] - a[1])
      .slice(0, TITLES_MAX);
    for (const [title, titled] of own) entries.set(title, { kind: "title", prior: PRIOR.title, titled });
  }

  function addStreets(): void {
    const most = [...streets].sort((a, b) => b[1] - a[1]).slice(0, STREETS_MAX);
    for (const [street, titled] of most)
      if (isWord(street) && !entries.has(street)) entries.set(street, { kind: "street", prior: PRIOR.street, titled });
  }

  return {
    add(job) {
      jobs += 1;
      const title = plainTitle(job.title);
      titles.set(title, (titles.get(title) ?? 0) + 1);
      if (job.street !== "") streets.set(job.street, (streets.get(job.street) ?? 0) + 1);
    },
    async words(policies) {
      for (const [title, times] of titles) countIn(title, times);
      addTitles(jobs > SMALL_FEED ? TITLE_JOBS_LEAST : 1);
      addStreets();
      for (const title of policyTitles(policies))
        if (!entries.has(title)) entries.set(title, { kind: "policy", prior: PRIOR.policy, titled: 0 });
      // Loaded here and nowhere else: it costs 170 ms and 300 kB that neither a start nor the page should pay.
      const { pinyin } = await import("pinyin-pro");
      return [...entries].map(([term, { kind, prior, titled }]) => {
        const syllables = pinyin(term, { toneType: "none", type: "array", v: true, nonZh: "consecutive" });
        return { term, kind, prior, titled, syllables: syllables.map((part) => part.toLowerCase()) };
      });
    },
  };
}

function policyTitles(policies: readonly unknown[]): string[] {
  return policies.flatMap((row) => {
    const title = (row as { titleZh?: unknown } | null)?.titleZh;
    return typeof title === "string" && title.length <= POLICY_TITLE_MAX ? [title] : [];
  });
}
