import type { Files } from "../../ports.ts";
import type { PreciousFolder } from "./folders.ts";

/** Damaged files kept for a technician: the newest three. */
const KEPT_MAX = 3;
const NAME = /^q-\d{13,14}-\d+$/;

/**
 * Moves files into a folder of their own: never deletes them, and what belongs together stays together.
 * @param at milliseconds since 1970, for the folder's name
 * @param into a folder that was made for the same event; null = a new one
 * @returns the folder; null = none of the files is there
 */
export function setAside(
  files: Files,
  folder: PreciousFolder,
  at: number,
  paths: readonly string[],
  into: string | null = null,
): string | null {
  const present = paths.filter((path) => files.exists(path));
  if (present.length === 0) return into;
  files.ensureFolder(folder.quarantine);
  const aside = into ?? freeName(files, folder.quarantine, at);
  files.ensureFolder(aside);
  for (const path of present) files.rename(path, files.join(aside, lastPart(path)));
  for (const old of listQuarantine(files, folder).slice(KEPT_MAX)) files.remove(old);
  return aside;
}

/** Folders of what was set aside, newest first. */
export function listQuarantine(files: Files, folder: PreciousFolder): string[] {
  return files
    .list(folder.quarantine)
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .map((name) => files.join(folder.quarantine, name));
}

/** When it was set aside, milliseconds since 1970. */
export function quarantinedAt(path: string): number {
  return Number(lastPart(path).split("-")[1]);
}

function freeName(files: Files, folder: string, at: number): string {
  const stamp = String(Math.max(Math.trunc(at), 0)).padStart(13, "0");
  let count = 0;
  while (files.exists(files.join(folder, `q-${stamp}-${count}`))) count += 1;
  return files.join(folder, `q-${stamp}-${count}`);
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
