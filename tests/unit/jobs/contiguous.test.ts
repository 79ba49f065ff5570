import fc from "fast-check";
import { expect, test } from "vitest";
import { pairsDecide } from "../../../shared/jobs/contiguous.ts";

/** Whether some chain of pairs of the text, up to seven characters, stands nowhere in it as a whole. */
function someChainIsNowhere(text: string): boolean {
  const follow = new Map<string, Set<string>>();
  for (const run of text.split(/[^甲乙丙丁]/u)) {
    for (let at = 0; at + 1 < run.length; at += 1) {
      const next = follow.get(run[at] as string) ?? new Set();
      follow.set(run[at] as string, next.add(run[at + 1] as string));
    }
  }
  let chains = [...follow.keys()];
  for (let length = 2; length <= 7; length += 1) {
    chains = chains.flatMap((chain) => [...(follow.get(chain.at(-1) as string) ?? [])].map((next) => chain + next));
    if (chains.some((chain) => !text.includes(chain))) return true;
  }
  return false;
}

const texts = fc.array(fc.constantFrom("甲", "乙", "丙", "丁", "、"), { maxLength: 11 }).map((units) => units.join(""));

test("where pairs are said to decide, every chain of pairs stands in the text", () => {
  fc.assert(
    fc.property(texts, (text) => {
      if (pairsDecide(text)) expect(someChainIsNowhere(text)).toBe(false);
    }),
    { numRuns: 4_000 },
  );
});

test("they decide in texts without repetition, and where what is repeated stands in the same words", () => {
  for (const text of ["保安员", "", "上海浦江物业、上海、浦江物业", "餐饮补贴、交通补贴"])
    expect(pairsDecide(text)).toBe(true);
});

test("they do not in a page of one character, and nobody waits for that answer", () => {
  expect(pairsDecide("甲".repeat(100_000))).toBe(false);
});

test("they do not where a chain may jump", () => {
  for (const text of ["长宁路江宁里", "甲乙丙甲丁", "通讯补贴、交通补贴"]) expect(pairsDecide(text)).toBe(false);
});
