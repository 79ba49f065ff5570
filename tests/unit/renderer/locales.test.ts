import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { RESOURCES } from "../../../renderer/i18n.ts";

const folder = fileURLToPath(new URL("../../../resources/locales/", import.meta.url));
const FILES = readdirSync(`${folder}zh-CN`);
const PLURAL = /_(one|other)$/;
const HAN = /\p{Script=Han}/u;
/** The name of the other language, written in itself. */
const CHINESE_IN_ENGLISH = new Set(["common:dock.otherLanguage"]);

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}

function words(language: string, file: string): [string, string][] {
  return flat(JSON.parse(readFileSync(`${folder}${language}/${file}`, "utf8")) as Tree);
}

const bare = (key: string) => key.replace(PLURAL, "");
const holes = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}|<\/?(\w+)/g)].map((m) => m[1] ?? m[2]).sort();

describe.each(FILES)("the words of %s", (file) => {
  const chinese = words("zh-CN", file);
  const english = words("en", file);

  it("are complete in both languages", () => {
    const names = (list: [string, string][]) => [...new Set(list.map(([key]) => bare(key)))].sort();
    expect(names(english)).toEqual(names(chinese));
    for (const [, text] of [...chinese, ...english]) expect(text.trim()).not.toBe("");
  });

  it("fill in the same facts", () => {
    const wanted = new Map(chinese.map(([key, text]) => [bare(key), holes(text)]));
    for (const [key, text] of english) expect([key, holes(text)]).toEqual([key, wanted.get(bare(key))]);
  });

  it("have both numbers in English wherever they count", () => {
    const plurals = english.map(([key]) => key).filter((key) => PLURAL.test(key));
    for (const key of plurals) {
      expect(plurals).toContain(`${bare(key)}_one`);
      expect(plurals).toContain(`${bare(key)}_other`);
    }
    const counted = chinese.filter(([key]) => PLURAL.test(key)).map(([key]) => bare(key));
    expect([...new Set(plurals.map(bare))].sort()).toEqual(counted.sort());
  });

  it("are English in English", () => {
    const name = file.replace(".json", "");
    const foreign = english.filter(([key, text]) => HAN.test(text) && !CHINESE_IN_ENGLISH.has(`${name}:${key}`));
    expect(foreign).toEqual([]);
  });

  it("are loaded by the page", () => {
    expect(Object.keys(RESOURCES["zh-CN"])).toContain(file.replace(".json", ""));
    expect(Object.keys(RESOURCES.en)).toContain(file.replace(".json", ""));
  });
});
