import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { fail, type Result } from "../../../shared/result.ts";
import { trustedKey } from "../../../shared/station/config.ts";
import type { FeedFolder, FeedSource } from "../ports.ts";
import { type Detail, type VerifiedManifest, verifyManifest } from "./verify-manifest.ts";

const SEED_KEY_FILE = "seed.json";
/** A key and its name in JSON are about 120 bytes. */
const SEED_KEY_BYTES = 1_024;

export interface Seed {
  readonly folder: FeedFolder;
  readonly verified: VerifiedManifest;
}

/**
 * The feed shipped with the product. Its key is made for one build and thrown away; `seed.json` beside the manifest
 * names it, and it is trusted for this folder only. That the seed is genuine is the package's own affair (whoever can
 * replace it can replace the program); the signature here still finds damage.
 * @param store see `FeedSource.open`
 */
export async function loadSeed(
  feeds: FeedSource,
  path: string,
  store: string,
): Promise<Result<Seed, FeedRefusal, Detail>> {
  const folder = feeds.open(path, store);
  const read = await folder.read(SEED_KEY_FILE, SEED_KEY_BYTES);
  if (read === null) return fail("missing", { detail: SEED_KEY_FILE });
  if ("tooLarge" in read) return fail("too-large", { detail: SEED_KEY_FILE });
  let json: unknown = null;
  try {
    json = JSON.parse(new TextDecoder().decode(read.bytes));
  } catch {
    return fail("unreadable", { detail: SEED_KEY_FILE });
  }
  const key = trustedKey.safeParse(json);
  if (!key.success) return fail("unreadable", { detail: SEED_KEY_FILE });
  const verified = await verifyManifest(folder, [key.data]);
  return verified.ok ? { ok: true, value: { folder, verified: verified.value } } : verified;
}
