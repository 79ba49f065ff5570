import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Files } from "../station/ports.ts";

/** A file is the operator's own: it may hold what a resident typed. */
const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

/** The disk, with the order of writes that survives a power cut: content, fsync, rename, fsync of the folder. */
export function createNodeFiles(): Files {
  return {
    join,
    exists: existsSync,
    read: (path) => readFileSync(path),
    size: (path) => statSync(path, { throwIfNoEntry: false })?.size ?? null,
    list: (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []),
    ensureFolder: (path) => {
      mkdirSync(path, { recursive: true, mode: OWN_FOLDER });
    },
    replace,
    replaceLater,
    append,
    sync: (path) => {
      syncPath(path, "r+");
      syncFolder(dirname(path));
    },
    rename: (from, to) => {
      renameSync(from, to);
      syncFolder(dirname(to));
    },
    moveLater: async (from, to) => {
      await syncLater(from, "r+");
      await rename(from, to);
      await syncFolderLater(dirname(to));
    },
    remove: (path) => rmSync(path, { force: true, recursive: true }),
    removeLater: (path) => rm(path, { force: true, recursive: true }),
  };
}

/**
 * A name of its own beside the file, in the same file system. Drawn, not counted: after a power cut a kiosk's process
 * comes back under the same number and would stumble over what the former one left behind.
 */
function besideOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

function replace(path: string, content: Uint8Array | string): void {
  const beside = besideOf(path);
  try {
    const file = openSync(beside, "wx", OWN_FILE);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** The same steps in the same order, each waited for. */
async function replaceLater(path: string, content: Uint8Array | string): Promise<void> {
  const beside = besideOf(path);
  try {
    const file = await open(beside, "wx", OWN_FILE);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  await syncFolderLater(dirname(path));
}

function append(path: string, content: string): void {
  const isNew = !existsSync(path);
  const file = openSync(path, "a", OWN_FILE);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncFolder(dirname(path));
}

function syncPath(path: string, flags: "r" | "r+"): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

async function syncLater(path: string, flags: "r" | "r+"): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is only lasting once its folder is on the disk. Windows cannot open a folder and needs no such step. */
function syncFolder(path: string): void {
  if (process.platform !== "win32") syncPath(path, "r");
}

async function syncFolderLater(path: string): Promise<void> {
  if (process.platform !== "win32") await syncLater(path, "r");
}
