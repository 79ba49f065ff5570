import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const css = readFileSync(fileURLToPath(new URL("../../../renderer/design/tokens.css", import.meta.url)), "utf8");

function block(selector: string): Map<string, string> {
  const body = css.split(`${selector} {`)[1]?.split("\n}")[0] ?? "";
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()]),
  );
}

const normal = block(":root");
const high = new Map([...normal, ...block(':root[data-contrast="high"]')]);

function colour(tokens: Map<string, string>, name: string): [number, number, number] {
  const value = tokens.get(name) ?? "";
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (alias !== undefined) return colour(tokens, alias);
  const hex = /^#([0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex === undefined) throw new Error(`--${name} is not a plain colour: ${value}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

/** Relative luminance and contrast: WCAG 2.2, definitions. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(tokens: Map<string, string>, over: string, under: string): number {
  const [light = 0, dark = 0] = [luminance(colour(tokens, over)), luminance(colour(tokens, under))].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** Every pair of words and ground in the style sheets; axe cannot judge those over the pattern and the rings. */
const TEXT = [
  ["text", "page"],
  ["text", "card"],
  ["text-2", "page"],
  ["text-2", "card"],
  ["text", "quiet"],
  ["text", "quieter"],
  ["on-brand", "brand"],
  ["on-brand-2", "brand"],
  ["on-main", "main"],
  ["on-main-2", "main"],
  ["money", "card"],
  ["money", "page"],
  ["on-help", "help"],
  ["on-here", "here"],
  ["on-chosen", "chosen"],
  ["on-chosen-2", "chosen"],
  ["on-pressed", "pressed"],
  ["off", "page"],
  ["off", "card"],
  ["verify-text", "verify-ground"],
  ["off-text", "off-ground"],
  ["ok-text", "ok-ground"],
  ["note-text", "note-ground"],
] as const;

/** Edges and icons: ours is 4.5, WCAG 1.4.11 asks for 3; edges of controls are 3.9 to 4.3 and always carry words. */
const PARTS = [
  ["icon", "card", 4.5],
  ["icon", "quiet", 4.5],
  ["control-edge", "card", 3],
  ["control-edge", "page", 3],
  ["verify-edge", "card", 3],
  ["off-edge", "card", 3],
  ["ok-edge", "card", 3],
  ["note-edge", "card", 3],
] as const;

describe("contrast of the tokens", () => {
  it.each(TEXT)("%s on %s is at least 7:1, in high contrast 15:1", (over, under) => {
    expect(ratio(normal, over, under)).toBeGreaterThanOrEqual(7);
    expect(ratio(high, over, under)).toBeGreaterThanOrEqual(15);
  });

  it.each(PARTS)("%s on %s is at least %d:1", (over, under, least) => {
    expect(ratio(normal, over, under)).toBeGreaterThanOrEqual(least);
    expect(ratio(high, over, under)).toBeGreaterThanOrEqual(15);
  });

  it("finds a planted fault", () => {
    const faulty = new Map([...normal, ["text-2", "#8a94a0"]]);
    expect(ratio(faulty, "text-2", "card")).toBeLessThan(7);
  });
});
