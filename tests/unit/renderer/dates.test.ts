import { describe, expect, it } from "vitest";
import { sheetsOf } from "../../../renderer/pages/platforms/chunks.ts";
import { clockDay, clockTime, dayOf, dayWords, hourOf } from "../../../renderer/words/dates.ts";
import { unbroken } from "../../../renderer/words/unbroken.ts";

/** 00:30 in Shanghai, still the day before in Greenwich. */
const NIGHT = new Date("2026-11-19T16:30:00Z");

describe("time on the screen", () => {
  it("is Shanghai's, whatever zone the machine is set to", () => {
    expect(dayOf(NIGHT)).toBe("2026-11-20");
    expect(hourOf(NIGHT)).toBe(0);
    expect(clockTime(NIGHT, "zh-CN")).toBe("0:30");
    expect(clockDay(NIGHT, "zh-CN")).toBe("11月20日 周五");
    expect(clockDay(NIGHT, "en")).toBe("Fri 20 Nov");
  });

  it("names the year only where it is another one", () => {
    expect(dayWords("2026-12-18", "zh-CN", "2026")).toBe("12月18日");
    expect(dayWords("2027-01-04", "zh-CN", "2026")).toBe("2027年1月4日");
    expect(dayWords("2027-01-04", "en", "2026")).toBe("4 Jan 2027");
  });

  it("keeps a range of times on one line and changes nothing else", () => {
    expect(unbroken("9:30–13:30、16:30-20:30")).toBe("9:30\u2060–\u206013:30、16:30\u2060-\u206020:30");
    expect(unbroken("做五休二 - 双休")).toBe("做五休二 - 双休");
  });
});

describe("platforms on sheets", () => {
  const platform = (id: string, coded: boolean) => ({
    id,
    name: id,
    nameEn: "",
    kind: "online" as const,
    what: "",
    whatEn: "",
    audience: [],
    link: coded ? { url: "https://a.example.org", host: "a.example.org", checkedOn: "2026-11-18" } : null,
  });

  it("stand on exactly one sheet each, those with a code first", () => {
    const all = Array.from({ length: 13 }, (_, index) => platform(`p${index}`, index % 3 === 0));
    const sheets = sheetsOf(all, { codes: 2, beside: 1, rows: 3 });
    expect(sheets.map(({ codes, rows }) => [codes.length, rows.length])).toEqual([
      [2, 1],
      [2, 1],
      [1, 1],
      [0, 3],
      [0, 2],
    ]);
    const dealt = sheets.flatMap(({ codes, rows }) => [...codes, ...rows].map(({ id }) => id));
    expect(dealt.sort()).toEqual(all.map(({ id }) => id).sort());
    for (const { codes, rows } of sheets) {
      expect(codes.every(({ link }) => link !== null)).toBe(true);
      expect(rows.every(({ link }) => link === null)).toBe(true);
    }
  });
});
