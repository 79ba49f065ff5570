import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Command, type CommandIo, UsageError } from "./command.ts";
import { encodingOf } from "./feed-import/text-encoding.ts";
import { openStation } from "./open-station.ts";
import { dataFolder } from "./places.ts";
import { createCaller } from "./procedure-call.ts";

const OPTIONS = { data: { type: "string" } } as const;
/** What `events.import` takes; two thousand rows are a tenth of it. */
const FILE_BYTES_MOST = 4_000_000;

/**
 * `station events import FILE`: the station's own calendar from a spreadsheet's CSV (UTF-8 or GB18030), all rows or none,
 * every fault told by row and column; `export` prints it; `template` prints a table to begin with. A running kiosk shows
 * the new calendar at its next look.
 */
export const eventsCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  const [what = "", file, ...more] = positionals;
  const known =
    what === "import" ? file !== undefined : (what === "export" || what === "template") && file === undefined;
  if (!known || more.length > 0) throw new UsageError();
  const csv = file === undefined ? "" : tableIn(file, io);
  if (csv === null) return 1;
  const { station, router, ports } = await openStation({ data: dataFolder(values.data, io.env), log: "stderr" });
  try {
    if (what === "template") {
      await io.print(station.events.templateTable().csv);
      return 0;
    }
    const call = createCaller(router, { role: "staff" }, (procedure) => ports.log.error("call.failed", { procedure }));
    const answer = await call(`events.${what}`, what === "import" ? { csv } : {});
    if ("error" in answer) {
      await io.print(JSON.stringify(answer));
      return 1;
    }
    return what === "import" ? toldImport(answer.output as Imported, io) : toldExport(answer.output as Exported, io);
  } finally {
    station.close();
  }
};

interface Imported {
  readonly imported: number;
  readonly faults: readonly { readonly row: number; readonly column: string; readonly why: string }[];
}
interface Exported {
  readonly csv: string;
}

async function toldImport(output: Imported, io: CommandIo): Promise<number> {
  await io.print(JSON.stringify(output));
  for (const { row, column, why } of output.faults) io.say(`第 ${row} 行 ${column}：${why} / row ${row}, ${column}`);
  return output.faults.length === 0 ? 0 : 1;
}

async function toldExport({ csv }: Exported, io: CommandIo): Promise<number> {
  await io.print(csv);
  return 0;
}

/** The text of the table; null = it cannot be read, which was said. */
function tableIn(file: string, io: CommandIo): string | null {
  try {
    if (statSync(file).size > FILE_BYTES_MOST) {
      io.say(`文件太大，不像活动表 / too large for a calendar: ${file}`);
      return null;
    }
    const bytes = readFileSync(file);
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    io.say(`文件读不出来 / the file cannot be read: ${file} (${code})`);
    return null;
  }
}
