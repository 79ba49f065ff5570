import { createReadStream, type ReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { extname } from "node:path";
import { createGunzip } from "node:zlib";

/** An input file that cannot be read as job rows at all. The message is for the operator. */
export class FeedInputError extends Error {
  override readonly name = "FeedInputError";
}

/** A line that is longer than any row may be is counted, not kept. */
export type InputLine = { readonly text: string } | { readonly tooLong: true };

/** Characters of one input line; rows are cut to the published lengths later, so this only bounds memory. */
const LINE_MAX = 1_000_000;

const LATER: readonly (readonly [RegExp, string])[] = [
  [/^\.csv$/i, "CSV"],
  [/^\.(?:xlsx?|xlsm)$/i, "Excel"],
  [/^\.(?:sql|db|sqlite)$/i, "SQL"],
];

/** @throws FeedInputError when the file is missing, packed badly or of a kind that is not read yet */
export async function* inputLines(path: string): AsyncGenerator<InputLine> {
  const packed = await isGzip(path);
  const later = LATER.find(([extension]) => extension.test(extname(path)));
  if (later !== undefined)
    throw new FeedInputError(`暂不支持 ${later[1]} 文件 / ${later[1]} files are not supported yet: ${path}`);
  const file = createReadStream(path);
  try {
    yield* cutLines(packed ? unpacked(file) : file);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    file.destroy();
  }
}

/**
 * Lines end at LF only: Node's readline also cuts at U+2028, which JSON allows inside a string. A byte order mark is
 * dropped by the decoder; blank lines are no rows.
 */
async function* cutLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder();
  let rest = "";
  let overflowing = false;
  function* take(text: string): Generator<InputLine> {
    if (overflowing) {
      overflowing = false;
      yield { tooLong: true };
    } else if (text.length > LINE_MAX) yield { tooLong: true };
    else if (text.trim() !== "") yield { text };
  }
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield* take(part);
    if (rest.length > LINE_MAX) {
      overflowing = true;
      rest = "";
    }
  }
  yield* take(rest + decoder.decode());
}

function unpacked(file: ReadStream): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path, "r");
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new FeedInputError(`没有这个文件 / no such file: ${path}`);
  if (code === "Z_BUF_ERROR") return new FeedInputError(`压缩文件不完整 / the packed file is cut short: ${path}`);
  if (code !== "") return new FeedInputError(`文件读不出来 / the file cannot be read: ${path} (${code})`);
  return error instanceof Error ? error : new Error(String(error));
}
