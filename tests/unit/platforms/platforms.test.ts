import { describe, expect, test } from "vitest";
import type { Catalogue } from "../../../electron/station/catalogue.ts";
import type { Generation } from "../../../electron/station/db/generation.ts";
import { createPlatforms } from "../../../electron/station/platforms/platforms.ts";
import { platformCard } from "../../../shared/contract/platforms.ts";
import type { PlatformRow } from "../../../shared/platforms/platform-row.ts";
import { stationConfig } from "../../../shared/station/config.ts";

const row = (id: string, order: number, district: string | null = null): PlatformRow => ({
  ...{ id, name: `${id}平台`, nameEn: id, kind: "online", what: "找工作用它。", whatEn: "For finding work." },
  ...{ audience: ["jobseeker"], aliases: [], district, order },
});

const ROWS = [row("town", 30, "崇明区"), row("phone", 40), row("city", 10), row("street", 20, "长宁区")];
const HOST = "jobs.station.example";
const LINK = { url: `https://${HOST}/`, checkedOn: "2026-11-18" };

/** A catalogue whose rows can be replaced while the room is open, as a refresh does. */
function openRoom(config: Record<string, unknown>, rows: readonly unknown[] = ROWS) {
  const shown = { rows };
  const generation = { content: (dataset: string) => (dataset === "platforms" ? shown.rows : []) } as Generation;
  const catalogue: Catalogue = { current: () => generation };
  const station = stationConfig.parse({ id: "s", name: "站", district: "长宁区", lat: 31.2, lon: 121.4, ...config });
  return { room: createPlatforms({ catalogue, config: station }), shown };
}

const linked = (items: readonly { id: string; link: unknown }[]) =>
  items.filter((item) => item.link !== null).map((item) => item.id);

describe("the list", () => {
  test("names the station's own district and the whole city before other districts, each in its order", () => {
    const ids = (district: string) =>
      openRoom({ district })
        .room.list()
        .items.map((item) => item.id);
    expect(ids("长宁区")).toEqual(["city", "street", "phone", "town"]);
    expect(ids("崇明区")).toEqual(["city", "town", "phone", "street"]);
    expect(ids("崇明")).toEqual(ids("崇明区"));
  });

  test("counts what serves several districts among the own of each", () => {
    const rows = [row("far", 10, "虹口区"), row("both", 20, "长宁区、崇明区")];
    const ids = (district: string) =>
      openRoom({ district }, rows)
        .room.list()
        .items.map((item) => item.id);
    expect([ids("长宁区"), ids("崇明区"), ids("虹口区")]).toEqual([
      ["both", "far"],
      ["both", "far"],
      ["far", "both"],
    ]);
  });

  test("takes a row of an older feed, which names no kind, for something online", () => {
    const { kind: _kind, ...older } = row("old", 10);
    expect(
      openRoom({}, [older])
        .room.list()
        .items.map(({ id, kind }) => [id, kind]),
    ).toEqual([["old", "online"]]);
  });

  test("gives cards as the contract has them", () => {
    for (const item of openRoom({}).room.list().items) expect(platformCard.strict().parse(item)).toEqual(item);
  });

  test("is empty when a feed brings no platforms", () => {
    expect(openRoom({}, []).room.list()).toEqual({ items: [] });
  });

  test("follows the catalogue when a refresh switches it", () => {
    const { room, shown } = openRoom({});
    shown.rows = [row("new", 1)];
    expect(room.list().items.map((item) => item.id)).toEqual(["new"]);
  });

  test("a row of another form is a fault of the feed's builder and is not hidden", () => {
    expect(() => openRoom({}, [{ id: "half" }]).room.list()).toThrow();
  });
});

describe("a code is shown", () => {
  test("only for the platform whose link the operator has set and listed", () => {
    const { room } = openRoom({ platforms: { city: LINK }, qrHosts: [HOST] });
    const { items } = room.list();
    expect(linked(items)).toEqual(["city"]);
    expect(items[0]?.link).toEqual({ url: LINK.url, host: HOST, checkedOn: "2026-11-18" });
    expect(room.faults()).toEqual([]);
  });

  test("for no platform of a station as it is shipped", () => {
    expect(linked(openRoom({}).room.list().items)).toEqual([]);
  });

  test("not when the host is not listed, the link is not a plain https one, or nobody dated the check", () => {
    const { room } = openRoom({
      platforms: {
        city: { ...LINK, url: "https://elsewhere.example/" },
        street: { ...LINK, url: `http://${HOST}/` },
        phone: { ...LINK, checkedOn: "soon" },
        gone: LINK,
      },
      qrHosts: [HOST],
    });
    expect(linked(room.list().items)).toEqual([]);
    expect(room.faults()).toEqual([
      { id: "city", fault: "unlisted" },
      { id: "street", fault: "not-https" },
      { id: "phone", fault: "no-check-date" },
      { id: "gone", fault: "unknown-platform" },
    ]);
  });
});
