import { TRAIT_GROUPS } from "../../search/lexicon.ts";
import { isFiller, isUnknown, type Piece } from "../../search/pieces.ts";
import type { Draft, Vocabulary, Without } from "./plan.ts";

/** Names of the groups of TRAITS that say the opposite: what holds one of their words does not have the thing. */
const OPPOSITES: Readonly<Record<string, string>> = {
  夜班: "不用夜班",
  晚班: "不用夜班",
  加班: "不用加班",
  经验: "不用经验",
};
const WITHOUT_NAMES = ["无", "无需", "不用", "不上", "没有", "免", "不要", "无须", "零"] as const;

function unlessOf(name: string, words: readonly string[]): readonly string[] {
  const opposite = TRAIT_GROUPS.find((group) => group.name === OPPOSITES[name])?.words ?? [];
  return [...opposite, ...words.flatMap((word) => WITHOUT_NAMES.map((not) => not + word))];
}

/** What must not be, by what the piece behind the negation means; null = nothing that can be left out. */
function withoutOf(piece: Piece, unable: boolean, vocabulary: Vocabulary): Without | null {
  const [meaning] = piece.meanings;
  const word = piece.text;
  if (meaning?.kind === "trait")
    return {
      words: [word, ...meaning.words],
      unless: unlessOf(meaning.value, [word, ...meaning.words]),
      within: "tags",
    };
  if (meaning?.kind === "work") return { words: meaning.group.words, unless: [], within: "title" };
  if (!isUnknown(piece) || word.length < 2 || vocabulary.frequency(word) === 0) return null;
  return { words: [word], unless: unlessOf(word, [word]), within: unable ? "all" : "tags" };
}

/** Groups of TRAITS that are a denial in themselves, and what they deny. */
const DENIALS: Readonly<Record<string, string>> = { 不用夜班: "夜班", 不用加班: "加班" };

/**
 * 不上夜班 is met by every job that says nothing of nights, not only by those that promise it.
 * @returns false when the trait denies nothing
 */
export function denyTrait(draft: Draft, source: string, trait: string): boolean {
  const denied = DENIALS[trait];
  if (denied === undefined) return false;
  const words = TRAIT_GROUPS.find(({ name }) => name === denied)?.words ?? [];
  const all = [denied, ...words];
  draft.deny(source, trait, denied, { words: all, unless: unlessOf(denied, all), within: "tags" });
  return true;
}

/**
 * Takes what is denied (不要夜班, 不会电脑) out of a sentence: it must never be read as its opposite. What is denied and
 * cannot be left out is named as not used.
 * @returns the pieces that remain; null = nothing is denied
 */
export function takeDenied(draft: Draft, pieces: readonly Piece[], vocabulary: Vocabulary): readonly Piece[] | null {
  const rest: Piece[] = [];
  let any = false;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const [meaning] = piece.meanings;
    if (meaning?.kind !== "not") {
      rest.push(piece);
      continue;
    }
    let next = at + 1;
    while (next < pieces.length && isFiller(pieces[next] as Piece)) next += 1;
    const denied = pieces[next];
    // 不 at the end of a sentence denies nothing.
    if (denied === undefined) continue;
    any = true;
    at = next;
    const without = withoutOf(denied, meaning.value === "unable", vocabulary);
    const said = piece.text + denied.text;
    if (without === null) draft.step("skipped", said, `没用上：${said}`, said);
    else draft.deny(denied.text, `不要：${denied.text}`, denied.text, without);
  }
  return any ? rest : null;
}
