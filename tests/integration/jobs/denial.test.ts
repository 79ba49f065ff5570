import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobCard } from "../../../shared/contract/jobs.ts";
import { DEMO_STATION, demoJobs } from "../../relevance/demo-jobs.ts";
import { openRoom, type Room, TODAY } from "./a-room.ts";

let room: Room;
beforeAll(async () => {
  room = await openRoom(demoJobs(TODAY), DEMO_STATION);
});
afterAll(() => room.close());

function all(text: string, ignore: readonly string[] = []): JobCard[] {
  const cards: JobCard[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = room.jobs.search({ text, ignore: [...ignore], page, pageSize: 50 });
    cards.push(...items);
    if (cards.length >= total) return cards;
  }
}
function chipsOf(text: string) {
  return room.jobs.search({ text }).understood.chips;
}
const saysNights = ({ title, tags }: JobCard) => [title, ...tags].some((text) => /夜班|夜间|晚班|通宵/.test(text));

describe("what is denied is never read as its opposite", () => {
  test.each([
    "不要夜班",
    "不上夜班",
    "不想上夜班",
    "不要 夜班",
    "不做夜班",
    "保安 不上夜班",
    "不要夜班的保安",
    "保安不要夜班",
  ])("%s: no night work is shown, and there is a chip to take it back", (text) => {
    const found = all(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(saysNights)).toEqual([]);
    const chip = chipsOf(text).find(({ kind }) => kind === "without");
    expect(chip).toBeDefined();
    expect(all(text, [chip?.id ?? ""]).some(saysNights)).toBe(true);
  });

  test.each(["不想做保洁", "不做保洁", "不要保洁", "别找保洁"])("%s: no cleaning, under any name", (text) => {
    const found = all(text);
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ title }) => /保洁|清洁|打扫/.test(title))).toEqual([]);
  });

  test.each(["不会电脑", "不会电脑 半天", "不会电脑的文员", "不会用电脑"])("%s: no job that speaks of one", (text) => {
    const found = all(text);
    expect(found.length).toBeGreaterThan(0);
    for (const { id } of found) {
      const detail = room.jobs.get(id);
      expect(detail.ok && detail.value.job.description.replaceAll(/(?:不用|不要|无需|不会|没有)电脑/g, "")).not.toMatch(
        /电脑/,
      );
    }
  });
});

describe("words with 不 that deny nothing", () => {
  test.each([
    ["不用经验", "trait"],
    ["不要学历", "education"],
    ["年龄不限", "age"],
    ["离家不远", "near"],
  ])("%s is read as what it asks for", (text, kind) => {
    expect(chipsOf(text).map((chip) => chip.kind)).toContain(kind);
    expect(chipsOf(text).map((chip) => chip.kind)).not.toContain("without");
  });

  test("不住家 is found where it stands", () => {
    expect(room.jobs.search({ text: "不住家" }).items[0]?.title).toContain("不住家");
  });

  test("a denial of nothing known is named as not used", () => {
    const chips = chipsOf("不要浦东 保洁");
    expect(chips.map(({ kind }) => kind)).toContain("skipped");
    expect(chips.map(({ kind }) => kind)).not.toContain("district");
  });
});
