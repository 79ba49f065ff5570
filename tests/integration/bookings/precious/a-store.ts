import { rmSync } from "node:fs";
import { createNodeFiles } from "../../../../electron/hosts/node-files.ts";
import type { Connect } from "../../../../electron/station/db/precious/connect.ts";
import { type OpenedPrecious, openPrecious } from "../../../../electron/station/db/precious/open-precious.ts";
import type { Precious } from "../../../../electron/station/db/precious/store.ts";
import { recordedLog } from "../../../support/recorded-log.ts";
import { countingIds, createTwoClocks, memoryFolder, memoryKeys } from "../engine-lab.ts";

/** A folder with one station's key, to be opened again and again. */
export function createHome() {
  const data = memoryFolder();
  const clock = createTwoClocks();
  const { log, lines } = recordedLog();
  const files = createNodeFiles();
  const ports = { clock, ids: countingIds(), log, files, keys: memoryKeys() };
  const opened: Precious[] = [];

  async function look(connect?: Connect): Promise<OpenedPrecious> {
    const found = await openPrecious({ ports, data, ...(connect === undefined ? {} : { connect }) });
    if (found.store !== null) opened.push(found.store);
    return found;
  }

  async function open(connect?: Connect): Promise<Precious> {
    const { store, findings } = await look(connect);
    if (store === null) throw new Error(findings.map(({ code }) => code).join(", "));
    return store;
  }

  return {
    data,
    at: (...parts: string[]) => files.join(data, "precious", ...parts),
    clock,
    files,
    lines,
    ports,
    look,
    open,
    remove: () => {
      for (const store of opened) store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
export type Home = ReturnType<typeof createHome>;

/** A setting with its audit entry: the smallest change there is. */
export function put(store: Precious, id: string, value: string): void {
  store.change((change) => {
    change.put("setting", { id, value });
    change.event("data.setting", { setting: id });
  });
}

export function settings(store: Precious): Record<string, string> {
  const rows = store.db.prepare<[], { id: string; value: string }>("SELECT id, value FROM setting ORDER BY id").all();
  return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
}
