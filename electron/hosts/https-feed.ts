import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MANIFEST_FILE, SIGNATURE_FILE } from "../../shared/feed/manifest.ts";
import { FeedUnreadable } from "../station/feed/feed-unreadable.ts";
import type { ExpectedFile, FeedFolder } from "../station/ports.ts";
import { type GetOptions, type Got, httpGet } from "./http-get.ts";

export interface HttpsFeedOptions {
  /** Plain http is spoken with 127.0.0.1 on this port only, for a test's own server. */
  readonly plainHttpPort?: number;
  /** Certificates to trust in place of the system's. */
  readonly ca?: string;
  readonly idleMs?: number;
  readonly totalMs?: number;
}

/** A station on a slow line gets 15 MB in three minutes at 100 kB/s; a byte must come within half a minute. */
const IDLE_MS = 30_000;
/** reliability.md §1.2: a whole refresh takes at most ten minutes. */
const TOTAL_MS = 600_000;
const LOOPBACK = "127.0.0.1";
/** A feed names plain files beside its manifest; anything else could lead to another place of the server. */
const PLAIN_FILE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * A feed behind an address: https only, no redirects, nothing from anywhere but the one folder of the one host. Every
 * body is capped while it streams; a file counts once its size and hash are those of the signed manifest. The manifest
 * is asked for with the ETag of the last one: an unchanged feed costs one 304 a poll.
 * @param store folder that keeps fetched files and what is needed for the next 304
 */
export function openHttpsFeed(from: string, store: string, options: HttpsFeedOptions = {}): FeedFolder {
  const folder = folderOf(from, options.plainHttpPort);
  const signal = AbortSignal.timeout(options.totalMs ?? TOTAL_MS);
  const remembered = join(store, `http-${createHash("sha256").update(folder.href).digest("hex").slice(0, 16)}.json`);
  let pair: Pair | null = null;
  let server: { readonly at: number; readonly heard: number } | null = null;

  async function get(
    file: string,
    maxBytes: number,
    headers: Readonly<Record<string, string>>,
    take: (chunk: Buffer) => void | Promise<void>,
  ): Promise<Got> {
    if (!PLAIN_FILE.test(file)) throw new FeedUnreadable("unreadable", `${file}: not a plain file name`);
    const idleMs = options.idleMs ?? IDLE_MS;
    const request: GetOptions = { headers, maxBytes, idleMs, signal, ca: options.ca };
    const got = await httpGet(new URL(file, folder), request, take);
    const date = "headers" in got ? Date.parse(got.headers.date ?? "") : Number.NaN;
    // Over plain http anybody could have said it.
    if (folder.protocol === "https:" && !Number.isNaN(date)) server = { at: date, heard: performance.now() };
    return got;
  }

  async function readSmall(file: string, maxBytes: number, headers: Readonly<Record<string, string>>) {
    const chunks: Buffer[] = [];
    const got = await get(file, maxBytes, headers, (chunk) => {
      chunks.push(chunk);
    });
    const bytes = Buffer.concat(chunks);
    if (got.kind === "body" && looksLikePage(bytes))
      throw new FeedUnreadable("captive-portal", "a web page came in place of the file");
    return { got, bytes };
  }

  async function readManifest(maxBytes: number, how: "usual" | "fresh"): ReturnType<FeedFolder["read"]> {
    const known = how === "usual" ? await recall(remembered) : null;
    const headers = known === null ? UNCACHED : { "if-none-match": known.etag };
    const { got, bytes } = await readSmall(MANIFEST_FILE, maxBytes, headers);
    pair = null;
    if (got.kind === "not-modified" && known !== null) {
      pair = known;
      return { bytes: known.manifest };
    }
    if (got.kind === "missing") return null;
    if (got.kind === "too-large") return { tooLarge: true };
    pair = { etag: got.headers.etag ?? "", manifest: bytes, signature: null };
    return { bytes };
  }

  async function readSignature(maxBytes: number): ReturnType<FeedFolder["read"]> {
    if (pair?.signature != null) return { bytes: pair.signature };
    const { got, bytes } = await readSmall(SIGNATURE_FILE, maxBytes, UNCACHED);
    if (got.kind === "missing") return null;
    if (got.kind !== "body") return { tooLarge: true };
    if (pair !== null && pair.etag !== "") await remember(remembered, { ...pair, signature: bytes });
    return { bytes };
  }

  async function fetchInto(path: string, file: string, expected: ExpectedFile): Promise<Got> {
    const temporary = `${path}.${randomUUID()}.tmp`;
    await mkdir(store, { recursive: true, mode: 0o700 });
    const target = await open(temporary, "wx", 0o600);
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      const got = await get(file, expected.bytes, {}, async (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
        await target.write(chunk);
      });
      if (got.kind !== "body") return got;
      if (bytes < expected.bytes) throw new FeedUnreadable("truncated", `${file}: ${bytes} of ${expected.bytes} bytes`);
      if (hash.digest("hex") !== expected.sha256) throw new FeedUnreadable("hash-mismatch", file);
      await target.close();
      await rename(temporary, path);
      return got;
    } finally {
      await target.close();
      await rm(temporary, { force: true });
    }
  }

  return {
    name: from,
    read: async (file, maxBytes, how = "usual") => {
      if (file === MANIFEST_FILE) return readManifest(maxBytes, how);
      if (file === SIGNATURE_FILE) return readSignature(maxBytes);
      const { got, bytes } = await readSmall(file, maxBytes, UNCACHED);
      if (got.kind === "missing") return null;
      return got.kind === "body" ? { bytes } : { tooLarge: true };
    },
    path: async (file, expected) => {
      const path = join(store, file);
      if (await isWhole(path, expected)) return { path, kept: true };
      const got = await fetchInto(path, file, expected);
      if (got.kind === "missing") return null;
      if (got.kind === "too-large") throw new FeedUnreadable("hash-mismatch", `${file}: longer than it was signed`);
      return { path, kept: true };
    },
    serverTime: () => (server === null ? null : server.at + (performance.now() - server.heard)),
  };
}

