/** A bar on one terminal line, redrawn in place. */
export interface ProgressBar {
  show(rows: number, part: number): void;
  /** Takes the line away. */
  clear(): void;
}

const CELLS = 30;

/** @param out a terminal; anything else would get a line per call */
export function createProgressBar(out: { write(text: string): unknown }): ProgressBar {
  let last = "";
  return {
    show: (rows, part) => {
      const filled = Math.round(part * CELLS);
      const line = `[${"#".repeat(filled)}${"-".repeat(CELLS - filled)}] ${String(Math.round(part * 100)).padStart(3)}%  ${rows} 行 / rows`;
      if (line !== last) out.write(`\r${line}`);
      last = line;
    },
    clear: () => {
      out.write("\r\u001b[K");
    },
  };
}
