import { getRawHeader } from "@electron/asar";
import type { PackedFile } from "./allowed-files.ts";

/** As much of an archive's header as is read here (@electron/asar describes it as a tree of entries). */
interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly unpacked?: boolean;
}

/** Every file that the archive knows, inside it or beside it, with `/` between the steps. */
export function listArchive(archive: string): PackedFile[] {
  const { header } = getRawHeader(archive) as unknown as { header: Entry };
  return filesOf(header, "");
}

function filesOf(entry: Entry, path: string): PackedFile[] {
  if (entry.files === undefined) return [{ path, unpacked: entry.unpacked === true }];
  return Object.entries(entry.files).flatMap(([name, inner]) => filesOf(inner, path === "" ? name : `${path}/${name}`));
}
