import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DiskEvent } from "./trace.ts";

/** What a power cut leaves: `strict`: only what was fsynced. `torn`: of the rest a random half of its sectors too. */
export type Mode = "strict" | "torn";

/** The smallest piece that a disk writes as a whole. */
const SECTOR_BYTES = 512;

type Pending = { readonly at: number; readonly bytes: Buffer } | { readonly cutTo: number };

interface Inode {
  durable: Buffer;
  /** Since the last sync, oldest first. */
  pending: Pending[];
  /** Where the next write without a place goes. */
  length: number;
}

type NameChange = { readonly path: string; readonly inode: Inode | null };

/**
 * A disk that keeps nothing it was not told to keep. A file's content is lasting after its own fsync; so is the name of
 * a new file (ext4 and xfs do that). A rename or removal is lasting after an fsync of its folder.
 */
export function createCutDisk(root: string) {
  const names = new Map<string, Inode>();
  const lasting = new Map<string, Inode>();
  let unsure: NameChange[] = [];
  const fds = new Map<
    number,
    { readonly path: string; readonly inode: Inode | null; readonly appends: boolean; place: number }
  >();

  function take(event: DiskEvent): void {
    if (event.kind === "open") open(event.fd, event.path, event.flags);
    else if (event.kind === "close") fds.delete(event.fd);
    else if (event.kind === "write") write(event.fd, event.at, event.bytes);
    else if (event.kind === "cut") cut(event.fd, event.length);
    else if (event.kind === "sync") sync(event.fd);
    else if (event.kind === "rename") rename(event.from, event.to);
    else if (names.delete(event.path)) unsure.push({ path: event.path, inode: null });
  }

  function cut(fd: number, length: number): void {
    const inode = fds.get(fd)?.inode;
    if (inode == null) return;
    inode.pending.push({ cutTo: length });
    inode.length = length;
  }

  function open(fd: number, path: string, flags: string): void {
    if (!path.startsWith(root)) {
      fds.delete(fd);
      return;
    }
    const isFolder = flags.includes("O_DIRECTORY") || (!flags.includes("O_CREAT") && !names.has(path));
    if (isFolder) {
      fds.set(fd, { path, inode: null, appends: false, place: 0 });
      return;
    }
    let inode = names.get(path);
    if (inode === undefined) {
      inode = { durable: Buffer.alloc(0), pending: [], length: 0 };
      names.set(path, inode);
      unsure.push({ path, inode });
    } else if (flags.includes("O_TRUNC")) {
      inode.pending.push({ cutTo: 0 });
      inode.length = 0;
    }
    fds.set(fd, { path, inode, appends: flags.includes("O_APPEND"), place: 0 });
  }

  function write(fd: number, at: number | null, bytes: Buffer): void {
    const open = fds.get(fd);
    if (open?.inode == null) return;
    const place = at ?? (open.appends ? open.inode.length : open.place);
    open.inode.pending.push({ at: place, bytes });
    open.inode.length = Math.max(open.inode.length, place + bytes.length);
    if (at === null) open.place = place + bytes.length;
  }

  function sync(fd: number): void {
    const open = fds.get(fd);
    if (open === undefined) return;
    if (open.inode === null) {
      settleNames((change) => dirname(change.path) === open.path);
      return;
    }
    for (const pending of open.inode.pending) open.inode.durable = apply(open.inode.durable, pending);
    open.inode.pending = [];
    settleNames((change) => change.inode === open.inode && !lasting.has(change.path));
  }

  function rename(from: string, to: string): void {
    const inode = names.get(from);
    if (inode === undefined) return;
    names.delete(from);
    names.set(to, inode);
    unsure.push({ path: from, inode: null }, { path: to, inode });
  }

  /** Changes of names become lasting in their order: what comes before a lasting one is lasting too. */
  function settleNames(isLasting: (change: NameChange) => boolean): void {
    let last = -1;
    for (const [at, change] of unsure.entries()) if (isLasting(change)) last = at;
    for (const change of unsure.slice(0, last + 1)) applyName(lasting, change);
    unsure = unsure.slice(last + 1);
  }

  /** Writes what is left of `root` after a cut now into `folder`. */
  function leave(folder: string, mode: Mode, random: () => number): void {
    const left = new Map(lasting);
    if (mode === "torn") {
      const kept = Math.floor(random() * (unsure.length + 1));
      for (const change of unsure.slice(0, kept)) applyName(left, change);
    }
    for (const [path, inode] of left) {
      const target = join(folder, path.slice(root.length));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, mode === "strict" ? inode.durable : torn(inode, random));
    }
  }

  return { take, leave };
}

function applyName(names: Map<string, Inode>, { path, inode }: NameChange): void {
  if (inode === null) names.delete(path);
  else names.set(path, inode);
}

function apply(content: Buffer, pending: Pending): Buffer {
  if ("cutTo" in pending) {
    const { cutTo } = pending;
    return cutTo <= content.length
      ? content.subarray(0, cutTo)
      : Buffer.concat([content, Buffer.alloc(cutTo - content.length)]);
  }
  const end = pending.at + pending.bytes.length;
  const grown = end <= content.length ? content : Buffer.concat([content, Buffer.alloc(end - content.length)]);
  pending.bytes.copy(grown, pending.at);
  return grown;
}

/** Each un-synced sector is there or not, whatever was written before or after it. */
function torn({ durable, pending }: Inode, random: () => number): Buffer {
  let content: Buffer = Buffer.from(durable);
  for (const one of pending) {
    if ("cutTo" in one) {
      if (random() < 0.5) content = Buffer.from(apply(content, one));
      continue;
    }
    for (let from = 0; from < one.bytes.length; from += SECTOR_BYTES) {
      if (random() >= 0.5) continue;
      content = apply(content, { at: one.at + from, bytes: one.bytes.subarray(from, from + SECTOR_BYTES) });
    }
  }
  return content;
}
