import { z } from "zod";
import type { ClockState } from "../../../shared/contract/feed.ts";
import { type Anchor, type Clocks, hearServer, hearSigned, readTime } from "../../../shared/feed/trusted-time.ts";
import type { Clock, Files, Logger } from "../ports.ts";

const kept = z.object({ at: z.number(), vouched: z.boolean() });

/** How often the time is written down; what is lost with the power is at most this. */
const KEEP_EVERY_MS = 3_600_000;

export interface TrustedClock {
  /** The machine's clock with the time to go by: what every room is given. */
  readonly clock: Clock;
  state(): ClockState;
  /** The latest that it may be, for warnings: an unverified clock is not believed, but not ignored either. */
  latest(): number;
  /** What shows was signed at this time (ms); the demonstration only proves that the program is older than now. */
  signed(at: number, by: "feed" | "demo"): Promise<void>;
  /** A server that proved who it is says that it is now `at` (ms). */
  server(at: number): Promise<void>;
  /** Writes the time down when it is due. */
  keep(): Promise<void>;
}

/**
 * The clock behind shared/feed/trusted-time.ts: keeps the last vouched moment over a restart in `time.json`. A clock
 * that somebody has set on purpose is taken as it is, and nothing is learnt from it.
 */
export function createTrustedClock(clock: Clock, files: Files, log: Logger, path: string): TrustedClock {
  const isGiven = () => clock.given?.() === true;
  const clocks = (): Clocks => ({ wall: clock.now(), monotonic: clock.monotonic() });
  const known = readKept(files, log, path);
  let anchor: Anchor = { ...known, monotonic: clock.monotonic(), corrected: false, doubt: null };
  let keptAt = clock.monotonic();
  let told: ClockState = "ok";

  function reading(): { now: number; state: ClockState } {
    if (isGiven()) return { now: clock.now(), state: "ok" };
    const read = readTime(anchor, clocks());
    anchor = read.anchor;
    return read;
  }

  /** After every witness: note it, tell staff once when the clock turns out wrong, write down what is new. */
  async function learnt(next: Anchor): Promise<void> {
    const isNew = next.vouched !== anchor.vouched || next.corrected !== anchor.corrected || next.doubt !== anchor.doubt;
    anchor = next;
    const { state } = reading();
    if (state !== "ok" && told !== state)
      log.warn("clock.doubted", { state, wall: new Date(clock.now()).toISOString() });
    told = state;
    if (isNew) await write();
  }

  async function write(): Promise<void> {
    keptAt = clock.monotonic();
    const { at, vouched } = { at: reading().now, vouched: anchor.vouched };
    try {
      await files.replaceLater(path, `${JSON.stringify({ at, vouched })}\n`);
    } catch (error) {
      // Not known after a restart what time it was: the signed time of what shows still is.
      log.warn("clock.not-kept", { error: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    clock: { ...clock, now: () => reading().now },
    state: () => reading().state,
    latest: () => {
      const { now, state } = reading();
      return state === "unverified" ? Math.max(now, clock.now()) : now;
    },
    signed: async (at, by) => {
      if (isGiven()) return;
      if (by === "feed") await learnt(hearSigned(anchor, clocks(), at));
      else if (at > reading().now) anchor = { ...anchor, at, monotonic: clock.monotonic() };
    },
    server: async (at) => {
      if (!isGiven()) await learnt(hearServer(clocks(), at));
    },
    keep: async () => {
      if (!isGiven() && clock.monotonic() - keptAt >= KEEP_EVERY_MS) await write();
    },
  };
}

/** Lost or unreadable: nothing is vouched for until the catalogue is open. */
function readKept(files: Files, log: Logger, path: string): z.infer<typeof kept> {
  const nothing = { at: 0, vouched: false };
  if (!files.exists(path)) return nothing;
  try {
    return kept.parse(JSON.parse(new TextDecoder().decode(files.read(path))));
  } catch (error) {
    log.warn("clock.unreadable", { error: error instanceof Error ? error.name : "unknown" });
    return nothing;
  }
}
