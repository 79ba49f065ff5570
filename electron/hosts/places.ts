import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Paths } from "../station/ports.ts";

/** The program's own folder when it runs from the sources: two above this file. */
const PROGRAM = fileURLToPath(new URL("../..", import.meta.url));

/** The built page that the browser host serves. */
export const RENDERER_FOLDER = join(PROGRAM, "dist", "renderer");

/** Stands alone, without the station and its host. */
export const OUT_OF_SERVICE_PAGE = join(PROGRAM, "resources", "out-of-service.html");

/**
 * Where this station keeps its data: as the operator says, else `$YIKE_DATA`, else the user's data folder
 * (XDG Base Directory Specification).
 */
export function dataFolder(given: string | undefined, env: NodeJS.ProcessEnv): string {
  const own = given ?? env["YIKE_DATA"];
  if (own !== undefined && own !== "") return resolve(own);
  const base = env["XDG_DATA_HOME"];
  return join(base !== undefined && base !== "" ? base : join(homedir(), ".local", "share"), "yike");
}

/** Where things lie for a program that runs from its sources. */
export function sourcePaths(data: string): Paths {
  return { data, resources: join(PROGRAM, "resources"), seed: join(PROGRAM, "dist", "seed") };
}

/** As in package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PROGRAM, "package.json"), "utf8")) as { version: string };
  return version;
}
