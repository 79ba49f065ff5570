import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  eachKey,
  holdsTerm,
  isCjk,
  lastKey,
  normalise,
  pairKey,
  sameCjkRuns,
  termKeys,
  wordKey,
} from "../../../shared/jobs/tokens.ts";

function keysOf(text: string): Set<number> {
  const keys = new Set<number>();
  eachKey(normalise(text), (key) => keys.add(key));
  return keys;
}
const unit = (character: string) => character.charCodeAt(0);
const pair = (two: string) => pairKey(two.charCodeAt(0), two.charCodeAt(1));

describe("normalising", () => {
  test("makes full width half, compatibility characters plain, capitals small", () => {
    expect(normalise("ＪＡＶＡ，Ｃ＋＋（㊙）")).toBe("java,c++(秘)");
    expect(normalise("保安")).toBe("保安");
    expect(normalise("A")).toBe("a");
  });
  test("is what the platform's NFKC and lower case give, for any text", () => {
    const usual = fc.constantFrom(..."保安AzＺ９，。（）【】“”—·、《\n 0~～", "\u3000", "\u0301", "が", "㎡", "\ud83d");
    const texts = fc.oneof(
      fc.string({ unit: "binary", size: "max", maxLength: 200 }),
      fc.array(usual, { maxLength: 30 }).map((units) => units.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(normalise(text)).toBe(text.toWellFormed().normalize("NFKC").toLowerCase());
      }),
      { numRuns: 1_000 },
    );
  });
  test("of every single unit of the alphabet in use is the platform's too", () => {
    for (let unit = 0; unit < 0x10000; unit += 1) {
      const text = String.fromCharCode(unit);
      if (normalise(text) !== text.toWellFormed().normalize("NFKC").toLowerCase()) expect(text).toBe("the same");
    }
    const long = "Ａ保".repeat(20_000);
    expect(normalise(long)).toBe("a保".repeat(20_000));
  });
});

describe("keys of a text", () => {
  test("are its neighbouring pairs, its words, and the characters that end a run and start no pair", () => {
    expect(keysOf("保安员 Java")).toEqual(new Set([pair("保安"), pair("安员"), lastKey(unit("员")), wordKey("java")]));
    expect(keysOf("车")).toEqual(new Set([lastKey(unit("车"))]));
    expect(keysOf("员工员")).not.toContain(lastKey(unit("员")));
    expect(keysOf("")).toEqual(new Set());
  });
  test("do not reach over punctuation, latin letters or line ends", () => {
    for (const text of ["保-安", "保a安", "保\n安", "保 安", "保。安"])
      expect(keysOf(text)).not.toContain(pair("保安"));
  });
  test("keep C++ and C# apart from C", () => {
    expect(keysOf("C++、C#和C")).toEqual(new Set([wordKey("c++"), wordKey("c#"), wordKey("c"), lastKey(unit("和"))]));
  });
  test("of words never meet those of pairs, and differ from one another", () => {
    expect(wordKey("a")).toBeLessThan(0);
    expect(Number.isSafeInteger(wordKey("a-rather-long-word-of-thirty-one"))).toBe(true);
    const words = Array.from({ length: 200_000 }, (_, i) => i.toString(36));
    expect(new Set(words.map((word) => wordKey(word))).size).toBe(words.length);
    expect(wordKey("xjavay", 1, 5)).toBe(wordKey("java"));
  });
  test("find every part of the text: all keys of a part are keys of the whole", () => {
    const texts = fc.array(fc.constantFrom("保", "安", "员", "a", "b", "+", "#", " ", ".", "、"), { maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.nat(12), fc.nat(12), (units, from, length) => {
        const text = units.join("");
        const part = text.slice(from, from + length);
        if (!holdsTerm(text, part) || !/^[保安员]+$/u.test(part)) return;
        const whole = keysOf(text);
        for (const key of termKeys(part).keys) expect(whole).toContain(key);
      }),
    );
  });
});

describe("a term", () => {
  test("of two characters or one word needs no look at the text, a longer one does", () => {
    expect(termKeys("保安")).toEqual({ keys: [pair("保安")], lone: null, exact: true });
    expect(termKeys("c++")).toEqual({ keys: [wordKey("c++")], lone: null, exact: true });
    expect(termKeys("保安员").exact).toBe(false);
    expect(termKeys("java开发").keys).toEqual([wordKey("java"), pair("开发")]);
    expect(termKeys("java开发").exact).toBe(false);
    expect(termKeys(".net").exact).toBe(false);
  });
  test("of one character is looked for by itself, of symbols not at all", () => {
    expect(termKeys("车")).toEqual({ keys: [], lone: unit("车"), exact: true });
    expect(termKeys("(车")).toEqual({ keys: [], lone: unit("车"), exact: false });
    expect(termKeys("%%")).toEqual({ keys: [], lone: null, exact: false });
  });
  test("stands in a text only where it cuts no latin word", () => {
    expect(holdsTerm("熟悉javascript和java", "java")).toBe(true);
    expect(holdsTerm("熟悉javascript", "java")).toBe(false);
    expect(holdsTerm("asp.net", ".net")).toBe(true);
    expect(holdsTerm("13薪", "3薪")).toBe(false);
    expect(holdsTerm("底薪4k起", "薪4k")).toBe(true);
  });
});

test("a term is CJK when there is nothing else in it", () => {
  expect([isCjk("保安"), isCjk("保安a"), isCjk("𠮷"), isCjk("ガス"), isCjk(""), isCjk("、")]).toEqual([
    true,
    false,
    true,
    true,
    false,
    false,
  ]);
});

test("normalising is seen to change characters, or to leave them", () => {
  const same = (text: string) => sameCjkRuns(text, normalise(text));
  expect(same("保安（夜班），ＡＢＣ ok")).toBe(true);
  expect(same("㊙书")).toBe(false);
  expect(same("か\u3099")).toBe(false);
  expect(same("\uf900")).toBe(false);
  expect(same("保㎡安")).toBe(true);
});
