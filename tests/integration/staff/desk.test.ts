import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRouterClient, ORPCError } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNodeDrives } from "../../../electron/hosts/node-drives.ts";
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { createRouter, type StationRouter } from "../../../electron/station/router.ts";
import { createStation, type Station } from "../../../electron/station/station.ts";
import { createLab, type FeedLab } from "../../support/feed-lab.ts";
import { PROJECT } from "../../support/project-files.ts";
import { recordedLog } from "../../support/recorded-log.ts";

/** Friday, 08:00 in Shanghai. */
const NOW = "2026-11-20T00:00:00Z";
const TYPE = {
  ...{ id: "career-guidance", nameZh: "职业指导", nameEn: "Career guidance", minutes: 30, serviceItem: 8 },
  ...{ what: { zh: "和指导老师聊聊。", en: "Talk." }, forWhom: { zh: "找工作的人。", en: "Jobseekers." } },
  ...{ fromDocument: true, source: { title: "甲", section: "乙", docNo: null, basisDocNo: null, docDate: null } },
};
const LI = { surname: "李", honorific: "女士", phone: "13812345678" } as const;
const EVENT_TABLE = "类别,标题,日期,开始,分钟,地点\r\n招聘会,社区招聘会,2026-12-02,09:30,120,社区中心\r\n";

