import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTACT_MARKS, maskContacts } from "../../../shared/feed/mask.ts";
import { plainText } from "../../../shared/feed/plain-text.ts";

const { phone, email, wechat, qq, idNumber } = CONTACT_MARKS;

describe("contacts are replaced", () => {
  it.each([
    ["a mobile", "联系王经理13812345678", `联系王经理${phone}`],
    ["with hyphens", "电话138-1234-5678速来", `电话${phone}速来`],
    ["with spaces", "咨询 138 1234 5678", `咨询 ${phone}`],
    ["digit by digit", "李主管 1 8 2 2 6 2 0 5 5 0 9", `李主管 ${phone}`],
    ["with dots", "138.1234.5678", phone],
    ["in full-width digits", "手机１３８１２３４５６７８", `手机${phone}`],
    ["spelled in Chinese", "咨询一三八一二三四五六七八", `咨询${phone}`],
    ["spelled half and half", "请咨询 133 六一零四 7983 吧", `请咨询 ${phone} 吧`],
    ["in circles", "拨打①③⑧①②③④⑤⑥⑦⑧", `拨打${phone}`],
    ["with the country code", "+86 13812345678", phone],
    ["with the country code, no plus", "8613812345678", phone],
    ["with the old leading nought", "013812345678", phone],
    ["two, side by side", "13812345678/13987654321", `${phone}/${phone}`],
    ["after a number that is not one", "薪资15000 13812345678", `薪资15000 ${phone}`],
    ["right after a Chinese numeral", "第一13812345678", `第一${phone}`],
    ["a landline", "021-62345678", phone],
    ["a landline in brackets", "(021)62345678", phone],
    ["a landline without a gap", "致电02162345678", `致电${phone}`],
    ["a landline of four", "0571 8765 4321", phone],
    ["a landline with an extension", "021-62345678转8012 王女士", `${phone} 王女士`],
    ["a landline from abroad", "call +86-21-2322 9618.", `call ${phone}.`],
    ["a hotline", "400-820-1234", phone],
    ["a number a word calls a phone", "联系电话：62345678", `联系电话：${phone}`],
    ["an address", "简历发hr.zhang@example.com谢谢", `简历发${email}谢谢`],
    ["an address with a wide at", "hr＠example.com.cn", email],
    ["an address with a gap", "hr @ example.com", email],
    ["a WeChat id", "加微信：zhang_san88", `加微信：${wechat}`],
    ["a WeChat id without a colon", "微信zhang_san88", `微信${wechat}`],
    ["vx", "VX zhaopin2024", `VX ${wechat}`],
    ["a QQ number", "QQ:123456789", `QQ:${qq}`],
    ["a QQ group", "QQ群 123456", `QQ群 ${qq}`],
    ["扣扣", "扣扣12345678", `扣扣${qq}`],
    ["an ID number", "身份证11010119900307123X", `身份证${idNumber}`],
    ["an ID number with gaps", "110101 19900307 1234", idNumber],
  ])("%s", (_name, text, masked) => {
    expect(maskContacts(text)).toBe(masked);
  });
});

describe("what is no contact stays", () => {
  it.each([
    "月薪15000-20000元，13薪",
    "18000-25000 5险一金",
    "电话销售 5000-8000元/月",
    "电话销售：4000-6000",
    "25000-99999999",
    "2019-07-17 08:30-17:30",
    "熟悉微信 JavaScript SDK，QQ音乐",
    "微信小程序开发，Vue3",
    "1. 3年以上经验 2. 25-45岁 3. 一九九零年后",
    "第一、三、五周休息；二三四五六班",
    "注册资金1000000000元，员工10000人",
    "统一社会信用代码 91310000MA1FL12345",
    "订单号 20231115001234567890",
    "周一至周五 9:00-18:00，周六 10:00-16:00",
    "C++ @Override wxWidgets wxpython",
  ])("%s", (text) => {
    expect(maskContacts(text)).toBe(text);
  });
});

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const mobile = fc
  .tuple(fc.constantFrom("3", "4", "5", "6", "7", "8", "9"), fc.array(digit, { minLength: 9, maxLength: 9 }))
  .map(([second, rest]) => `1${second}${rest.join("")}`);