/** The address of the folder, with a slash at its end. A manifest's own address is understood too. */
function folderOf(from: string, plainHttpPort: number | undefined): URL {
  const parsed = URL.parse(from.replace(/\/manifest\.json$/, "/"));
  if (parsed === null) throw new FeedUnreadable("unreadable", "not an address");
  const isLoopback = parsed.hostname === LOOPBACK && Number(parsed.port) === plainHttpPort;
  if (parsed.protocol !== "https:" && !(parsed.protocol === "http:" && plainHttpPort !== undefined && isLoopback))
    throw new FeedUnreadable("not-https", `${parsed.protocol}//${parsed.host}`);
  if (parsed.username !== "" || parsed.password !== "" || parsed.search !== "" || parsed.hash !== "")
    throw new FeedUnreadable("unreadable", "an address with a name, a question or a mark in it");
  if (!parsed.pathname.endsWith("/")) parsed.pathname += "/";
  return parsed;
}

const UNCACHED = { "cache-control": "no-cache" } as const;

/** A portal may call its page anything; no manifest and no signature begins like one. */
function looksLikePage(bytes: Buffer): boolean {
  return /^\s*</.test(
    bytes
      .subarray(0, 200)
      .toString("utf8")
      .replace(/^\ufeff/, ""),
  );
}

/** What a 304 stands for. Believed no more than a fresh answer: the signature over it is checked every time. */
interface Pair {
  readonly etag: string;
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array | null;
}

async function recall(path: string): Promise<Pair | null> {
  try {
    const { etag, manifest, signature } = JSON.parse(await readFile(path, "utf8")) as Record<string, string>;
    if (!etag || !manifest || !signature) return null;
    return { etag, manifest: Buffer.from(manifest, "base64"), signature: Buffer.from(signature, "base64") };
  } catch {
    // Not there or not readable: the whole manifest is asked for, which is right in any case.
    return null;
  }
}

async function remember(path: string, { etag, manifest, signature }: Pair): Promise<void> {
  const base64 = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString("base64");
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  await writeFile(path, JSON.stringify({ etag, manifest: base64(manifest), signature: base64(signature) }), {
    mode: 0o600,
  });
}

/** True when the file lies in the store as it was signed: an interrupted refresh goes on from there. */
async function isWhole(path: string, { bytes, sha256 }: ExpectedFile): Promise<boolean> {
  try {
    if ((await stat(path)).size !== bytes) return false;
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest("hex") === sha256;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
