import { type Files, type KeyStore, KeyStoreUnsafe, KeyUnreadable } from "../station/ports.ts";
import { safeStorage } from "./electron.ts";

/** Two copies: one bad sector must not make every phone number unreadable. */
const COPIES = [".sealed", ".sealed.copy"];
/** What Electron says on Linux when it would use a password that is written in its source. */
const UNPROTECTED = ["basic_text", "unknown"];

export interface SafeKeysOptions {
  readonly files: Files;
  readonly folder: string;
  /** Keys as files, from before this machine had a shell: taken over once, and then removed. */
  readonly plain: KeyStore;
  readonly removePlain: (name: string) => void;
  /** `process.platform`: only Linux has a store that protects nothing. */
  readonly platform: string;
}

/**
 * Secrets sealed by the operating system (DPAPI, Keychain, Secret Service), by Electron's asynchronous calls: the
 * synchronous ones go with version 46. What is sealed opens for this user on this machine only. A store that protects
 * nothing is refused: a key that looks safe is worse than one that is known not to be.
 */
export function createSafeKeys({ files, folder, plain, removePlain, platform }: SafeKeysOptions): KeyStore {
  const pathsOf = (name: string) => COPIES.map((copy) => files.join(folder, `${name}${copy}`));

  async function needProtection(): Promise<void> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new KeyStoreUnsafe("no store is available");
    if (platform !== "linux") return;
    const backend = safeStorage.getSelectedStorageBackend();
    if (UNPROTECTED.includes(backend)) throw new KeyStoreUnsafe(`the store is ${backend}`);
  }

  async function read(name: string): Promise<Uint8Array | null> {
    await needProtection();
    const present = pathsOf(name).filter((path) => files.exists(path));
    if (present.length === 0) return takeOver(name);
    for (const path of present) {
      const opened = await open(path);
      if (opened === null) continue;
      if (opened.isStale || present.length < COPIES.length) await write(name, opened.secret);
      return opened.secret;
    }
    throw new KeyUnreadable(`${name}: neither copy can be opened`);
  }

  /** null = damaged, or sealed by another user or machine: Electron rejects both alike. */
  async function open(path: string): Promise<{ secret: Uint8Array; isStale: boolean } | null> {
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(files.read(path)));
      return { secret: new Uint8Array(Buffer.from(result, "base64")), isStale: shouldReEncrypt };
    } catch {
      return null;
    }
  }

  async function takeOver(name: string): Promise<Uint8Array | null> {
    const secret = await plain.read(name);
    if (secret === null) return null;
    await write(name, secret);
    const [first = ""] = pathsOf(name);
    const opened = await open(first);
    // Only when it is certain that the sealed one opens.
    if (opened !== null && Buffer.compare(opened.secret, secret) === 0) removePlain(name);
    return secret;
  }

  async function write(name: string, secret: Uint8Array): Promise<void> {
    await needProtection();
    files.ensureFolder(folder);
    const sealed = await safeStorage.encryptStringAsync(Buffer.from(secret).toString("base64"));
    for (const path of pathsOf(name)) files.replace(path, sealed);
  }

  return { protection: "system", read, write };
}
