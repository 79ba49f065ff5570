import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readContentFolder } from "../../../electron/hosts/feed-build.ts";
import { FeedInputError } from "../../../electron/hosts/feed-input.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "yike-content-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function file(path: string, rows: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(rows));
}

test("policies of several documents, a file each, travel as one dataset", () => {
  file("policies/b-2023.json", [{ id: "b1" }]);
  file("policies/a-2022.json", { items: [{ id: "a1" }, { id: "a2" }] });
  file("platforms.json", [{ id: "p1" }]);
  expect(readContentFolder(root)).toEqual({
    platforms: [{ id: "p1" }],
    policies: [{ id: "a1" }, { id: "a2" }, { id: "b1" }],
  });
});

test("postings beside the content and empty folders are no datasets", () => {
  file("demo-jobs/changning.json", [{ id: "j1" }]);
  mkdirSync(join(root, "notes"));
  expect(readContentFolder(root)).toEqual({});
});

test("a folder and a file of one name are refused: which of them holds would be a guess", () => {
  file("policies/a.json", [{ id: "a1" }]);
  file("policies.json", [{ id: "a2" }]);
  expect(() => readContentFolder(root)).toThrow(FeedInputError);
});
