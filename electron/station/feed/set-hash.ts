import { createHash } from "node:crypto";

export interface SetHash {
  /** @param id "" for a row whose id cannot be read @param row the bytes of its line, without the line end */
  add(id: string, row: Uint8Array): void;
  /** base64; order of the rows does not matter. */
  digest(): string;
}

/**
 * One hash over the content of a whole dataset: sha256 over the lines `id|sha256(row)`, sorted by UTF-16 units. It does
 * not depend on order or packing, so a later delta can be checked against the same signed figure (reliability.md §1.2).
 */
export function createSetHash(): SetHash {
  const bundles: Buffer[] = [];
  let lines: string[] = [];
  const bundle = () => {
    bundles.push(Buffer.from(JSON.stringify(lines)));
    lines = [];
  };
  return {
    add: (id, row) => {
      lines.push(`${id}|${createHash("sha256").update(row).digest("hex")}\n`);
      if (lines.length === LINES_BUNDLED) bundle();
    },
    digest: () => {
      bundle();
      const all = createHash("sha256");
      const restored = bundles.flatMap((text) => JSON.parse(text.toString()) as string[]);
      for (const line of restored.sort()) all.update(line);
      return all.digest("base64");
    },
  };
}

/**
 * Lines that are put away together, as bytes (JSON: an id may hold anything). 200,000 lines as strings, made between
 * short-lived ones, kept 100 MB of half empty pages during a build.
 */
const LINES_BUNDLED = 1_024;
