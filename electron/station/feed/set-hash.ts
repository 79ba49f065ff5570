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
  const lines: string[] = [];
  return {
    add: (id, row) => {
      lines.push(`${id}|${createHash("sha256").update(row).digest("hex")}\n`);
    },
    digest: () => {
      const all = createHash("sha256");
      for (const line of lines.sort()) all.update(line);
      return all.digest("base64");
    },
  };
}
