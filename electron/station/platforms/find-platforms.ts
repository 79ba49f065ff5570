import { normalise } from "../../../shared/jobs/tokens.ts";
import type { PlatformRow } from "../../../shared/platforms/platform-row.ts";
import { type Corpus, createCorpus } from "../../../shared/policies/search/corpus.ts";
import { createMender, type Mend } from "../../../shared/policies/search/mend.ts";
import { readQuestion } from "../../../shared/policies/search/question.ts";
import { rank } from "../../../shared/policies/search/rank.ts";

/** What is made of a generation's platforms once. */
export interface PlatformSearch {
  readonly corpus: Corpus<PlatformRow>;
  readonly mend: Mend;
}

/** Reads the platforms for searching. */
export function createPlatformSearch(rows: readonly PlatformRow[]): PlatformSearch {
  const corpus = createCorpus(rows, (row) => ({
    title: `${row.name}。${row.nameEn}`,
    keywords: row.aliases.join("。"),
    plain: `${row.what}。${row.whatEn}`,
    audience: [],
    benefitType: null,
  }));
  return { corpus, mend: createMender(corpus) };
}

/** Letters and digits only: “乐创1+N” is asked for with and without its marks. */
function bare(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/** Shorter names (上海) stand in half of the others. */
const NAME_FROM = 2;

/** How much of a name was said, or of what was said is in a name; 0 = they do not meet. */
function nameShare(row: PlatformRow, asked: string): number {
  const names = [row.name, row.nameEn, ...row.aliases].map(bare).filter((name) => name.length >= NAME_FROM);
  const shares = names.map((name) => {
    if (asked.includes(name)) return name.length / asked.length;
    return asked.length >= NAME_FROM && name.includes(asked) ? asked.length / name.length : 0;
  });
  return Math.max(0, ...shares);
}

/** Platforms under any of their names, the most fully named first; else those whose matter is asked about. */
export function findPlatforms({ corpus, mend }: PlatformSearch, text: string): PlatformRow[] {
  const asked = bare(text);
  const named = corpus.docs
    .map(({ row }) => ({ row, share: nameShare(row, asked) }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  if (named.length > 0) return named.map(({ row }) => row);
  return rank(readQuestion(text, mend), corpus.docs, corpus).map(({ row }) => row);
}
