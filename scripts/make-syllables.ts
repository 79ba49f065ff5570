import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";
import { pinyin } from "pinyin-pro";

/**
 * Writes shared/pinyin/syllables.ts: the syllable without tone of the 3,755 commonest characters (GB 2312, level 1).
 * The station reads slips of the pen and pinyin with it; loading pinyin-pro itself costs 170 ms at every start.
 *
 *   node scripts/make-syllables.ts
 */
const OUT = fileURLToPath(new URL("../shared/pinyin/syllables.ts", import.meta.url));
/** Rows 16–55 of GB 2312 are its level 1, ordered by sound. */
const ROWS = { from: 0xb0, to: 0xd7 };

/** Characters of everyday words that are read in two ways. */
const TWO_WAYS =
  "行会重调单差长还乐传降便参处当度干更供好假间将教角结解卡空量率落没难强散省识数宿提为系相兴应载着种转了给校车石";

function level1(): string[] {
  const characters: string[] = [];
  for (let row = ROWS.from; row <= ROWS.to; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) characters.push(iconv.decode(Buffer.from([row, cell]), "gb2312"));
  return characters.filter((one) => /^[\u4e00-\u9fff]$/.test(one));
}

function readings(character: string): string[] {
  const all = pinyin(character, { toneType: "none", type: "array", multiple: true, v: true });
  return TWO_WAYS.includes(character) ? [...new Set(all)] : all.slice(0, 1);
}

const bySyllable = new Map<string, string>();
for (const character of level1())
  for (const syllable of readings(character)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? "") + character);
const words = [...bySyllable].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, all]) => syllable + all);

/** Lines of at most this many characters, cut between words. */
const LINE_MAX = 100;
const lines: string[] = [];
for (const word of words) {
  const last = lines.at(-1);
  if (last === undefined || last.length + word.length >= LINE_MAX) lines.push(word);
  else lines[lines.length - 1] = `${last} ${word}`;
}
const text = `/**
 * Written by scripts/make-syllables.ts: the characters of GB 2312 level 1 behind their syllable without tone; v stands
 * for ü.
 */
export const SYLLABLES: readonly string[] = [
${lines.map((line) => `  "${line}",`).join("\n")}
];
`;
writeFileSync(OUT, text);
