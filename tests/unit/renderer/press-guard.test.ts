import { describe, expect, it } from "vitest";
import { createPressGuard, REFRACTORY_MS, SETTLE_MS } from "../../../renderer/design/press-guard.ts";

const at = (time: number) => ({ input: time, handled: time });

describe("presses of a trembling hand", () => {
  it("takes a double tap as one press", () => {
    const guard = createPressGuard();
    const button = {};
    expect(guard.accepts(button, at(1_000))).toBe(true);
    expect(guard.accepts(button, at(1_090))).toBe(false);
    expect(guard.accepts(button, at(1_000 + REFRACTORY_MS - 1))).toBe(false);
    expect(guard.accepts(button, at(1_000 + REFRACTORY_MS))).toBe(true);
  });

  it("takes a double tap as one press when the page was busy between its halves", () => {
    const guard = createPressGuard();
    const button = {};
    guard.accepts(button, { input: 1_000, handled: 1_005 });
    expect(guard.accepts(button, { input: 1_090, handled: 1_900 })).toBe(false);
  });

  it("does not make one button wait for another", () => {
    const guard = createPressGuard();
    expect(guard.accepts({}, at(1_000))).toBe(true);
    expect(guard.accepts({}, at(1_001))).toBe(true);
  });

  it("ignores the finger that is still on its way to the former page", () => {
    const guard = createPressGuard();
    guard.pageChanged(5_000);
    expect(guard.accepts({}, at(5_120))).toBe(false);
    expect(guard.accepts({}, at(5_000 + SETTLE_MS))).toBe(true);
  });

  it("does not count a refused press as a press", () => {
    const guard = createPressGuard();
    const button = {};
    guard.pageChanged(5_000);
    guard.accepts(button, at(5_340));
    expect(guard.accepts(button, at(5_360))).toBe(true);
  });
});
