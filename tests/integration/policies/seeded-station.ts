import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { type CallAnswer, createCaller } from "../../../electron/hosts/procedure-call.ts";
import { createRouter } from "../../../electron/station/router.ts";
import { createStation } from "../../../electron/station/station.ts";
import type { Role } from "../../../shared/contract/procedure.ts";
import { PROJECT } from "../../support/project-files.ts";
import { recordedLog } from "../../support/recorded-log.ts";

export interface SeededStation {
  readonly data: string;
  /** Calls a procedure by name, as the command line does. */
  call(procedure: string, input?: unknown, role?: Role): Promise<CallAnswer>;
  /** The output of a call that must succeed. */
  ask<T = Record<string, unknown>>(procedure: string, input?: unknown, role?: Role): Promise<T>;
  /** Sets the station's clock to an ISO time. */
  at(iso: string): void;
  close(): void;
}

/** The seed of the program's own content, built once for a test file. */
export function buildSeed(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "yike-seeded-"));
  const seed = join(folder, "seed");
  execFileSync(process.execPath, [`${PROJECT}scripts/build-seed.ts`, "--out", seed], { stdio: "pipe" });
  return { folder: seed, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A whole station over that seed, in 长宁, or in 崇明 when its example configuration is named. */
export async function openSeededStation(
  seed: string,
  config?: "station.chongming.example.json",
): Promise<SeededStation> {
  const root = mkdtempSync(join(tmpdir(), "yike-station-"));
  const data = join(root, "data");
  mkdirSync(data);
  if (config !== undefined) copyFileSync(`${PROJECT}resources/${config}`, join(data, "station.json"));
  const ports = { ...createNodePorts({ dataDir: data }), log: recordedLog().log };
  const paths = { data, resources: `${PROJECT}resources`, seed };
  const station = await createStation({ ports, paths, version: "0.0.0" });
  const router = createRouter(station);

  function call(procedure: string, input: unknown = {}, role: Role = "public"): Promise<CallAnswer> {
    return createCaller(router, { role }, (name, error) => {
      throw new Error(`${name}: ${String(error)}`);
    })(procedure, input);
  }

  return {
    data,
    call,
    async ask<T>(procedure: string, input?: unknown, role?: Role): Promise<T> {
      const answer = await call(procedure, input, role);
      if ("error" in answer) throw new Error(JSON.stringify(answer.error));
      return answer.output as T;
    },
    at: (iso) => ports.clock.set(Date.parse(iso)),
    close: () => {
      station.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
