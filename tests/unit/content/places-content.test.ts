import { describe, expect, test } from "vitest";
import { type PlaceRow, placeRow } from "../../../shared/guide/guide-row.ts";
import { readResource } from "./content-files.ts";
import { factLists, NO_SHEET } from "./fact-lists.ts";
import { figuresIn } from "./stated-numbers.ts";
import { copiedRuns, expectOwnSentences, expectPlainWords, type Told } from "./told-rows.ts";

const ROWS: readonly PlaceRow[] = (JSON.parse(readResource("content/places.json")) as unknown[]).map((row) =>
  placeRow.strict().parse(row),
);
const told = (row: PlaceRow): Told => ({
  id: row.id,
  zh: [
    row.nameZh,
    row.textZh,
    ...row.figures.flatMap(({ labelZh, asOfZh }) => [labelZh, ...(asOfZh === "" ? [] : [asOfZh])]),
  ],
  en: [
    row.nameEn,
    row.textEn,
    ...row.figures.flatMap(({ labelEn, asOfEn }) => [labelEn, ...(asOfEn === "" ? [] : [asOfEn])]),
  ],
});
const place = (id: string) => ROWS.find((row) => row.id === id);
const figures = (id: string) => place(id)?.figures.map(({ value, unit }) => `${value}${unit}`) ?? [];

describe("the stations and brands that ship", () => {
  test("have ids and names of their own, and are told in both languages", () => {
    for (const key of ["id", "nameZh", "nameEn", "textZh"] as const)
      expect(new Set(ROWS.map((row) => row[key])).size, key).toBe(ROWS.length);
    // A bare year needs no words in English.
    expectPlainWords(
      ROWS.map((row) => ({ ...told(row), en: told(row).en.map((text) => text.replace(/^\d{4}$/, "in $&")) })),
    );
    expect(ROWS.filter(({ textZh, textEn }) => !/。$/.test(textZh) || !/\.$/.test(textEn)).map(({ id }) => id)).toEqual(
      [],
    );
    expect(
      ROWS.filter(({ figures: all }) => all.some(({ asOfZh, asOfEn }) => (asOfZh === "") !== (asOfEn === ""))),
    ).toEqual([]);
  });

  test("name no address, telephone or link: no document gives one", () => {
    expect(JSON.stringify(ROWS)).not.toMatch(/\d{7,}|https?:|\bwww\.|\d+\s*(号楼|弄|室)/);
  });

  test("are found by other names, each leading to one place", () => {
    const names = ROWS.flatMap(({ aliases }) => aliases);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(ROWS.filter(({ aliases }) => aliases.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test("R54 R55 R56 R62: the brands of Hongkou, Yangpu, Pudong and Chongming are there by name and district", () => {
    expect(
      ["leye-hongkou", "leye-space", "pudong-doorstep", "chongxin"].map((id) => [
        place(id)?.nameZh,
        place(id)?.district,
      ]),
    ).toEqual([
      ["乐业虹口", "虹口区"],
      ["乐业空间", "杨浦区"],
      ["家门口就业服务站", "浦东新区"],
      ["崇心乐业", "崇明区"],
    ]);
  });

  test("R93: the name that all stations share is the whole city's", () => {
    expect(place("circle-15")).toMatchObject({ kind: "brand", district: null, nameZh: "“15分钟就业服务圈”" });
  });

  test("R44: Hongkou's network is told in its four levels; of the last the document gives no number", () => {
    expect(figures("network-hongkou")).toEqual(["1个", "8个", "30个"]);
    expect(place("network-hongkou")?.textZh).toMatch(/没写几个/);
  });

  test("R101: the figures of a network say as of when", () => {
    expect(figures("network-changning").slice(0, 2)).toEqual(["15个", "10个"]);
    expect(figures("network-shanghai").slice(0, 2)).toEqual(["261个", "350个"]);
    const undated = ROWS.flatMap(({ id, figures: all }) =>
      all.flatMap((one) => (one.asOfZh === "" ? [`${id} ${one.labelZh}`] : [])),
    );
    // What does not change from day to day: how many sub-districts there are, and how a network is built.
    expect(undated).toEqual([
      "network-changning 街镇",
      "network-hongkou 区就促中心",
      "network-hongkou 街道",
      "network-hongkou 工作站",
    ]);
  });

  test("R113: Changning's events are counted in the four kinds", () => {
    expect(figures("network-changning").slice(-5)).toEqual(["74场", "47场", "16场", "8场", "3场"]);
    expect(47 + 16 + 8 + 3).toBe(74);
  });

  test("R91 R92 R97 R98: what parts a station has, and where stations are, besides close to home", () => {
    for (const word of ["指导接待区", "自助服务区", "综合活动区", "小店"])
      expect(place("network-chongming")?.textZh).toContain(word);
    for (const word of ["楼宇", "学校"]) expect(place("network-changning")?.textZh).toContain(word);
  });
});

const sheet = factLists();
describe.skipIf(sheet === null)(`beside the fact sheet (${NO_SHEET})`, () => {
  test("every station and brand of the sheet is there, under its district", () => {
    const named = [
      ...(sheet?.stations.named.map(({ nameZh, district }) => ({ nameZh, district })) ?? []),
      ...(sheet?.stations.brands.map(({ nameZh, scope }) => ({ nameZh, district: scope })) ?? []),
    ];
    const plain = (text: string) => text.replaceAll(/[（）]/g, "");
    for (const { nameZh, district } of named) {
      const row = ROWS.find((one) => plain(one.nameZh) === plain(nameZh));
      expect([nameZh, row?.district ?? "上海市"]).toEqual([nameZh, district.replace(/长兴$/, "")]);
    }
    const kinds = (kind: PlaceRow["kind"]) => ROWS.filter((row) => row.kind === kind).length;
    expect([kinds("station"), kinds("brand")]).toEqual([sheet?.stations.named.length, sheet?.stations.brands.length]);
  });

  test("every figure is one of the sheet's", () => {
    const known = new Set(figuresIn(sheet?.json ?? ""));
    const values = ROWS.flatMap(({ id, figures: all }) => all.map(({ value }) => ({ id, value })));
    expect(values.filter(({ value }) => !known.has(value))).toEqual([]);
    const stray = ROWS.flatMap((row) =>
      [...told(row).zh, ...told(row).en].filter((text) => figuresIn(text).some((one) => !known.has(one))),
    );
    expect(stray).toEqual([]);
  });

  test("no sentence is the sheet's own", () => {
    const texts = ROWS.map(({ id, textZh, textEn }) => ({ id, zh: [textZh], en: [textEn] }));
    if (sheet !== null) expectOwnSentences(texts, sheet);
  });
});

test("nothing is copied from the founding documents", ({ skip }) => {
  const copied = copiedRuns(ROWS.map(told));
  if (copied === null) return skip("the documents that the content was written from are not beside the project");
  expect(copied).toEqual([]);
});
