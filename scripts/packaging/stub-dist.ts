import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPackage } from "@electron/asar";

/** Marks the fuses in Electron's binary (its own documentation of fuses; the reader is @electron/fuses). */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const WIRE_VERSION = 1;
/** The nine fuses of Electron 45 as it is shipped, "1" on and "0" off. */
const WIRE_AS_SHIPPED = "101100011";

const PLAIN_FILES = [
  "LICENSE",
  "LICENSES.chromium.html",
  "chrome-sandbox",
  "chrome_100_percent.pak",
  "chrome_200_percent.pak",
  "chrome_crashpad_handler",
  "icudtl.dat",
  "libffmpeg.so",
  "resources.pak",
  "snapshot_blob.bin",
  "v8_context_snapshot.bin",
  "vk_swiftshader_icd.json",
];
/** Two that are wanted, two that electron-builder must leave out. */
const LANGUAGES = ["zh-CN", "en-US", "fr", "de"];

/**
 * A folder shaped like Electron's unzipped Linux distribution, with a program that does nothing but carry fuses. For
 * electron-builder's own work; nothing about Electron can be learnt from it.
 */
export async function layStubDistribution(folder: string, version: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const inner of ["resources", "locales", "empty-app"]) mkdirSync(join(folder, inner), { recursive: true });

  const program = join(folder, "electron");
  const wire = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, WIRE_AS_SHIPPED.length]),
    Buffer.from(WIRE_AS_SHIPPED),
  ]);
  writeFileSync(program, Buffer.concat([Buffer.from("#!/bin/sh\nexit 70 # a stub, not Electron\n"), wire]));
  chmodSync(program, 0o755);
  for (const name of PLAIN_FILES) writeFileSync(join(folder, name), "stub");
  for (const language of LANGUAGES) writeFileSync(join(folder, "locales", `${language}.pak`), "stub");
  writeFileSync(join(folder, "version"), version);

  // electron-builder reads its header, so it must be a real archive.
  const emptyApp = join(folder, "empty-app");
  writeFileSync(join(emptyApp, "package.json"), "{}");
  await createPackage(emptyApp, join(folder, "resources", "default_app.asar"));
  rmSync(emptyApp, { recursive: true });
}
