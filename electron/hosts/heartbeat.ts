import { statfsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { listBackups } from "../station/db/precious/backup.ts";
import { preciousFolder } from "../station/db/precious/folders.ts";
import { prometheusText, type Readings } from "../station/health/readings.ts";
import type { Ports } from "../station/ports.ts";
import type { Station } from "../station/station.ts";

export interface HeartbeatOptions {
  readonly station: Station;
  readonly ports: Ports;
  readonly data: string;
  readonly quietMs: () => number | null;
}

/** Often enough for an alarm within five minutes, seldom enough for a cheap disk. */
const BEAT_EVERY_MS = 60_000;
const MS_PER_SECOND = 1_000;
const LOOPBACK = "127.0.0.1";

const seconds = (ms: number) => Math.max(0, Math.round(ms / MS_PER_SECOND));

/** What the station reads of itself at this moment. */
export function createReader({ station, ports, data, quietMs }: HeartbeatOptions): () => Readings {
  const { files, clock } = ports;
  const startedAt = clock.monotonic();

  return () => {
    const { now, version, id } = station.info();
    const { issuedAt, seq, counts, freshness, clock: judged } = station.feed.status();
    const [newest] = listBackups(files, preciousFolder(files, data).backups);
    const weights = station.health.lines().map(({ weight }) => weight);
    const count = (wanted: (typeof weights)[number]) => weights.filter((weight) => weight === wanted).length;
    const quiet = quietMs();
    return {
      at: now,
      version,
      station: id,
      state: station.health.state(),
      findings: { note: count("note"), warn: count("warn"), alarm: count("alarm") },
      clock: judged.state,
      feedSeq: seq,
      feedAgeSeconds: seconds(Date.parse(now) - Date.parse(issuedAt)),
      demo: freshness.demo,
      jobs: counts["jobs"] ?? 0,
      backupAgeSeconds: newest === undefined ? null : seconds(Date.parse(now) - newest.at),
      diskFreeBytes: freeBytes(data),
      pageQuietSeconds: quiet === null ? null : seconds(quiet),
      uptimeSeconds: seconds(clock.monotonic() - startedAt),
    };
  };
}

/** null where the system does not tell. */
function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/**
 * Writes the readings to `heartbeat.json` in the station's folder, now and every minute: a watcher that finds it older
 * than five minutes knows that the station does not run. A disk that takes no file is told in the log.
 * @returns ends it
 */
export function startHeartbeat(read: () => Readings, { files, clock, log }: Ports, data: string): () => void {
  const path = files.join(data, "heartbeat.json");
  let cancel = () => {};

  function beat(): void {
    cancel = clock.after(BEAT_EVERY_MS, beat);
    files.replaceLater(path, `${JSON.stringify(read())}\n`).catch((error: unknown) => {
      log.warn("heartbeat.failed", { error: String((error as NodeJS.ErrnoException).code ?? error) });
    });
  }

  beat();
  return () => cancel();
}

export interface MetricsHost {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The readings for Prometheus at /metrics, on this machine only: a collector elsewhere comes through the technician's own
 * tunnel or agent. Answers nothing else.
 * @throws the server's own error when the port is taken
 */
export async function startMetrics(port: number, read: () => Readings): Promise<MetricsHost> {
  const server = createServer({ maxHeaderSize: 4_096, requestTimeout: 5_000, headersTimeout: 5_000 });
  server.maxConnections = 8;
  const taken = await listen(server, port);
  server.on("request", (request, response) => {
    const isOurs = request.headers.host === `${LOOPBACK}:${taken}` && request.method === "GET";
    if (!isOurs || request.url !== "/metrics") response.writeHead(404).end();
    else
      response
        .writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" })
        .end(prometheusText(read()));
  });
  return {
    port: taken,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
