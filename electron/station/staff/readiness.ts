import type { ReadinessLine } from "../../../shared/contract/staff.ts";
import { dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import { LOCKED_AFTER } from "../../../shared/staff/lockout.ts";
import type { ReadinessCheck } from "../../../shared/staff/words.ts";
import type { AuditRoom } from "../audit/audit.ts";
import { listBackups } from "../db/precious/backup.ts";
import type { PreciousFolder } from "../db/precious/folders.ts";
import type { FeedRoom } from "../feed/feed.ts";
import type { HealthLine, HealthRoom } from "../health/health.ts";
import type { Clock, Files } from "../ports.ts";
import type { Pins } from "./pins.ts";

const DAY_MS = 86_400_000;
/** A backup is made every night; one missed night is a machine that was off. */
const BACKUP_DAYS_MAX = 2;

export interface ReadinessOptions {
  readonly health: HealthRoom;
  readonly audit: AuditRoom;
  readonly feed: Pick<FeedRoom, "status">;
  readonly pins: Pick<Pins, "status">;
  readonly isExample: () => boolean;
  readonly files: Files;
  readonly folder: PreciousFolder;
  readonly clock: Pick<Clock, "now">;
}

type Told = Omit<ReadinessLine, "check">;

/** Is this station fit for the day? One line a check, in words for whoever stands at the desk. */
export function createReadiness(options: ReadinessOptions) {
  const { health, audit, feed, pins, isExample, files, folder, clock } = options;

  function bookings(): Told {
    const worst = worstFinding(health.lines());
    if (worst === null) return good("预约能用，数据没有发现问题。", "Appointments work; no fault is known.");
    return { state: worst.weight === "alarm" ? "act" : "look", zh: worst.zh, en: worst.en };
  }

  function chain(): Told {
    const faults = audit.verify().length;
    if (faults === 0)
      return good("每一行和操作记录都对得上。", "Every row and the whole record of actions are as written.");
    const zh = `预约数据有 ${faults} 处对不上。请今天重新启动，并告诉技术员。`;
    return {
      state: "act",
      zh,
      en: `${faults} places of the booking data do not fit. Restart today and tell the technician.`,
    };
  }

  function backup(): Told {
    const [newest] = listBackups(files, folder.backups);
    if (newest === undefined) return { state: "look", zh: "还没有备份。", en: "There is no backup yet." };
    const day = dayText(shanghaiDay(newest.at));
    const isOld = clock.now() - newest.at > BACKUP_DAYS_MAX * DAY_MS;
    const told = { zh: `最近的备份：${day}。`, en: `Latest backup: ${day}.` };
    return { state: isOld ? "look" : "good", ...told };
  }

  function data(): Told {
    const { freshness } = feed.status();
    const day = dayText(shanghaiDay(Date.parse(freshness.at)));
    if (freshness.demo)
      return { state: "look", zh: "现在显示的是演示数据。", en: "What shows is the demonstration data." };
    if (freshness.state === "stale")
      return {
        state: "act",
        zh: `岗位数据是 ${day} 的，太旧了。请更新。`,
        en: `The job data is of ${day}: too old. Refresh it.`,
      };
    return good(`岗位数据是 ${day} 的。`, `The job data is of ${day}.`);
  }

  function held(): Told {
    const { held: offer } = feed.status();
    if (offer === null) return good("没有等着确认的数据。", "No data waits for a decision.");
    const zh = `新数据（第 ${offer.seq} 期）看着不对，先没用。请到“数据”看一看。`;
    return { state: "look", zh, en: `New data (issue ${offer.seq}) looks wrong and is held. See “Data”.` };
  }

  function time(): Told {
    const { clock: told } = feed.status();
    if (told.state === "ok") return good("机器的时间可信。", "The machine's clock can be believed.");
    const zh =
      told.state === "corrected" ? "机器的时间不对，现在按数据的时间走。请校准。" : "没有什么能证明机器的时间对不对。";
    const en =
      told.state === "corrected"
        ? "The machine's clock is wrong; a better time is used. Set it."
        : "Nothing vouches for the machine's clock.";
    return { state: "look", zh, en };
  }

  function hours(): Told {
    if (isExample())
      return {
        state: "look",
        zh: "服务和时间有的还是示例，请改成本站的。",
        en: "Some services and hours are still examples: make them your own.",
      };
    return good("服务和时间是本站自己设的。", "Services and hours are the station's own.");
  }

  function pin(): Told {
    const { triesLeft } = pins.status();
    const fails = LOCKED_AFTER - triesLeft;
    if (fails === 0) return good("PIN 正常。", "The PIN is in order.");
    return {
      state: "look",
      zh: `PIN 连续输错 ${fails} 次。`,
      en: `The PIN was entered wrongly ${fails} times in a row.`,
    };
  }

  /** Cheap enough for every look at the desk; the audit takes tens of milliseconds and is in `all`. */
  const QUICK: Readonly<Record<Exclude<ReadinessCheck, "audit">, () => Told>> = {
    bookings,
    backup,
    data,
    held,
    clock: time,
    hours,
    pin,
  };
  const run = (checks: Readonly<Record<string, () => Told>>) =>
    Object.entries(checks).map(([check, look]): ReadinessLine => ({ check: check as ReadinessCheck, ...look() }));

  return {
    all: () => run({ ...QUICK, audit: chain }),
    /** The worst state of the quick checks. */
    worst: (): ReadinessLine["state"] => {
      const states = run(QUICK).map(({ state }) => state);
      return states.includes("act") ? "act" : states.includes("look") ? "look" : "good";
    },
  };
}

function good(zh: string, en: string): Told {
  return { state: "good", zh, en };
}

function worstFinding(lines: readonly HealthLine[]): HealthLine | null {
  return lines.find(({ weight }) => weight === "alarm") ?? lines.find(({ weight }) => weight === "warn") ?? null;
}
