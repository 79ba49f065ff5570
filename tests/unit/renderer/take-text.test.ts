import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { qrPath } from "../../../renderer/design/qr-code.tsx";
import { TAKE_BYTES_MOST, type TakeField, takeText, utf8Length } from "../../../renderer/pages/jobs/take-text.ts";

const FIELDS: readonly TakeField[] = ["title", "employer", "pay", "place", "valid", "ask", "demo"];
const fields = (of: (field: TakeField) => string) =>
  Object.fromEntries(FIELDS.map((field) => [field, of(field)])) as Record<TakeField, string>;
/** A version 15 code has 77 modules a side, and 4 of white on each side. */
const MODULES_V15 = 77 + 8;

describe("the facts a phone takes along", () => {
  it("are one a line, the most important first, without empty ones", () => {
    expect(
      takeText({ ...fields(() => ""), title: "小区保安员", pay: "工资 4,800 元 / 月", ask: "打听 站里 021-5555-0105" }),
    ).toBe("小区保安员\n工资 4,800 元 / 月\n打听 站里 021-5555-0105");
  });

  it("fit a code that a phone reads with ease, however long the advert's words are", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 400, size: "max" });
    fc.assert(
      fc.property(fc.tuple(text, text, text, text, text, text, text), (values) => {
        const taken = takeText(fields((field) => values[FIELDS.indexOf(field)] ?? ""));
        expect(utf8Length(taken)).toBeLessThanOrEqual(TAKE_BYTES_MOST);
        const code = taken === "" ? null : qrPath(taken);
        if (code !== null) expect(code.modules).toBeLessThanOrEqual(MODULES_V15);
        expect(taken === "" || code !== null).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("cut a long field at whole characters and show that they did", () => {
    const [line = ""] = takeText({ ...fields(() => ""), title: "𠮷".repeat(60) }).split("\n");
    expect(line).toMatch(/^𠮷+…$/u);
  });
});

describe("a code", () => {
  it("is refused beyond what can be scanned from a screen", () => {
    expect(qrPath("长".repeat(221))).not.toBeNull();
    expect(qrPath("长".repeat(300))).toBeNull();
  });

  it("keeps four modules of white on every side", () => {
    const code = qrPath("https://example.org/");
    const cells = [...(code?.path ?? "").matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    const numbers = cells.flat();
    expect(cells.length).toBeGreaterThan(100);
    expect(Math.min(...numbers)).toBe(4);
    expect(Math.max(...numbers)).toBe((code?.modules ?? 0) - 5);
  });
});
