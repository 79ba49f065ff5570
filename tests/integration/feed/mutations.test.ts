import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CommandIo } from "../../../electron/hosts/command.ts";
import { feedCommand } from "../../../electron/hosts/feed-command.ts";
import { FEED_REFUSALS } from "../../../shared/contract/feed.ts";

let root: string;
let good: string;
let spoiled: string;
let printed = "";
const io = (): CommandIo => ({
  stdin: Readable.from([]),
  env: { XDG_CONFIG_HOME: join(root, "config"), XDG_DATA_HOME: join(root, "share") },
  print: async (line) => {
    printed = line;
  },
  say: () => {},
});

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "yike-mutations-"));
  good = join(root, "good");
  spoiled = join(root, "spoiled");
  const rows = Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({ source: "测试", id: `r${at}`, title: `保安 ${at}` }),
  );
  writeFileSync(join(root, "rows.jsonl"), rows.join("\n"));
  expect(await feedCommand(["build", "--in", join(root, "rows.jsonl"), "--out", good], io())).toBe(0);
  for (const report of ["report.json", "report.html"]) rmSync(join(good, report));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Where, as a fraction of the file, and what. */
const change = fc.record({
  file: fc.nat({ max: 2 }),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom("flip", "drop", "insert", "double", "cut", "zero"),
  length: fc.integer({ min: 1, max: 64 }),
  bit: fc.integer({ min: 1, max: 255 }),
});

function mutated(
  bytes: Buffer,
  { at, kind, length, bit }: typeof change extends fc.Arbitrary<infer T> ? T : never,
): Buffer {
  const from = Math.floor(at * bytes.length);
  const [head, piece, tail] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ];
  if (kind === "flip") return Buffer.concat([head, Buffer.from([(bytes[from] ?? 0) ^ bit]), bytes.subarray(from + 1)]);
  if (kind === "drop") return Buffer.concat([head, tail]);
  if (kind === "insert") return Buffer.concat([head, Buffer.alloc(length, bit), piece, tail]);
  if (kind === "double") return Buffer.concat([head, piece, piece, tail]);
  return kind === "cut" ? head : Buffer.concat([head, Buffer.alloc(piece.length), tail]);
}

it("no change of any byte of a feed passes, and each has a reason", { timeout: 60_000 }, async () => {
  const files = readdirSync(good);
  expect(files).toHaveLength(3);
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(change, async (mutation) => {
      const file = files[mutation.file] ?? "";
      const before = readFileSync(join(good, file));
      const after = mutated(before, mutation);
      // The line end after the signature carries nothing.
      const same = file.endsWith(".sig") ? after.toString().trim() === before.toString().trim() : after.equals(before);
      cpSync(good, spoiled, { recursive: true });
      writeFileSync(join(spoiled, file), after);
      const code = await feedCommand(["verify", spoiled], io());
      const verdict = JSON.parse(printed);
      if (same) return;
      changed += 1;
      expect(code).toBe(1);
      expect(verdict.verdict).toBe("refused");
      expect(FEED_REFUSALS).toContain(verdict.reason);
    }),
    { numRuns: 2_000 },
  );
  expect(changed).toBeGreaterThan(1_500);
});
