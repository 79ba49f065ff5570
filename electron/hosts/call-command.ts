import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { ROLES, type Role } from "../../shared/contract/procedure.ts";
import { StationConfigError } from "../station/config.ts";
import type { Logger } from "../station/ports.ts";
import { type CommandIo, UsageError } from "./command.ts";
import { parseTime } from "./node-clock.ts";
import { openStation } from "./open-station.ts";
import { dataFolder } from "./places.ts";
import { type CallAnswer, type CallError, createCaller } from "./procedure-call.ts";

const OPTIONS = {
  batch: { type: "string" },
  data: { type: "string" },
  now: { type: "string" },
  role: { type: "string", default: "public" },
} as const;

type Caller = (procedure: string, input: unknown) => Promise<CallAnswer>;
type SetClock = (at: number | null) => void;

/**
 * `station call`: one procedure, or a file of them, in process. Outputs are JSON on standard output.
 * @returns 0, or 1 when the one call failed; a batch always runs to its end and answers line by line
 */
export async function callCommand(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  const [procedure, json = "{}", ...more] = positionals;
  if (more.length > 0 || (procedure === undefined) === (values.batch === undefined)) throw new UsageError();

  const role = ROLES.find((one) => one === values.role);
  if (role === undefined) return failed(io, badRequest("--role", `must be one of ${ROLES.join(", ")}`));
  const input = parseJson(json);
  if (input === undefined) return failed(io, badRequest("", "the input is not JSON"));
  const start = values.now === undefined ? null : parseTime(values.now);
  if (start === undefined) return failed(io, badRequest("--now", "not an ISO time"));

  return withStation({ data: dataFolder(values.data, io.env), now: values.now, role }, io, async (call, setClock) => {
    if (values.batch !== undefined) return runBatch(values.batch, io, call, (at) => setClock(at ?? start));
    const answer = await call(procedure ?? "", input.value);
    if ("error" in answer) return failed(io, answer.error);
    await io.print(JSON.stringify(answer.output));
    return 0;
  });
}

async function withStation(
  options: { data: string; now: string | undefined; role: Role },
  io: CommandIo,
  run: (call: Caller, setClock: SetClock) => Promise<number>,
): Promise<number> {
  const { data, now, role } = options;
  const opened = await openStation({ data, log: "stderr", ...(now === undefined ? {} : { now }) }).catch(openFailure);
  if ("code" in opened) return failed(io, opened);
  const { station, router, ports } = opened;
  try {
    const call = createCaller(router, { role }, (procedure, error) => logUnexpected(ports.log, procedure, error));
    return await run(call, (at) => ports.clock.set(at));
  } finally {
    station.close();
  }
}

/** No resident has spoken yet: the words are about files and fields, and the technician needs them. */
function openFailure(error: unknown): CallError {
  const message = error instanceof Error ? error.message : String(error);
  return { code: error instanceof StationConfigError ? "STATION_CONFIG" : "STATION_UNAVAILABLE", message };
}

/** One line in, one line out, in order. A bad line is answered, not a stop. */
async function runBatch(file: string, io: CommandIo, call: Caller, setClock: SetClock): Promise<number> {
  const lines = createInterface({ input: file === "-" ? io.stdin : createReadStream(file), crlfDelay: Infinity });
  try {
    for await (const line of lines) await io.print(JSON.stringify(await answerLine(line, call, setClock)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return failed(io, badRequest("--batch", "no such file"));
  }
  return 0;
}

async function answerLine(line: string, call: Caller, setClock: SetClock): Promise<CallAnswer> {
  const request = parseJson(line)?.value;
  if (typeof request !== "object" || request === null)
    return { error: badRequest("", "the line is not a JSON object") };
  const { procedure, input, now } = request as { procedure?: unknown; input?: unknown; now?: unknown };
  if (typeof procedure !== "string") return { error: badRequest("procedure", "must be a string") };
  if (now === undefined) return call(procedure, input ?? {});
  const at = typeof now === "string" ? parseTime(now) : undefined;
  if (at === undefined) return { error: badRequest("now", "not an ISO time") };
  setClock(at);
  try {
    return await call(procedure, input ?? {});
  } finally {
    setClock(null);
  }
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function badRequest(path: string, message: string): CallError {
  return { code: "BAD_REQUEST", message, data: { issues: [{ path, message }] } };
}

async function failed(io: CommandIo, error: CallError): Promise<number> {
  await io.print(JSON.stringify({ error }));
  return 1;
}

/** Name and place of the fault only: its message may quote what a resident typed. */
function logUnexpected(log: Logger, procedure: string, error: unknown): void {
  const frame = error instanceof Error ? /\n\s+at (.+)/.exec(error.stack ?? "")?.[1] : undefined;
  log.error("call.failed", { procedure, error: error instanceof Error ? error.name : typeof error, at: frame ?? "" });
}
