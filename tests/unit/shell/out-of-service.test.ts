import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FAULTS } from "../../../shared/station/faults.ts";

const resource = (name: string) => new URL(`../../../resources/${name}`, import.meta.url);
const html = readFileSync(resource("out-of-service.html"), "utf8");
const css = readFileSync(resource("out-of-service.css"), "utf8");
const text = html.replace(/<!--.*?-->|<title>.*?<\/title>|<[^>]+>/gs, "");

describe("the out-of-service page", () => {
  test("runs nothing: the policy's inline rules and a broken script cannot touch it", () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:|https?:/i);
  });

  test("speaks Chinese first and English too", () => {
    expect(html).toContain('<html lang="zh-CN">');
    expect(text.indexOf("这台机器")).toBeGreaterThan(-1);
    expect(text.indexOf("这台机器")).toBeLessThan(text.indexOf("This machine"));
  });

  test("has a hidden line for every technical number, shown when the address names it", () => {
    const lines = [...html.matchAll(/<p id="(K-\d+)">/g)].map((match) => match[1]);
    expect(lines.sort()).toEqual(Object.values(FAULTS).sort());
    expect(css).toMatch(/footer p \{\s*display: none;/);
    expect(css).toMatch(/footer p:target \{\s*display: block;/);
  });

  test("brings the glyphs of every character it shows, and asks each slice for its own only", () => {
    const source = facesOf(
      readFileSync(resource("../node_modules/@fontsource-variable/noto-sans-sc/index.css"), "utf8"),
    );
    const missing = new Set([...text].filter((char) => char.trim() !== ""));
    for (const [slice, ranges] of facesOf(css)) {
      expect(existsSync(resource(`fonts/${slice}.woff2`)), slice).toBe(true);
      for (const char of missing) {
        if (!isIn(char, ranges)) continue;
        expect(isIn(char, source.get(slice) ?? []), `${char} in ${slice}`).toBe(true);
        missing.delete(char);
      }
    }
    expect([...missing]).toEqual([]);
  });
});

type Range = readonly [from: number, to: number];

/** Code points by slice, from the faces of a style sheet. */
function facesOf(sheet: string): Map<string, Range[]> {
  const faces = new Map<string, Range[]>();
  for (const [, face = ""] of sheet.matchAll(/@font-face \{(.*?)\}/gs)) {
    const slice = /(noto-sans-sc-[\w-]+?)(?:-wght-normal)?\.woff2/.exec(face)?.[1];
    if (slice !== undefined) faces.set(slice, rangesOf(face));
  }
  return faces;
}

function rangesOf(face: string): Range[] {
  const list = /unicode-range:([^;]+)/.exec(face)?.[1] ?? "";
  return list.split(",").map((range) => {
    const [from = "", to = from] = range.trim().slice(2).split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function isIn(char: string, ranges: readonly Range[]): boolean {
  const point = char.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => point >= from && point <= to);
}
