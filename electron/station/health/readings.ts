import type { ClockState } from "../../../shared/contract/feed.ts";

/** How a station is, in numbers and enums: nothing in it is about a person. What a host sends to whoever watches. */
export interface Readings {
  /** ISO time by the station's clock. */
  readonly at: string;
  readonly version: string;
  readonly station: string;
  /** `safe` = jobs and policies only. */
  readonly state: "ready" | "safe";
  readonly findings: Readonly<Record<"note" | "warn" | "alarm", number>>;
  readonly clock: ClockState;
  readonly feedSeq: number;
  readonly feedAgeSeconds: number;
  readonly demo: boolean;
  readonly jobs: number;
  /** null = there is none, or it cannot be told. */
  readonly backupAgeSeconds: number | null;
  readonly diskFreeBytes: number | null;
  /** Since a page last called; null = none has yet. */
  readonly pageQuietSeconds: number | null;
  readonly uptimeSeconds: number;
}

interface Gauge {
  readonly name: string;
  readonly help: string;
  /** null = left out, as Prometheus wants what is not known. */
  readonly of: (readings: Readings) => number | null;
}

const GAUGES: readonly Gauge[] = [
  {
    name: "yike_ready",
    help: "1 = bookings can be made, 0 = jobs and policies only",
    of: ({ state }) => Number(state === "ready"),
  },
  { name: "yike_findings_alarm", help: "Findings that need somebody today", of: ({ findings }) => findings.alarm },
  { name: "yike_findings_warn", help: "Findings that somebody should look at", of: ({ findings }) => findings.warn },
  { name: "yike_clock_ok", help: "1 = the machine's clock can be believed", of: ({ clock }) => Number(clock === "ok") },
  { name: "yike_feed_seq", help: "Number of the feed that shows", of: ({ feedSeq }) => feedSeq },
  {
    name: "yike_feed_age_seconds",
    help: "Since the feed that shows was signed",
    of: ({ feedAgeSeconds }) => feedAgeSeconds,
  },
  { name: "yike_feed_demo", help: "1 = the shipped demonstration data shows", of: ({ demo }) => Number(demo) },
  { name: "yike_jobs", help: "Jobs of the feed that shows", of: ({ jobs }) => jobs },
  {
    name: "yike_backup_age_seconds",
    help: "Since the newest backup of the bookings",
    of: ({ backupAgeSeconds }) => backupAgeSeconds,
  },
  {
    name: "yike_disk_free_bytes",
    help: "Free where the station's data lies",
    of: ({ diskFreeBytes }) => diskFreeBytes,
  },
  { name: "yike_page_quiet_seconds", help: "Since a page last called", of: ({ pageQuietSeconds }) => pageQuietSeconds },
  { name: "yike_uptime_seconds", help: "Since this program started", of: ({ uptimeSeconds }) => uptimeSeconds },
];

/** Backslash, quote and line end are the three that a label's value cannot carry as they are. */
function label(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

/** The readings as Prometheus reads them (text format 0.0.4, prometheus.io/docs/instrumenting/exposition_formats). */
export function prometheusText(readings: Readings): string {
  const labels = `{station="${label(readings.station)}"}`;
  const info = `# HELP yike_info Which program runs\n# TYPE yike_info gauge\nyike_info{station="${label(readings.station)}",version="${label(readings.version)}"} 1\n`;
  return GAUGES.reduce((text, { name, help, of }) => {
    const value = of(readings);
    if (value === null) return text;
    return `${text}# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name}${labels} ${value}\n`;
  }, info);
}
