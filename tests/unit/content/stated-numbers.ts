/*
 * Figures in a text, whichever way they are written: 60%, 百分之六十, 六成, sixty per cent. Plain count words (两种补贴, three
 * kinds) are no figures of a document and are left alone: in words, only money, time, ages and shares count.
 */

const HAN_DIGITS = "零一二三四五六七八九";
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };

/** 一千二百零五 → 1205, 五点五 → 5.5, 二零二三 → 2023. */
export function hanNumber(text: string): number {
  const [whole = "", fraction = ""] = text.replaceAll("〇", "零").replaceAll("两", "二").split("点");
  const digit = (char: string) => HAN_DIGITS.indexOf(char);
  const decimals = [...fraction].map(digit).join("");
  if (!/[十百千]/.test(whole)) return Number(`${[...whole].map(digit).join("")}.${decimals}`);
  let total = 0;
  let pending: number | null = null;
  for (const char of whole) {
    const unit = HAN_UNITS[char];
    if (unit === undefined) pending = digit(char);
    else {
      // 十五 is 一十五; 零 only holds a place.
      total += (pending === null || pending === 0 ? 1 : pending) * unit;
      pending = null;
    }
  }
  return Number(`${total + (pending ?? 0)}.${decimals}`);
}

const ENGLISH: Readonly<Record<string, number>> = Object.fromEntries([
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value] as const),
  ..."twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, at) => [word, at * 10 + 20] as const),
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, at) => [word, at + 1] as const),
]);

/** one thousand → 1000, thirty-first → 31, five point five → 5.5, twenty twenty-three → 2023. */
export function englishNumber(text: string): number {
  const [whole = "", fraction = ""] = text.toLowerCase().split(" point ");
  const decimals = fraction.split(" ").map((word) => ENGLISH[word] ?? "");
  let total = 0;
  let part = 0;
  for (const word of whole.split(/[\s-]+/)) {
    const value = ENGLISH[word] ?? 0;
    if (word === "hundred") part *= 100;
    else if (word === "thousand") {
      total += part * 1_000;
      part = 0;
    }
    // A year is two numbers of two digits: twenty, then twenty-three.
    else if (part >= 20 && value >= 10) part = part * 100 + value;
    else part += value;
  }
  return Number(`${total + part}.${decimals.join("")}`);
}

const HAN = "[零〇一二两三四五六七八九十百千]";
/** A hundredth, an amount of money or time, an age, a day; what stands before the unit is the figure. */
const HAN_FIGURES: readonly (readonly [RegExp, (text: string) => number])[] = [
  [new RegExp(`百分之(${HAN}+(?:点${HAN}+)?)`, "g"), hanNumber],
  [new RegExp(`(${HAN}+)(?=元|岁|届|个月|年|月|日)`, "g"), hanNumber],
  [new RegExp(`(${HAN}+)成(?![为了])`, "g"), (text) => hanNumber(text) * 10],
  [/(一半)/g, () => 50],
];

const WORD = `(?:${[...Object.keys(ENGLISH), "hundred", "thousand"].join("|")})`;
const ENGLISH_FIGURES: readonly (readonly [RegExp, (text: string) => number])[] = [
  [
    new RegExp(
      `\\b(${WORD}(?:[ -]${WORD})*(?: point ${WORD}(?: ${WORD})*)?)(?= (?:per cent|yuan|months?|years?))`,
      "gi",
    ),
    englishNumber,
  ],
  [
    new RegExp(
      `\\bthe (${WORD}(?:-${WORD})?) of (?=January|February|March|April|May|June|July|August|September|October|November|December)`,
      "gi",
    ),
    englishNumber,
  ],
  [new RegExp(`\\b(twenty ${WORD}(?:-${WORD})?)\\b(?! (?:per cent|yuan|months?|years?))`, "gi"), englishNumber],
  [/\b(half)\b(?= the(?:ir)?\b)/gi, () => 50],
];

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Every figure of a text, as numbers; written with digits, all of them; written in words, those of money, time and share. */
export function figuresIn(text: string): number[] {
  const digits = text.replaceAll(/(?<=\d),(?=\d{3})/g, "").match(/\d+(?:\.\d+)?/g) ?? [];
  const worded = [...HAN_FIGURES, ...ENGLISH_FIGURES].flatMap(([pattern, read]) =>
    Array.from(text.matchAll(pattern), (match) => read(match[1] ?? "")),
  );
  const months = MONTHS.flatMap((name, at) => (new RegExp(`\\b${name}\\b`).test(text) ? [at + 1] : []));
  return [...digits.map(Number), ...worded, ...months];
}
