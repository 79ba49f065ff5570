import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeUpJobs } from "../../bench/rows.ts";
import { job, openRoom, type Room, TODAY } from "./a-room.ts";

let room: Room;
beforeAll(async () => {
  room = await openRoom([
    ...madeUpJobs(200, 5, TODAY),
    job("cpp", { title: "C++工程师" }),
    job("c", { title: "C语言讲师" }),
    job("sharp", { title: "C#开发" }),
    job("net", { title: "开发(ASP.NET)" }),
    job("dot", { title: ".NET程序员" }),
    job("js", { title: "JavaScript前端" }),
    job("java", { title: "ＪＡＶＡ开发" }),
    job("percent", { title: "提成10％ 销售", tags: ["双休", "包住"] }),
    job("rare", { title: "𠮷野家店员" }),
    job("lone", { title: "车 库 看管" }),
    job("split", { title: "保-安全员" }),
  ]);
});
afterAll(() => room.close());

/** @param ignore steps of understanding taken back */
function ids(text: string, ignore: string[] = []): string[] {
  const items = room.jobs.search({ text, ignore, pageSize: 50 }).items.map((item) => item.id);
  return items.filter((id) => !id.startsWith("made:")).sort();
}

describe("latin words and symbols", () => {
  test("words match whole, in any width and case", () => {
    expect(ids("java")).toEqual(["java"]);
    expect(ids("Ｊａｖａ")).toEqual(["java"]);
    expect(ids("JAVASCRIPT")).toEqual(["js"]);
    expect(ids("script")).toEqual([]);
  });
  test("C, C++, C# and .NET are four words", () => {
    expect(ids("c++")).toEqual(["cpp"]);
    expect(ids("C#")).toEqual(["sharp"]);
    expect(ids("c")).toEqual(["c"]);
    expect(ids(".net")).toEqual(["dot", "net"]);
    expect(ids("asp.net")).toEqual(["net"]);
    expect(ids("c++工程")).toEqual(["cpp"]);
  });
  test("a symbol alone is skipped, and looked for like a word, not as a wildcard, when that is taken back", () => {
    expect(room.jobs.search({ text: "%" }).understood.chips.map(({ id }) => id)).toEqual(["skipped:%"]);
    expect(ids("%", ["skipped:%"])).toEqual(["percent"]);
    expect(ids("％", ["skipped:%"])).toEqual(["percent"]);
    expect(ids("_", ["skipped:_"])).toEqual([]);
  });
});

describe("characters", () => {
  test("a single one is found wherever it stands", () => {
    expect(ids("库")).toEqual(["lone"]);
    expect(ids("管")).toContain("lone");
    expect(ids("𠮷")).toEqual(["rare"]);
  });
  test("what a blank or a dash parts is not one word", () => {
    expect(ids("车库")).toEqual([]);
    expect(ids("保安")).toEqual([]);
    expect(ids("安全员")).toEqual(["split"]);
  });
  test("a word does not reach from one tag into the next", () => {
    expect(ids("双休包", ["split:双休包"])).toEqual([]);
    expect(ids("双休 包住")).toEqual(["percent"]);
  });
});

test("words may be parted by a blank, 、 , or / and must all be met, in any field", () => {
  for (const text of ["提成10% 双休", "提成10%、双休", "提成10%,双休", "提成10％，双休", "双休/提成10%"]) {
    expect(ids(text)).toEqual(["percent"]);
  }
  expect(ids("甲壳 前端", ["dropped:甲壳", "dropped:前端"])).toEqual([]);
});

describe("any text is a question", () => {
  test("control characters, SQL, emoji, half surrogates, very long pastes", () => {
    for (const text of [
      "\u0000",
      "'; DROP TABLE jobs; --",
      '" OR 1=1',
      "😀😀😀",
      "\ud800",
      "保安\u0000保洁",
      "保".repeat(10_000),
      "a".repeat(10_000),
      "保安 ".repeat(5_000),
      Array.from({ length: 3_000 }, (_, i) => `词${i}`).join(" "),
      "%_%_%_",
      "\\",
      "\u202e\u200b",
    ]) {
      const answer = room.jobs.search({ text });
      expect(answer.total).toBeGreaterThanOrEqual(0);
      expect(answer.understood.words.length).toBeLessThanOrEqual(16);
    }
  });
  test("whatever a finger or a paste can produce", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300, size: "max" }), (text) => {
        const answer = room.jobs.search({ text });
        expect(answer.items.length).toBe(Math.min(20, answer.total));
      }),
      { numRuns: 300 },
    );
  });
  test("a whole description pasted finds its job", () => {
    const got = room.jobs.get("made:00003");
    const text = got.ok ? got.value.job.description : "";
    expect(text.length).toBeGreaterThan(60);
    expect(room.jobs.search({ text }).items.map((item) => item.id)).toContain("made:00003");
  });
});
