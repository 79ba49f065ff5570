import { type StationConfig, stationConfig } from "../../shared/station/config.ts";
import type { Files, Paths } from "./ports.ts";

/** station.json is there but is not what it should be. The message names the field and the file. */
export class StationConfigError extends Error {
  override readonly name = "StationConfigError";
}

/**
 * The station's own `station.json` in the data folder, else the shipped example (the demonstration station).
 * @throws StationConfigError when the file does not parse or a field is wrong: a kiosk must not run with half a
 *   configuration, and the sentence tells the technician where to look.
 */
export function loadConfig(files: Files, paths: Paths): StationConfig {
  const own = files.join(paths.data, "station.json");
  const path = files.exists(own) ? own : files.join(paths.resources, "station.example.json");
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder().decode(files.read(path)));
  } catch (error) {
    throw new StationConfigError(`${path} 不是有效的 JSON / is not valid JSON: ${String(error)}`);
  }
  const parsed = stationConfig.safeParse(raw);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const field = first === undefined ? "" : first.path.join(".");
  throw new StationConfigError(`${path}: ${field} 有误 / is wrong: ${first?.message ?? ""}`);
}
