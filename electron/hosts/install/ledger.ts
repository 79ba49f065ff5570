import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { FileStep } from "./plan.ts";

/** What was done to a system, so that exactly that can be taken back. */
const ledgerForm = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      /** Of what was written; a file that is something else by now is somebody's own and stays. */
      sha256: z.string(),
      /** What was there before, base64; null = nothing. */
      former: z.object({ mode: z.number(), content: z.string() }).nullable(),
    }),
  ),
  /** Folders that were not there before, outermost first. */
  folders: z.array(z.string()),
  /** Whether the user was made by this installation. */
  madeUser: z.boolean(),
});
export type Ledger = z.infer<typeof ledgerForm>;

const PLACE = "/var/lib/yike-install/ledger.json";

export function readLedger(root: string): Ledger | null {
  const path = join(root, PLACE);
  return existsSync(path) ? ledgerForm.parse(JSON.parse(readFileSync(path, "utf8"))) : null;
}

export function keepLedger(root: string, ledger: Ledger): void {
  const path = join(root, PLACE);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(ledger, null, 2)}\n`, { mode: 0o600 });
}

export function removeLedger(root: string): void {
  rmSync(dirname(join(root, PLACE)), { recursive: true, force: true });
}

const digest = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

/**
 * Lays a file into the system, once: the ledger is kept before each change, so that an installation which is cut off can
 * be taken back, too.
 * @returns whether anything was to be done
 */
export function layFile(root: string, step: FileStep, ledger: Ledger): boolean {
  const path = join(root, step.path);
  const there = existsSync(path) ? { content: readFileSync(path), mode: statSync(path).mode & 0o777 } : null;
  if (there !== null && digest(there.content) === digest(step.content) && there.mode === step.mode) return false;
  const known = ledger.files.find((file) => file.path === step.path);
  if (known !== undefined) known.sha256 = digest(step.content);
  else {
    const former = there === null ? null : { mode: there.mode, content: there.content.toString("base64") };
    ledger.files.push({ path: step.path, sha256: digest(step.content), former });
  }
  ledger.folders.push(...missingFolders(root, dirname(step.path)));
  keepLedger(root, ledger);
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  writeFileSync(path, step.content);
  chmodSync(path, step.mode);
  return true;
}

/** Folders on the way that are not there, outermost first. */
function missingFolders(root: string, folder: string): string[] {
  if (folder === "/" || existsSync(join(root, folder))) return [];
  return [...missingFolders(root, dirname(folder)), folder];
}

/** Takes a file back. @returns false when somebody has changed it since: then it stays as it is */
export function takeBackFile(root: string, file: Ledger["files"][number]): boolean {
  const path = join(root, file.path);
  if (!existsSync(path)) return true;
  if (digest(readFileSync(path)) !== file.sha256) return false;
  if (file.former === null) rmSync(path);
  else {
    writeFileSync(path, Buffer.from(file.former.content, "base64"));
    chmodSync(path, file.former.mode);
  }
  return true;
}

/** Takes back the folders that are empty, innermost first. */
export function takeBackFolders(root: string, folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) removeIfEmpty(join(root, folder));
}

/** @returns whether it is gone */
export function removeIfEmpty(folder: string): boolean {
  if (!existsSync(folder)) return true;
  if (readdirSync(folder).length > 0) return false;
  rmdirSync(folder);
  return true;
}
