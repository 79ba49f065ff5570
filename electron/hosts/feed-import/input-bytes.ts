import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { FeedInputError } from "../feed-input.ts";

export interface Head {
  readonly bytes: Buffer;
  /** Of the file as it lies there. */
  readonly size: number;
  readonly gzip: boolean;
}

/** Unpacked bytes looked at to tell a format. */
const HEAD_BYTES = 4 * 1024 * 1024;

/** Told how many bytes of the file itself were read. */
export type ByteCount = (bytes: number) => void;

/**
 * The first unpacked bytes of a file.
 * @throws FeedInputError when the file is missing, unreadable or packed badly
 */
export async function readHead(path: string): Promise<Head> {
  try {
    const file = await open(path, "r");
    let size: number;
    let gzip: boolean;
    try {
      size = (await file.stat()).size;
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      gzip = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await file.close();
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of unpackedBytes(path, gzip)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= HEAD_BYTES) break;
    }
    return { bytes: Buffer.concat(chunks), size, gzip };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The unpacked bytes of a file. */
export async function* unpackedBytes(path: string, gzip: boolean, count: ByteCount = () => {}): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  file.on("data", (chunk) => count(chunk.length));
  const gunzip = gzip ? createGunzip() : null;
  if (gunzip !== null) file.on("error", (error) => gunzip.destroy(error));
  try {
    yield* gunzip === null ? file : file.pipe(gunzip);
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    gunzip?.destroy();
    file.destroy();
  }
}

export function unreadable(path: string, error: unknown): Error {
  if (error instanceof FeedInputError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new FeedInputError(`没有这个文件 / no such file: ${path}`);
  if (code === "EISDIR") return new FeedInputError(`这是文件夹，请给出文件 / a folder, not a file: ${path}`);
  if (code === "Z_BUF_ERROR") return new FeedInputError(`压缩文件不完整 / the packed file is cut short: ${path}`);
  if (code !== "") return new FeedInputError(`文件读不出来 / the file cannot be read: ${path} (${code})`);
  return error instanceof Error ? error : new Error(String(error));
}
