/** One duty that the founding documents put on a station's terminal. */
export interface MissionRow {
  /** `R17`. */
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict;
}

/** What the terminal can do of it: all, a part, or nothing because it is for staff or for others. */
export const VERDICTS = ["全能", "部分", "仅工作人员", "范围外"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The rows of the list, a Markdown table: number, name, duty, source, verdict, feature. */
export function readMissionRows(markdown: string): MissionRow[] {
  return markdown.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, id = "", name = "", , , verdictCell = ""] = cells;
    const verdict = VERDICTS.find((one) => verdictCell.startsWith(one));
    return /^R\d+$/.test(id) && verdict !== undefined ? [{ id, name, verdict }] : [];
  });
}

/** The numbers a test file names. */
export function rowsNamedIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\bR([1-9]\d{0,2})\b/g)].map((found) => `R${found[1]}`))];
}

export interface Coverage {
  readonly row: MissionRow;
  /** Test files that name it. */
  readonly tests: readonly string[];
  /** Why no test needs to name it; null when one does, or when one should. */
  readonly reason: string | null;
}

const REASON_OF_VERDICT: Partial<Record<Verdict, string>> = {
  仅工作人员: "for staff in their own systems: the list itself leaves it to them",
  范围外: "outside this terminal: the list itself says so",
};

/** Each row with the tests that name it, else with the reason why none does; a row with neither is a gap. */
export function coverageOf(
  rows: readonly MissionRow[],
  testFiles: ReadonlyMap<string, string>,
  reasons: Readonly<Record<string, string>>,
): Coverage[] {
  const named = [...testFiles].map(([file, text]) => ({ file, ids: new Set(rowsNamedIn(text)) }));
  return rows.map((row) => {
    const tests = named.filter(({ ids }) => ids.has(row.id)).map(({ file }) => file);
    const reason = tests.length > 0 ? null : (reasons[row.id] ?? REASON_OF_VERDICT[row.verdict] ?? null);
    return { row, tests, reason };
  });
}
