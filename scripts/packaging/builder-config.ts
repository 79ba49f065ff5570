import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** electron-builder's own packages, found where electron-builder finds them. */
const builder = createRequire(createRequire(import.meta.url).resolve("electron-builder/package.json"));

interface BuilderConfig {
  readonly electronVersion: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly [key: string]: unknown;
}

export function readBuilderConfig(file: string): BuilderConfig {
  const yaml = builder("js-yaml") as { load(text: string): BuilderConfig };
  return yaml.load(readFileSync(file, "utf8"));
}

/** Why electron-builder's schema refuses the configuration, or null. */
export async function schemaComplaint(config: unknown): Promise<string | null> {
  const { validateConfiguration } = builder("app-builder-lib/out/util/config/config") as {
    validateConfiguration(config: unknown, log: unknown): Promise<void>;
  };
  const { DebugLogger } = builder("builder-util") as { DebugLogger: new (enabled: boolean) => unknown };
  try {
    await validateConfiguration(config, new DebugLogger(false));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
