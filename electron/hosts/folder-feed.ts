import { open, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FEED_LIMITS } from "../../shared/feed/limits.ts";
import { FeedUnreadable } from "../station/feed/feed-unreadable.ts";
import type { FeedFolder } from "../station/ports.ts";

/** A feed names plain files beside its manifest; anything else would leave the folder. */
const PLAIN_FILE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A feed in a folder: a share, a stick, the shipped seed. Its files are read where they lie. */
export function openFolderFeed(from: string): FeedFolder {
  const folder = resolve(from);
  return {
    name: from,
    read: (file, maxBytes) => noted(() => readCapped(inFolder(folder, file), maxBytes)),
    path: (file) => noted(() => pathCapped(inFolder(folder, file), FEED_LIMITS.snapshotBytes)),
    serverTime: () => null,
  };
}

function inFolder(folder: string, file: string): string {
  if (!PLAIN_FILE.test(file)) throw new FeedUnreadable("unreadable", `${file}: not a plain file name`);
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

async function pathCapped(path: string, maxBytes: number): Promise<{ path: string; kept: false } | { tooLarge: true }> {
  const { size } = await stat(path);
  return size > maxBytes ? { tooLarge: true } : { path, kept: false };
}

/** A missing file or folder is null; whatever else the disk says is `unreadable` with its words. */
async function noted<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    if (error instanceof FeedUnreadable || typeof code !== "string" || code === "") throw error;
    throw new FeedUnreadable("unreadable", error instanceof Error ? error.message : code);
  }
}
