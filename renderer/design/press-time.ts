import type { PressTime } from "./press-guard.ts";

const INPUTS = ["pointerup", "touchend", "click", "keydown", "keyup"] as const;

let lastInput = 0;

for (const input of INPUTS) {
  window.addEventListener(
    input,
    (event) => {
      lastInput = event.timeStamp;
    },
    { capture: true, passive: true },
  );
}

/** Asked while a press is handled: that press's times. React Aria's own event does not carry them. */
export function pressTime(): PressTime {
  return { input: lastInput, handled: performance.now() };
}
