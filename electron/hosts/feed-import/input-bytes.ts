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

/**
 * Bounds of what is unpacked. A bomb is refused by what really comes out of it, never by what its headers say. The ratio
 * follows reliability.md §4.1 T12, widened to what real lists need: 2,000 rows of one employer pack 60:1.
 */
export const UNPACKED_LIMITS = {
  /** Of all parts that are read, together; a sheet of 200,000 rows takes some 300 MiB. */
  bytes: 768 * 1024 * 1024,
  /** Unpacked : packed, looked at once `ratioFrom` bytes came out. */
  ratio: 100,
  ratioFrom: 4 * 1024 * 1024,
} as const;

/** @throws FeedInputError when so many bytes out of so many are no honest list */
export function refuseBomb(unpacked: number, packed: number, path: string): void {
  const dense = unpacked > UNPACKED_LIMITS.ratioFrom && unpacked > packed * UNPACKED_LIMITS.ratio;
  if (unpacked > UNPACKED_LIMITS.bytes || dense)
    throw new FeedInputError(`解压后大得不合理，已拒绝 / unpacks to an unreasonable size and was refused: ${path}`);
}

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
  let packed = 0;
  file.on("data", (chunk) => {
    packed += chunk.length;
    count(chunk.length);
  });
  const gunzip = gzip ? createGunzip() : null;
  if (gunzip !== null) file.on("error", (error) => gunzip.destroy(error));
  try {
    if (gunzip === null) yield* file;
    else {
      let unpacked = 0;
      for await (const chunk of file.pipe(gunzip) as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        refuseBomb(unpacked, packed, path);
        yield chunk;
      }
    }
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
