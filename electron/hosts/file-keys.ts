import { createHash, timingSafeEqual } from "node:crypto";
import { type Files, type KeyStore, KeyUnreadable } from "../station/ports.ts";

const CHECK_BYTES = 32;
/** Two copies: one bad sector must not make every phone number unreadable. */
const COPIES = [".key", ".key.copy"];

/**
 * Secrets as files that only this user may read (mode 0600, set by `files.replace`): for hosts without a system store.
 * Weaker than one: whoever can read the user's files has the key. Each file carries a digest of itself, and a damaged
 * or missing copy is made anew from the other.
 */
export function createFileKeys(files: Files, folder: string): KeyStore {
  const pathOf = (name: string, copy: string) => files.join(folder, `${name}${copy}`);

  async function read(name: string): Promise<Uint8Array | null> {
    const copies = COPIES.map((copy) => pathOf(name, copy));
    if (!copies.some((path) => files.exists(path))) return null;
    const secrets = copies.map((path) => (files.exists(path) ? unwrap(files.read(path)) : null));
    const good = secrets.find((secret) => secret !== null);
    if (good === undefined) throw new KeyUnreadable(`${name}: both copies are damaged`);
    for (const [at, path] of copies.entries()) if (secrets[at] === null) repair(path, good);
    return good;
  }

  /** On a read-only disk the other copy must do. */
  function repair(path: string, secret: Uint8Array): void {
    try {
      files.replace(path, wrap(secret));
    } catch (error) {
      if (!["EROFS", "EACCES", "ENOSPC", "EPERM"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    }
  }

  async function write(name: string, secret: Uint8Array): Promise<void> {
    files.ensureFolder(folder);
    for (const copy of COPIES) files.replace(pathOf(name, copy), wrap(secret));
  }

  return { protection: "file", read, write };
}

/** Removes a key that another store has taken over. */
export function removeFileKey(files: Files, folder: string, name: string): void {
  for (const copy of COPIES) files.remove(files.join(folder, `${name}${copy}`));
}

function wrap(secret: Uint8Array): Uint8Array {
  return Buffer.concat([createHash("sha256").update(secret).digest(), secret]);
}

function unwrap(bytes: Uint8Array): Uint8Array | null {
  const [check, secret] = [bytes.subarray(0, CHECK_BYTES), bytes.subarray(CHECK_BYTES)];
  if (secret.length === 0) return null;
  return timingSafeEqual(createHash("sha256").update(secret).digest(), check) ? new Uint8Array(secret) : null;
}
