import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import type { FeedDelta, FeedFile, FeedManifest, ManifestDataset } from "../../../shared/feed/manifest.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { FeedFolder, Files } from "../ports.ts";
import type { DatasetFiles, PartFile } from "./build-input.ts";
import type { KeptFiles } from "./pointer.ts";
import type { Detail } from "./verify-manifest.ts";

/** Deltas that together take more than this share of the whole are not worth their risk. */
const DELTA_SHARE_MAX = 0.5;
/** Files laid over one base before the whole is fetched again. */
const DELTAS_KEPT_MAX = 24;

/** Where fetched files are kept. */
export interface FetchStore {
  readonly files: Files;
  readonly folder: string;
}

/** How one dataset will be put together. */
interface Choice {
  readonly name: string;
  readonly count: number;
  readonly setHash: string;
  /** Files that lie in the store; null = the whole is fetched. */
  readonly former: KeptFiles | null;
  /** What is fetched: the snapshot, or the deltas that lead on from `former` ([] = it is the wanted set already). */
  readonly fetch: readonly FeedFile[];
}

export interface Plan {
  readonly choices: readonly Choice[];
  /** True when anything of it comes from the store or a delta: if it fails, the whole may still be good. */
  readonly byDelta: boolean;
}

/**
 * What to fetch, and as little as possible: nothing where the same set lies in the store, the deltas where they lead on
 * from it, the snapshot otherwise.
 * @param base what lies in the store from before, by dataset; {} = everything is to be fetched whole
 */
export function planFetch(
  datasets: FeedManifest["datasets"],
  base: Readonly<Record<string, KeptFiles>>,
  store: FetchStore,
): Plan {
  const stored = ({ url, bytes }: FeedFile) => store.files.size(store.files.join(store.folder, url)) === bytes;
  const choices = Object.entries(datasets).map(([name, dataset]): Choice => {
    const { count, setHash, snapshot } = dataset;
    const former = base[name];
    const steps = former === undefined ? null : stepsFrom(former, dataset);
    if (former === undefined || steps === null || ![former.base, ...former.deltas].every(stored))
      return { name, count, setHash, former: null, fetch: [snapshot] };
    return { name, count, setHash, former, fetch: steps.map(plain) };
  });
  return { choices, byDelta: choices.some(({ former }) => former !== null) };
}

/** The deltas from the kept set to the wanted one; [] = it is the wanted one, null = there is no way worth going. */
function stepsFrom(
  former: KeptFiles,
  { setHash, snapshot, deltas = [] }: ManifestDataset,
): readonly FeedDelta[] | null {
  if (former.setHash === setHash) return [];
  const first = deltas.findIndex((delta) => delta.from === former.setHash);
  if (first === -1) return null;
  const steps = deltas.slice(first);
  const all = [...former.deltas, ...steps];
  const worth =
    sum(steps, "bytes") <= snapshot.bytes * DELTA_SHARE_MAX &&
    all.length <= DELTAS_KEPT_MAX &&
    sum(all, "rawBytes") <= FEED_LIMITS.deltaRawBytes;
  return worth ? steps : null;
}

function sum(files: readonly FeedFile[], of: "bytes" | "rawBytes"): number {
  return files.reduce((total, file) => total + file[of], 0);
}

/** A delta as the file that it is. */
function plain({ url, seq, bytes, rawBytes, sha256, rows }: FeedFile): FeedFile {
  return { url, seq, bytes, rawBytes, sha256, rows };
}

export interface Located {
  readonly datasets: readonly DatasetFiles[];
  /** What of it lies in the store and stays there, by dataset. */
  readonly kept: Readonly<Record<string, KeptFiles>>;
}

/** Fetches what the plan says. */
export async function locate(
  from: FeedFolder,
  { choices }: Plan,
  store: FetchStore,
): Promise<Result<Located, FeedRefusal, Detail>> {
  const datasets: DatasetFiles[] = [];
  const kept: Record<string, KeptFiles> = {};
  const inStore = (expected: FeedFile): PartFile => ({ path: store.files.join(store.folder, expected.url), expected });

  for (const { name, count, setHash, former, fetch } of choices) {
    const fetched: PartFile[] = [];
    let staysHere = true;
    for (const expected of fetch) {
      const file = await from.path(expected.url, expected);
      if (file === null) return fail("missing", { detail: expected.url });
      if ("tooLarge" in file) return fail("too-large", { detail: expected.url });
      fetched.push({ path: file.path, expected });
      staysHere &&= file.kept;
    }
    const [base, ...deltas] = [...(former === null ? [] : [former.base, ...former.deltas].map(inStore)), ...fetched];
    if (base === undefined) throw new Error(`${name}: a plan without files`);
    datasets.push({ name, base, deltas, count, setHash });
    if (staysHere) kept[name] = { setHash, base: base.expected, deltas: deltas.map((part) => part.expected) };
  }
  return ok({ datasets, kept });
}
