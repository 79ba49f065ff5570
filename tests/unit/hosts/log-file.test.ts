import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createLogFile } from "../../../electron/hosts/log-file.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-log-"));
  path = join(folder, "logs", "station.log");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const line = (number: number) => `{"number":${1_000_000 + number}}\n`;
const LINE_BYTES = Buffer.byteLength(line(0));
const numbersIn = (file: string) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((text) => (JSON.parse(text) as { number: number }).number - 1_000_000);

describe("a log that is written for years", () => {
  test("keeps the newest lines in a few files of its size, each line whole, none twice", () => {
    const log = createLogFile(path, { bytesMax: LINE_BYTES * 10, filesKept: 3 });
    for (let number = 0; number < 1_000; number += 1) log.write(line(number));
    const files = readdirSync(join(folder, "logs")).sort();
    expect(files).toEqual(["station.log", "station.log.1", "station.log.2"]);
    const kept = [`${path}.2`, `${path}.1`, path].flatMap(numbersIn);
    expect(kept).toEqual(Array.from({ length: 30 }, (_, index) => 970 + index));
  });

  test("goes on in the file of the run before", () => {
    createLogFile(path, { bytesMax: LINE_BYTES * 3 }).write(line(0));
    const log = createLogFile(path, { bytesMax: LINE_BYTES * 3 });
    for (let number = 1; number < 4; number += 1) log.write(line(number));
    expect(numbersIn(`${path}.1`)).toEqual([0, 1, 2]);
    expect(numbersIn(path)).toEqual([3]);
  });

  test("a line larger than a file is written all the same", () => {
    const log = createLogFile(path, { bytesMax: 20 });
    log.write(line(1));
    log.write(`{"long":"${"x".repeat(100)}"}\n`);
    expect(readFileSync(path, "utf8")).toContain("xxx");
  });

  test("is its user's own, rotated files too", () => {
    const log = createLogFile(path, { bytesMax: LINE_BYTES });
    log.write(line(0));
    log.write(line(1));
    for (const file of [path, `${path}.1`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("a disk that refuses a line is told of, and the program goes on", () => {
    const log = createLogFile(path, { bytesMax: LINE_BYTES, filesKept: 2 });
    log.write(line(0));
    const told = vi.spyOn(console, "error").mockReturnValue();
    onTestFinished(() => told.mockRestore());
    // In the place of the next file lies a folder with something in it: no rename can replace it.
    mkdirSync(join(`${path}.1`, "x"), { recursive: true });
    expect(() => log.write(line(1))).not.toThrow();
    expect(told).toHaveBeenCalledWith(expect.stringContaining("EISDIR"));
    rmSync(`${path}.1`, { recursive: true });
    log.write(line(2));
    expect([numbersIn(`${path}.1`), numbersIn(path)]).toEqual([[0], [2]]);
  });
});
