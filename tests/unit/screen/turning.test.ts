import fc from "fast-check";
import { expect, test } from "vitest";
import { type Atom, screenAt, screenOffsets } from "../../../shared/screen/turning.ts";

const line = fc.record({ gap: fc.integer({ min: 0, max: 60 }), height: fc.integer({ min: 10, max: 380 }) });

function stacked(lines: readonly { gap: number; height: number }[]): Atom[] {
  let at = 0;
  return lines.map(({ gap, height }) => {
    const top = at + gap;
    at = top + height;
    return { top, bottom: at };
  });
}

test("what fits is one screen", () => {
  expect(screenOffsets([{ top: 0, bottom: 90 }], 100, 100)).toEqual([0]);
});

test("a line that would be cut begins the next screen", () => {
  const atoms = [
    { top: 10, bottom: 60 },
    { top: 80, bottom: 120 },
    { top: 130, bottom: 190 },
  ];
  expect(screenOffsets(atoms, 100, 190)).toEqual([0, 72, 90]);
});

test("everything is whole on some screen, and the screens end", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.integer({ min: 400, max: 900 }), (lines, frame) => {
      const atoms = stacked(lines);
      const total = atoms.at(-1)?.bottom ?? 0;
      const offsets = screenOffsets(atoms, frame, total);
      for (const { top, bottom } of atoms) {
        expect(offsets.some((offset) => top >= offset && bottom <= offset + frame + 1)).toBe(true);
      }
      expect(offsets.at(-1)).toBe(Math.max(0, total - frame <= 1 ? 0 : total - frame));
      expect(offsets.every((offset, index) => screenAt(offsets, offset) === index)).toBe(true);
    }),
  );
});

test("what is taller than the frame is shown in parts, to its end", () => {
  const offsets = screenOffsets([{ top: 0, bottom: 1_000 }], 300, 1_000);
  expect(offsets.at(-1)).toBe(700);
  for (const [index, offset] of offsets.entries()) {
    if (index > 0) expect(offset - (offsets[index - 1] ?? 0)).toBeLessThanOrEqual(300);
  }
});
