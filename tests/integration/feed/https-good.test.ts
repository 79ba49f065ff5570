import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selfSigned } from "../../support/certificate.ts";
import { createLab, type FeedLab, type OpenFeed, titlesOf } from "../../support/feed-lab.ts";
import { type FeedServer, forRows, half, isRows, type Manners, startFeedServer } from "../../support/feed-server.ts";

const DAY = 86_400_000;
const IDLE_MS = 400;

describe("a server that behaves", () => {
  /** A station, a publisher and a server of this test's own. */
  async function alone(run: (own: FeedLab, from: FeedServer, open: () => Promise<OpenFeed>) => Promise<void>) {
    const own = createLab();
    const from = await startFeedServer();
    try {
      await own.plantSeed(["演示"]);
      await run(own, from, () => own.open(undefined, { feeds: { plainHttpPort: from.port, idleMs: IDLE_MS } }));
    } finally {
      await from.close();
      own.close();
    }
  }
  const later =
    (ms: number): Manners =>
    async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return false;
    };

  it("slow, but within patience: accepted", () =>
    alone(async (own, from, open) => {
      from.serve(await own.publish(["保安"]));
      from.behave(later(IDLE_MS / 2));
      const { feed } = await open();
      expect(await feed.apply(from.url)).toMatchObject({ verdict: "accepted", counts: { jobs: 1 } });
    }));

  it("an unchanged feed costs one 304, over a restart too", () =>
    alone(async (own, from, open) => {
      from.serve(await own.publish(["保安"]));
      const first = await open();
      expect(await first.feed.apply(from.url)).toMatchObject({ verdict: "accepted" });
      expect(from.asked.map((line) => line.replace(/-[0-9a-f]{16}/, ""))).toEqual([
        "manifest.json 200",
        "manifest.sig 200",
        "jobs.ndjson.gz 200",
      ]);
      from.asked.length = 0;
      expect(await first.feed.apply(from.url)).toMatchObject({ verdict: "unchanged" });
      first.feed.close();
      const second = await open();
      expect(await second.feed.apply(`${from.url}manifest.json`)).toMatchObject({ verdict: "unchanged" });
      expect(from.asked).toEqual(["manifest.json 304", "manifest.json 304"]);
    }));

  it("a 304 after a refusal does not count as success: the rows are fetched then", () =>
    alone(async (own, from, open) => {
      from.serve(await own.publish(["保安"]));
      const { feed } = await open();
      from.behave(forRows(half));
      expect(await feed.apply(from.url)).toMatchObject({ reason: "interrupted" });
      from.behave(null);
      expect(await feed.apply(from.url)).toMatchObject({ verdict: "accepted" });
      expect(from.asked).toContain("manifest.json 304");
    }));

  it("what has come whole is not fetched again after an interruption", () =>
    alone(async (own, from, open) => {
      from.serve(await own.publish(["保安"], { content: { notes: [{ id: "g1" }] } }));
      const { feed } = await open();
      from.behave((request, response, file) => file.startsWith("notes-") && half(request, response, file));
      expect(await feed.apply(from.url)).toMatchObject({ reason: "interrupted" });
      from.behave(null);
      from.asked.length = 0;
      expect(await feed.apply(from.url)).toMatchObject({ verdict: "accepted", counts: { jobs: 1, notes: 1 } });
      expect(from.asked.filter(isRows)).toEqual([]);
    }));

  it("manifest and signature are replaced between the two questions: both are asked for once more", () =>
    alone(async (own, from, open) => {
      const older = await own.publish(["从前"]);
      const newer = await own.publish(["以后"]);
      from.serve(older);
      from.behave((_request, _response, file) => {
        if (file === "manifest.sig") from.serve(newer);
        return false;
      });
      const { feed } = await open();
      expect(await feed.apply(from.url)).toMatchObject({ verdict: "accepted" });
      expect(titlesOf(feed)).toEqual(["以后"]);
    }));

  it("files that nothing needs any more are cleared away", () =>
    alone(async (own, from, open) => {
      const { feed } = await open();
      for (const title of ["一", "二", "三", "四"]) {
        from.serve(await own.publish([title]));
        expect(await feed.apply(from.url)).toMatchObject({ verdict: "accepted" });
      }
      expect(readdirSync(`${own.cache}/fetched`).filter((name) => name.endsWith(".gz"))).toHaveLength(2);
    }));
});

describe("over TLS", () => {
  const now = Date.now();
  const good = selfSigned({ names: ["127.0.0.1", "localhost"], from: now - DAY, to: now + DAY });
  let lab: FeedLab;
  let folder: string;
  beforeAll(async () => {
    lab = createLab();
    await lab.plantSeed(["演示"]);
    folder = await lab.publish(["园丁", "电工"]);
  });
  afterAll(() => lab.close());

  it("a certificate that is trusted and fits: accepted", async () => {
    const tls = await startFeedServer(good);
    const { feed } = await lab.open(undefined, { feeds: { ca: good.cert } });
    tls.serve(folder);
    expect(await feed.apply(tls.url)).toMatchObject({ verdict: "accepted" });
    await tls.close();
  });

  it.each([
    ["nobody vouches for it", good, undefined],
    ["made for another name", selfSigned({ names: ["feed.example"], from: now - DAY, to: now + DAY }), "own"],
    ["run out", selfSigned({ names: ["127.0.0.1"], from: now - 2 * DAY, to: now - DAY }), "own"],
    ["not valid yet", selfSigned({ names: ["127.0.0.1"], from: now + DAY, to: now + 2 * DAY }), "own"],
    ["another's in place of the one that is trusted", good, "other"],
  ])("a wrong certificate, %s → bad-certificate, and not a byte is asked for", async (_name, certificate, trust) => {
    const tls = await startFeedServer(certificate);
    const other = selfSigned({ names: ["127.0.0.1"], from: now - DAY, to: now + DAY });
    const ca = trust === undefined ? {} : { ca: trust === "own" ? certificate.cert : other.cert };
    const { feed } = await lab.open(undefined, { feeds: ca });
    tls.serve(folder);
    expect(await feed.apply(tls.url)).toMatchObject({ verdict: "refused", reason: "bad-certificate", next: "staff" });
    expect(tls.asked).toEqual([]);
    await tls.close();
  });

  it("no TLS at the other end → bad-answer", async () => {
    const plain = await startFeedServer();
    const { feed } = await lab.open();
    const verdict = await feed.apply(plain.url.replace("http:", "https:"));
    expect(verdict).toMatchObject({ verdict: "refused", reason: "bad-answer" });
    await plain.close();
  });
});
