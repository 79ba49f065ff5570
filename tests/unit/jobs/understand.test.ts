import { describe, expect, test } from "vitest";
import { splitTerms, TERMS_MAX } from "../../../shared/jobs/understand.ts";

describe("the words of a question", () => {
  test("are parted by blanks of any width, 、 , / and their full-width forms", () => {
    for (const text of [
      "保安 长宁",
      "保安　长宁",
      "保安、长宁",
      "保安,长宁",
      "保安，长宁",
      "保安/长宁",
      "保安／长宁",
    ]) {
      expect(splitTerms(text)).toEqual(["保安", "长宁"]);
    }
  });
  test("come once, in order, normalised", () => {
    expect(splitTerms(" Ｊava  JAVA 保安 java ")).toEqual(["java", "保安"]);
  });
  test("of nothing but separators, controls and invisible marks are none", () => {
    for (const text of ["", "  ", "、、,/", "\u0000\u0007", "\u200b\u202e\ufeff"]) expect(splitTerms(text)).toEqual([]);
  });
  test("of symbols alone are two at most, for each means a look at every text", () => {
    expect(splitTerms("! 保安 % ★ java & c++")).toEqual(["!", "保安", "%", "java", "c++"]);
  });
  test("of a pasted page are only the first", () => {
    const page = Array.from({ length: 5_000 }, (_, i) => `词${i}`).join(" ");
    expect(splitTerms(page).length).toBe(TERMS_MAX);
  });
});
