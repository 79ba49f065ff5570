import type { FeedPlace } from "../../../shared/contract/staff.ts";
import type { Drives, Files } from "../ports.ts";

const MANIFEST = "manifest.json";
/** More names than this are no list that anybody reads on a screen. */
const NAMES_MAX = 50;
/** Of a table that is read: `events.import` takes a million characters, of up to four bytes. */
const TABLE_BYTES_MAX = 4_000_000;
export const DROP_FOLDER = "drop";

/** A place cannot be written: full, protected, or taken out. The code is the system's. */
export class PlaceUnwritable extends Error {
  override readonly name = "PlaceUnwritable";
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/**
 * Where files come from and go to: the station's own `drop` folder and the sticks that are in. The screen names a place
 * and a file by what this list says, never by a path (reliability.md T12).
 */
export interface Places {
  list(): FeedPlace[];
  /** Folder of a feed in the list; null = it is not in it. */
  feedFolder(place: string, feed: string): string | null;
  /** Text of a table in the list; null = it is not in it, or too large. */
  table(place: string, name: string): string | null;
  has(place: string): boolean;
  /** @throws PlaceUnwritable */
  write(place: string, name: string, content: Uint8Array | string): void;
}

export function createPlaces(files: Files, drives: Drives, data: string): Places {
  const drop = files.join(data, DROP_FOLDER);

  function folders(): { readonly id: string; readonly kind: FeedPlace["kind"]; readonly name: string; path: string }[] {
    files.ensureFolder(drop);
    const sticks = drives.list().map(({ id, name, path }) => ({ id, kind: "stick" as const, name, path }));
    return [{ id: DROP_FOLDER, kind: "drop", name: "", path: drop }, ...sticks];
  }

  function pathOf(place: string): string | null {
    return folders().find(({ id }) => id === place)?.path ?? null;
  }

  /** A stick may go while it is being read: then nothing is on it. */
  function names(folder: string): readonly string[] {
    try {
      return files.list(folder).filter((name) => !name.startsWith("."));
    } catch {
      return [];
    }
  }

  const isFeed = (folder: string) => files.exists(files.join(folder, MANIFEST));
  const feedsIn = (folder: string) =>
    ["", ...names(folder)]
      .filter((name) => isFeed(name === "" ? folder : files.join(folder, name)))
      .slice(0, NAMES_MAX);
  const tablesIn = (folder: string) =>
    names(folder)
      .filter((name) => name.toLowerCase().endsWith(".csv"))
      .slice(0, NAMES_MAX);

  return {
    list: () => folders().map(({ path, ...place }) => ({ ...place, feeds: feedsIn(path), tables: tablesIn(path) })),
    has: (place) => pathOf(place) !== null,
    feedFolder: (place, feed) => {
      const folder = pathOf(place);
      if (folder === null || !feedsIn(folder).includes(feed)) return null;
      return feed === "" ? folder : files.join(folder, feed);
    },
    table: (place, name) => {
      const folder = pathOf(place);
      if (folder === null || !tablesIn(folder).includes(name)) return null;
      const path = files.join(folder, name);
      if ((files.size(path) ?? Number.POSITIVE_INFINITY) > TABLE_BYTES_MAX) return null;
      return new TextDecoder().decode(files.read(path));
    },
    write: (place, name, content) => {
      const folder = pathOf(place);
      if (folder === null) throw new PlaceUnwritable("ENOENT", undefined);
      try {
        files.replace(files.join(folder, name), content);
      } catch (error) {
        throw new PlaceUnwritable(String((error as { code?: unknown }).code ?? "unknown"), error);
      }
    },
  };
}
