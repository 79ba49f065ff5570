import { stat } from "node:fs/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { FeedInputError } from "../feed-input.ts";
import { type ByteCount, refuseBomb } from "./input-bytes.ts";

/** Bounds of a zipped file, beside those of what comes out of it. */
export const ZIP_LIMITS = {
  fileBytes: 128 * 1024 * 1024,
  /** reliability.md §4.1 T12 says 200: too few for a workbook with a hundred sheets. */
  entries: 2_000,
} as const;

export interface Zip {
  has(name: string): boolean;
  /** The text of an entry (UTF-8) as it is inflated. */
  text(name: string, count?: ByteCount): AsyncGenerator<string>;
  /** The whole text of a small entry; "" when there is none. */
  small(name: string): Promise<string>;
  close(): void;
}

/** Of entries that are read at once: the list of sheets, styles. */
const SMALL_CHARACTERS = 8_000_000;

/** @throws FeedInputError when the file is damaged, encrypted, hostile or too large */
export async function openZip(path: string): Promise<Zip> {
  const { size } = await stat(path);
  if (size > ZIP_LIMITS.fileBytes)
    throw new FeedInputError(`文件太大，请拆开或另存为 CSV / too large, split it or save it as CSV: ${path}`);
  const file = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    (error) => {
      throw damaged(path, error);
    },
  );
  let inflated = 0;
  let packed = 0;
  const entries = await listEntries(file, path).catch((error) => {
    file.close();
    throw error;
  });

  async function* text(name: string, count: ByteCount = () => {}): AsyncGenerator<string> {
    const entry = entries.get(name);
    if (entry === undefined) return;
    const decoder = new TextDecoder();
    packed += entry.compressedSize;
    const share = entry.compressedSize / Math.max(1, entry.uncompressedSize);
    try {
      for await (const chunk of (await file.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        inflated += chunk.length;
        refuseBomb(inflated, packed, path);
        count(chunk.length * share);
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw damaged(path, error);
    }
  }

  async function small(name: string): Promise<string> {
    let whole = "";
    for await (const chunk of text(name)) {
      whole += chunk;
      if (whole.length > SMALL_CHARACTERS) throw damaged(path, new Error(`${name} is too long`));
    }
    return whole;
  }

  return { has: (name) => entries.has(name), text, small, close: () => file.close() };
}

async function listEntries(file: ZipFile, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of file.eachEntry()) {
      if (entries.size >= ZIP_LIMITS.entries) throw new Error("too many entries");
      if (entry.isEncrypted())
        throw new FeedInputError(`表格有密码，请去掉密码后再试 / the workbook is encrypted: ${path}`);
      if (entries.has(entry.fileName)) throw new Error("two entries of one name");
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw damaged(path, error);
  }
  return entries;
}

function damaged(path: string, error: unknown): Error {
  if (error instanceof FeedInputError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new FeedInputError(`表格文件损坏，读不出来 / the workbook is damaged: ${path} (${why})`);
}
