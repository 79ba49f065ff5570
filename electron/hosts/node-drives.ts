import { createHash } from "node:crypto";
import { type Dirent, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Drive, Drives } from "../station/ports.ts";

/** Where desktops and udisks mount what is plugged in: `/media/<user>/<stick>`, `/run/media/<user>/<stick>`, `/media/<stick>`. */
const MOUNT_ROOTS = ["/media", "/run/media"] as const;

/**
 * The sticks that are mounted. Only mount points count: a folder that somebody made there is on the machine's own disk.
 * @param ownRoot `$YIKE_DRIVES`: every folder in it is a stick (a station that mounts them elsewhere; tests)
 */
export function createNodeDrives(ownRoot: string | undefined): Drives {
  return {
    list: () =>
      ownRoot === undefined || ownRoot === ""
        ? MOUNT_ROOTS.flatMap((root) => [...foldersIn(root), ...foldersIn(root).flatMap(foldersIn)])
            .filter(isMountPoint)
            .map(driveOf)
        : foldersIn(ownRoot).map(driveOf),
  };
}

/** Links are not followed: a stick cannot name a folder of the machine. */
function foldersIn(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => join(folder, name))
    .sort();
}

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Not there, or taken out at this moment.
    return [];
  }
}

function isMountPoint(path: string): boolean {
  const device = (at: string) => statSync(at, { throwIfNoEntry: false })?.dev;
  return device(path) !== device(dirname(path));
}

/** The id does not tell the path: it goes to the screen and comes back. */
function driveOf(path: string): Drive {
  const id = `stick-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`;
  return { id, name: basename(path), path };
}
