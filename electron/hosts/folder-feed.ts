import { open, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FeedUnreadable } from "../station/feed/feed-unreadable.ts";
import type { FeedFolder, FeedSource } from "../station/ports.ts";

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;
/** A feed names plain files beside its manifest; anything else would leave the folder. */
const PLAIN_FILE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Feeds from folders: a share, a stick, the shipped seed. */
export function createFolderFeeds(): FeedSource {
  return { open: (from) => (ADDRESS.test(from) ? unsupportedAddress(from) : folderFeed(from)) };
}

function unsupportedAddress(from: string): FeedFolder {
  const refuse = () => Promise.reject(new FeedUnreadable("目前只支持文件夹 / only folders are supported so far"));
  return { name: from, read: refuse, path: refuse };
}

function folderFeed(from: string): FeedFolder {
  const folder = resolve(from);
  return {
    name: from,
    read: (file, maxBytes) => noted(() => readCapped(inFolder(folder, file), maxBytes)),
    path: (file, maxBytes) => noted(() => pathCapped(inFolder(folder, file), maxBytes)),
  };
}

function inFolder(folder: string, file: string): string {
  if (!PLAIN_FILE.test(file)) throw new FeedUnreadable(`${file}: not a plain file name`);
  return join(folder, file);
}

/** One byte more than allowed is asked for: the size on disk may change between asking and reading. */
async function readCapped(path: string, maxBytes: number): Promise<{ bytes: Uint8Array } | { tooLarge: true }> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) break;
    }
    return length > maxBytes ? { tooLarge: true } : { bytes: buffer.subarray(0, length) };
  } finally {
    await file.close();
  }
}

async function pathCapped(path: string, maxBytes: number): Promise<{ path: string } | { tooLarge: true }> {
  const { size } = await stat(path);
  return size > maxBytes ? { tooLarge: true } : { path };
}

/** A missing file or folder is null; whatever else the disk says is `unreadable` with its words. */
async function noted<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    if (error instanceof FeedUnreadable || typeof code !== "string" || code === "") throw error;
    throw new FeedUnreadable(error instanceof Error ? error.message : code);
  }
}
