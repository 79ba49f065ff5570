import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf, sectionsOf } from "../../../renderer/pages/jobs/sections.ts";
import { shiftOf } from "../../../renderer/pages/jobs/shift.ts";

describe("an advert in four parts", () => {
  it("reads headings with colons, a line each", () => {
    expect(
      sectionsOf(
        "干什么：门岗登记；帮居民收快递\n要求：会用手机打卡\n待遇：缴五险；包午饭\n上班时间：7:00–15:00；双休",
      ),
    ).toEqual({
      work: ["门岗登记", "帮居民收快递"],
      need: ["会用手机打卡"],
      offer: ["缴五险", "包午饭"],
      hours: ["7:00–15:00", "双休"],
    });
  });

  it("reads text that was glued into one line", () => {
    const sections = sectionsOf(
      "岗位职责：1、打扫楼道；2、清运垃圾；3、报修坏灯。任职要求：1、身体健康；2、吃苦耐劳。工作时间：早六点到十点。福利待遇：包一餐",
    );
    expect(sections).toEqual({
      work: ["打扫楼道", "清运垃圾", "报修坏灯"],
      need: ["身体健康", "吃苦耐劳"],
      hours: ["早六点到十点"],
      offer: ["包一餐"],
    });
  });

  it.each([
    ["brackets", "【岗位职责】扫地\n【任职要求】勤快"],
    ["headings on lines of their own", "岗位职责\n扫地\n任职要求\n勤快"],
    ["Chinese ordinals", "一、岗位职责：扫地\n二、任职要求：勤快"],
    ["headings before numbers", "岗位职责 1、扫地 任职要求 1、勤快"],
    ["no break before the heading", "岗位职责：扫地任职要求：勤快"],
  ])("reads %s", (_, text) => {
    expect(sectionsOf(text)).toMatchObject({ work: ["扫地"], need: ["勤快"] });
  });

  it("ends a part at a heading of something else", () => {
    expect(sectionsOf("岗位职责：扫地\n职能类别：保洁\n联系人：站里")).toMatchObject({ work: ["扫地"], need: [] });
  });

  it("does not take a word in a sentence for a heading", () => {
    expect(sectionsOf("待遇从优，要求不高，职责清楚，来了就能干。")).toBeNull();
    expect(sectionsOf("")).toBeNull();
  });

  it.each([
    ["times of day", "9:30–13:30、16:30–20:30"],
    ["house numbers", "负责3、4号楼的门岗"],
    ["decimals", "满 1.5 倍工资"],
    ["dates", "每月15、30日发工资"],
  ])("leaves %s in one piece", (_, text) => {
    expect(linesOf(text)).toEqual([text]);
  });

  it("splits numbered items only in order from one", () => {
    expect(linesOf("1.扫地2.拖地3.倒垃圾，负责7、8号楼")).toEqual(["扫地", "拖地", "倒垃圾，负责7、8号楼"]);
    expect(linesOf("（1）扫地（2）拖地")).toEqual(["扫地", "拖地"]);
    expect(linesOf("• 扫地 • 拖地")).toEqual(["扫地", "拖地"]);
  });

  it("never loses a word of a part and never shows an empty line", () => {
    const word = fc.constantFrom("扫地", "拖地", "登记来客", "收银", "8:00–16:00", "有健康证", "3 年经验");
    const list = fc.array(word, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(list, list, (work, need) => {
        const sections = sectionsOf(`岗位职责：${work.join("；")}\n任职要求：${need.join("；")}`);
        expect(sections?.work).toEqual(work);
        expect(sections?.need).toEqual(need);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400, size: "max" }), (text) => {
        for (const line of linesOf(text)) expect(line.trim()).not.toBe("");
        sectionsOf(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the tag that says when one works", () => {
  it.each([
    [["缴五险", "白班", "双休"], "白班"],
    [["包一顿饭", "做五休二"], "做五休二"],
    [["7:00–15:00"], "7:00–15:00"],
    [["两头班"], "两头班"],
    [["包一顿饭", "弹性时间"], "弹性时间"],
    [["班车接送", "两班倒"], "两班倒"],
    [["缴五险", "不用经验"], null],
    [["每天上班前要先到岗亭集合点名，夜班另算"], null],
  ])("%j", (tags, expected) => {
    expect(shiftOf(tags)).toBe(expected);
  });
});