let lab: FeedLab;
let station: Station;
let issue: string;
type Client = ReturnType<typeof createRouterClient<StationRouter, Record<never, never>>>;
let staff: Client;
let resident: Client;
let sticks: string;
let ids = 0;
const nextId = () => {
  ids += 1;
  return `40000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
};

async function refused(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, data: error.data };
    throw error;
  }
  throw new Error("it was not refused");
}

const said = () => station.precious?.audit.list({ limit: 200 }).map(({ event }) => event) ?? [];

beforeAll(async () => {
  lab = createLab();
  await lab.plantSeed(["保洁员"]);
  sticks = join(lab.root, "sticks");
  mkdirSync(join(sticks, "蓝色U盘"), { recursive: true });
  const first = await lab.publish(["保洁员"], { content: { "appointment-types": [TYPE] } });
  issue = await lab.publish(["保洁员", "保安员"], { content: { "appointment-types": [TYPE] } });
  const ports = {
    ...createNodePorts({ dataDir: lab.data, now: NOW }),
    log: recordedLog().log,
    drives: createNodeDrives(sticks),
  };
  const paths = { data: lab.data, resources: `${PROJECT}resources`, seed: lab.seed };
  const open = () => createStation({ ports, paths, version: "0.0.0", localKeys: [lab.key] });
  const before = await open();
  await before.feed.apply(first);
  before.close();
  station = await open();
  const router = createRouter(station);
  resident = createRouterClient(router, { context: { role: "public", caller: "screen" } });
  staff = createRouterClient(router, { context: { role: "staff", caller: "desk" } });
});
afterAll(() => {
  station.close();
  lab.close();
});

async function book(at: number, contact = LI): Promise<void> {
  const { items } = await resident.bookings.slots({ serviceId: "career-guidance", days: 1 });
  await resident.bookings.confirm({ id: nextId(), slotId: items[at]?.id ?? "", ...contact, followUp: true });
}

describe("the day", () => {
  test("what the desk begins with", async () => {
    await book(0);
    await staff.visits.walkIn({ id: nextId(), serviceId: "career-guidance", needs: ["policy"], outcome: "advised" });
    expect(await staff.staff.summary()).toMatchObject({ day: "2026-11-20", bookings: 1, visits: 1, state: "look" });
  });
});

describe("services and hours", () => {
  test("the week of a service is set, and the free times are of it", async () => {
    const span = { weekday: 5, expertId: null, fromMinute: 600, toMinute: 660, seats: 3 };
    await staff.staff.saveHours({ serviceId: "career-guidance", week: [span] });
    const { items } = await resident.bookings.slots({ serviceId: "career-guidance", days: 1 });
    expect(items.map(({ startsAt, free }) => [startsAt.slice(11, 16), free])).toEqual([
      ["02:00", 3],
      ["02:30", 3],
    ]);
    const { hours } = await staff.staff.hours();
    expect(hours.filter(({ serviceId }) => serviceId === "career-guidance")).toEqual([
      { serviceId: "career-guidance", ...span },
    ]);
  });

  test("whoever has booked a time that is closed now is counted, to be called", async () => {
    const whole = { serviceId: null, expertId: null, fromMinute: 0, toMinute: 1_440 };
    const { toCall } = await staff.staff.saveException({ ...whole, day: "2026-11-20", kind: "closed" });
    expect(toCall).toBe(1);
    expect((await resident.bookings.slots({ serviceId: "career-guidance", days: 1 })).items).toEqual([]);
    const [closed] = (await staff.staff.hours()).exceptions;
    await staff.staff.removeException({ id: closed?.id ?? "" });
    expect((await resident.bookings.slots({ serviceId: "career-guidance", days: 1 })).items).toHaveLength(2);
    expect(await refused(staff.staff.removeException({ id: closed?.id ?? "" }))).toMatchObject({ code: "UNKNOWN" });
  });

  test("a service is renamed, taken out, and no example any more", async () => {
    const [{ demo, ...service } = { demo: false }] = (await staff.staff.hours()).services;
    expect(demo).toBe(true);
    await staff.staff.saveService({ ...(service as never as object), active: false, name: "职业咨询" } as never);
    expect((await resident.bookings.services()).items.map(({ name }) => name)).not.toContain("职业咨询");
    await staff.staff.saveService({ ...(service as never as object), name: "职业咨询" } as never);
    expect((await resident.bookings.services()).items[0]?.name).toBe("职业咨询");
    expect((await resident.bookings.services()).demo).toBe(false);
  });

  test("hours that end before they begin, of nobody's service, by nobody: refused", async () => {
    const span = { weekday: 1, expertId: null, fromMinute: 600, toMinute: 540, seats: 1 };
    expect(await refused(staff.staff.saveHours({ serviceId: "career-guidance", week: [span] }))).toMatchObject({
      code: "BAD_REQUEST",
    });
    const good = { ...span, toMinute: 660 };
    expect(await refused(staff.staff.saveHours({ serviceId: "nope", week: [good] }))).toEqual({
      code: "UNKNOWN",
      data: { what: "service" },
    });
    const week = [{ ...good, expertId: "nobody" }];
    expect(await refused(staff.staff.saveHours({ serviceId: "career-guidance", week }))).toEqual({
      code: "UNKNOWN",
      data: { what: "expert" },
    });
  });
});

describe("places", () => {
  test("the station's own folder and the sticks that are in; hidden files and paths are not in the list", async () => {
    const stick = join(sticks, "蓝色U盘");
    writeFileSync(join(stick, ".hidden.csv"), "");
    writeFileSync(join(stick, "events.csv"), EVENT_TABLE);
    cpSync(issue, join(stick, "feed"), { recursive: true });
    const { items } = await staff.staff.places();
    expect(items.map(({ kind, name, feeds, tables }) => ({ kind, name, feeds, tables }))).toEqual([
      { kind: "drop", name: "", feeds: [], tables: [] },
      { kind: "stick", name: "蓝色U盘", feeds: ["feed"], tables: ["events.csv"] },
    ]);
    expect(JSON.stringify(items)).not.toContain(sticks);
  });

  test.each(["../feed", "/etc", "feed/../../..", "..", "no-such"])(
    "no path is taken from the screen: %s",
    async (feed) => {
      const { items } = await staff.staff.places();
      const place = items[1]?.id ?? "";
      expect(await refused(staff.staff.applyFeed({ place, feed }))).toEqual({
        code: "UNKNOWN",
        data: { what: "file" },
      });
      expect(await refused(staff.staff.applyFeed({ place: feed, feed: "" }))).toEqual({
        code: "UNKNOWN",
        data: { what: "place" },
      });
      expect(await refused(staff.staff.importEvents({ place, table: feed }))).toMatchObject({ code: "UNKNOWN" });
    },
  );

  test("a feed from the stick, and the verdict is told and written down", async () => {
    const { items } = await staff.staff.places();
    await staff.staff.applyFeed({ place: items[1]?.id ?? "", feed: "feed" });
    await expect.poll(() => staff.staff.feedWork(), { timeout: 10_000 }).toMatchObject({ working: false });
    expect((await staff.staff.feedWork()).verdict).toMatchObject({ verdict: "accepted", counts: { jobs: 2 } });
    expect(said()).toContain("data.fed");
  });

  test("the station's table of events from the stick; nothing while a row is wrong", async () => {
    const { items } = await staff.staff.places();
    const place = items[1]?.id ?? "";
    expect(await staff.staff.importEvents({ place, table: "events.csv" })).toEqual({ imported: 1, faults: [] });
    writeFileSync(join(sticks, "蓝色U盘", "wrong.csv"), EVENT_TABLE.replace("2026-12-02", "明天"));
    const { imported, faults } = await staff.staff.importEvents({ place, table: "wrong.csv" });
    expect([imported, faults.length]).toEqual([0, 1]);
    expect(said().filter((event) => event === "events.imported")).toHaveLength(1);
  });
});

describe("what staff take along", () => {
  test("the visits of the day, without a whole number in them", async () => {
    const { csv, rows, file } = await staff.staff.export({ what: "visits" });
    expect([rows, file]).toEqual([2, "yike-visits-2026-11-20.csv"]);
    expect(csv).toContain("李女士");
    expect(csv).toContain("*******5678");
    expect(csv).not.toContain("13812345678");
  });

  test.each(["visits", "follow-ups", "demand", "events", "audit"] as const)("%s goes to a stick", async (what) => {
    const { items } = await staff.staff.places();
    const { file, rows, csv } = await staff.staff.export({ what, place: items[1]?.id ?? "" });
    expect(csv).toBe("");
    const text = readFileSync(join(sticks, "蓝色U盘", file), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text.trim().split("\r\n")).toHaveLength(rows + 1);
    expect(text).not.toContain("13812345678");
    expect(said()[0]).toBe("staff.exported");
  });

  test("a stick that is gone is told of, and nothing is said to be written", async () => {
    const before = said().length;
    expect(await refused(staff.staff.export({ what: "visits", place: "stick-000000000000" }))).toEqual({
      code: "UNKNOWN",
      data: { what: "place" },
    });
    expect(said()).toHaveLength(before);
  });

  test("a backup, and a second one on the stick", async () => {
    const { items } = await staff.staff.places();
    const { file, copied } = await staff.staff.backup({ place: items[1]?.id ?? "" });
    expect([copied, existsSync(join(sticks, "蓝色U盘", file))]).toEqual([true, true]);
    expect(await staff.staff.backup({})).toMatchObject({ copied: false });
  });
});

describe("what staff look at", () => {
  test("the audit, newest first, page by page", async () => {
    const { items, last } = await staff.staff.audit({ limit: 3 });
    expect(items.map(({ seq }) => seq)).toEqual([last, last - 1, last - 2]);
    const older = await staff.staff.audit({ limit: 2, before: last - 2 });
    expect(older.items[0]?.seq).toBe(last - 3);
    expect(items.every(({ eventId, zh, en }) => eventId > 0 && zh !== "" && en !== "")).toBe(true);
  });

  test("the readiness report says what is not in order, in words", async () => {
    const { items } = await staff.staff.readiness();
    expect(Object.fromEntries(items.map(({ check, state }) => [check, state]))).toMatchObject({
      bookings: "good",
      audit: "good",
      backup: "good",
      data: "good",
      hours: "good",
      pin: "good",
    });
    station.precious?.store.db.exec("UPDATE visit SET outcome = 'hired'");
    const audit = (await staff.staff.readiness()).items.find(({ check }) => check === "audit");
    expect(audit).toMatchObject({ state: "act", zh: expect.stringContaining("1 处") });
  });
});