const gap = fc.constantFrom("", " ", "-", " - ", ".", "·", "—", "\u00a0", "\u200b");
/** How people write a mobile: in one, 3-4-4, 3-3-5, 4-4-3, 4-3-4, or every digit by itself. */
const grouping = fc.constantFrom([11], [3, 4, 4], [3, 3, 5], [4, 4, 3], [4, 3, 4], Array<number>(11).fill(1));
const dress = fc.constantFrom("0123456789", "０１２３４５６７８９", "零一二三四五六七八九", "⓪①②③④⑤⑥⑦⑧⑨");

const written = fc.tuple(mobile, grouping, gap, dress).map(([number, groups, between, signs]) => {
  const ends = groups.map((_length, at) => groups.slice(0, at + 1).reduce((sum, length) => sum + length, 0));
  const parts = groups.map((length, at) => number.slice((ends[at] ?? 0) - length, ends[at]));
  const dressed = parts.join("|").replace(/\d/g, (one) => signs.charAt(Number(one)));
  return { number, text: dressed.replaceAll("|", between) };
});
const ANY_DIGIT = /[\p{N}零〇○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖]/gu;
/** Surroundings without digits: then whatever digits are left came from the number. */
const surroundings = fc.oneof(
  fc.string({ unit: "binary", size: "max", maxLength: 60 }).map((text) => text.replace(ANY_DIGIT, "")),
  fc.constantFrom("联系电话：", "加微信", "QQ", "（", "tel:", "+", "王经理", "薪资面议，", "@", "转", "\n", ""),
);
const digitsOf = (text: string) =>
  [...text]
    .map((sign) =>
      [
        "零〇○０⓪0",
        "一壹１①1",
        "二２②2",
        "三３③3",
        "四４④4",
        "五５⑤5",
        "六６⑥6",
        "七７⑦7",
        "八８⑧8",
        "九９⑨9",
      ].findIndex((same) => same.includes(sign)),
    )
    .filter((value) => value >= 0)
    .join("");

describe("whatever is typed", () => {
  it("a planted mobile never survives", () => {
    fc.assert(
      fc.property(surroundings, written, surroundings, (before, planted, after) => {
        const masked = maskContacts(plainText(`${before}${planted.text}${after}`));
        expect(digitsOf(masked)).not.toContain(planted.number);
        expect(masked).toContain("〔");
      }),
      { numRuns: 3_000 },
    );
  });

  it("masking twice changes nothing, and nothing throws", () => {
    const pieces = fc.oneof(
      fc.string({ unit: "binary", size: "max", maxLength: 40 }),
      fc.constantFrom(
        "微信",
        "QQ",
        "vx:",
        "电话",
        "@",
        ".com",
        "-",
        " ",
        "转",
        "0",
        "86",
        "+",
        "400",
        "号",
        ...Object.values(CONTACT_MARKS),
      ),
      fc.stringMatching(/^[0-9]{1,12}$/),
      written.map((one) => one.text),
    );
    fc.assert(
      fc.property(fc.array(pieces, { size: "max", maxLength: 12 }), (parts) => {
        const once = maskContacts(plainText(parts.join("")));
        expect(maskContacts(once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it("text without digits, at signs or contact words comes back as it is", () => {
    const quiet = fc.string({
      unit: fc.constantFrom(..."招聘保安班长双休包住，。abc \n"),
      size: "max",
      maxLength: 200,
    });
    fc.assert(
      fc.property(quiet, (text) => {
        expect(maskContacts(text)).toBe(text);
      }),
    );
  });

  it("a text made to slow the patterns down is still masked at once", () => {
    const slow = `${"1 3 ".repeat(2_000)}${"a.".repeat(2_000)}${"微信".repeat(1_000)}${"0".repeat(4_000)}`;
    const started = performance.now();
    maskContacts(slow);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
