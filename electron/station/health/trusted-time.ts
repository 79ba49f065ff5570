import type { Settings } from "../db/precious/settings.ts";
import type { Clock } from "../ports.ts";

/** A clock may lag a little behind the last good time: drift, and a battery that was changed. */
const BEHIND_MAX_MS = 3_600_000;
/** And may be ahead by the longest holiday a station is off for (reliability.md §1.2 CLOCK). */
const AHEAD_MAX_MS = 30 * 86_400_000;
/**
 * A jump of the clock while the program runs. Up to a day is a clock being put right (time zone, date set by hand) and
 * does no harm to a keeping time of a week; more waits for a restart, or for staff to look.
 */
const JUMP_MAX_MS = 86_400_000;

const SETTING = "trusted-time";

export interface TrustedTime {
  /** Whether the wall clock may decide what is deleted. */
  isPlausible(): boolean;
  /** Remembers the present time as good: called daily while it is plausible, or when staff have looked at the clock. */
  remember(): void;
}

/**
 * Whether the machine's clock can be believed, for what cannot be taken back. A clock ten years ahead would delete every
 * phone number of next week; so deletion waits until the time fits the last good one, the newest signed feed, or staff.
 * @param signedAt time of the newest signed data, milliseconds since 1970: the clock cannot be before it
 */
export function createTrustedTime(
  settings: Settings,
  clock: Pick<Clock, "now" | "monotonic" | "given">,
  signedAt: () => number,
): TrustedTime {
  const offset = () => clock.now() - clock.monotonic();
  let goodOffset = offset();

  function isPlausible(): boolean {
    // Set by the operator for one command: that is the operator's word for it.
    if (clock.given?.() === true) return true;
    if (Math.abs(offset() - goodOffset) > JUMP_MAX_MS) return false;
    const stored = settings.read(SETTING);
    const now = clock.now();
    // A first start has nothing to compare with but the shipped data, which is older than any true time.
    if (stored === null) return now >= signedAt() - BEHIND_MAX_MS;
    const last = Math.max(Number(stored), signedAt());
    return now >= last - BEHIND_MAX_MS && now <= last + AHEAD_MAX_MS;
  }

  function remember(): void {
    goodOffset = offset();
    settings.write(SETTING, String(Math.trunc(clock.now())), "data.setting", { setting: SETTING });
  }

  return { isPlausible, remember };
}
