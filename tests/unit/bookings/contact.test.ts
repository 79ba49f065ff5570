import { expect, test } from "vitest";
import { isCode, isLast4, isPhone, isSurname, maskPhone } from "../../../shared/bookings/contact.ts";

test.each(["13812345678", "19900000000", "02155550105", "01062345678", "05711234567", "057112345678"])(
  "%s can be called",
  (text) => {
    expect(isPhone(text)).toBe(true);
  },
);

test.each([
  "",
  "1381234567",
  "138123456789",
  "12812345678",
  "+8613812345678",
  "138 1234 5678",
  "55550105",
  "１３８１２３４５６７８",
  "138123456７8",
])("%s cannot", (text) => {
  expect(isPhone(text)).toBe(false);
});

test.each(["李", "欧阳", "司徒", "Müller", "O'Neil", "van der Berg", "阿卜杜·"])("%s is a surname", (text) => {
  expect(isSurname(text)).toBe(true);
});

test.each(["", "李1", "13812345678", "<b>", "王 小明 王小明", "=李", "王小明明明", "a".repeat(21), " Li"])(
  "%s is none",
  (text) => {
    expect(isSurname(text)).toBe(false);
  },
);

test("only the last four digits stay to be seen", () => {
  expect(maskPhone("13812345678")).toBe("*******5678");
  expect(maskPhone("02155550105")).toBe("*******0105");
  expect(maskPhone("")).toBe("");
});

test("a code has six digits, its other half four", () => {
  expect([isCode("618402"), isCode("61840"), isCode("61840A"), isLast4("0105"), isLast4("105")]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
});
