import { createRouterClient, ORPCError } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { createRouter, type StationRouter } from "../../../electron/station/router.ts";
import { createStation, type Station } from "../../../electron/station/station.ts";
import { createLab, type FeedLab } from "../../support/feed-lab.ts";
import { PROJECT } from "../../support/project-files.ts";
import { recordedLog } from "../../support/recorded-log.ts";

const TYPE = {
  id: "career-guidance",
  nameZh: "职业指导",
  nameEn: "Career guidance",
  what: { zh: "和指导老师聊聊。", en: "Talk with an adviser." },
  forWhom: { zh: "找工作的人。", en: "Jobseekers." },
  fromDocument: true,
  minutes: 30,
  serviceItem: 8,
  source: { title: "甲", section: "乙", docNo: null, basisDocNo: null, docDate: null },
};
const OWN = {
  ...TYPE,
  id: "policy-consult",
  nameZh: "政策咨询",
  nameEn: "Policy advice",
  fromDocument: false,
  minutes: 20,
};
const UNSET = {
  ...TYPE,
  id: "home-visit",
  nameZh: "上门服务",
  nameEn: "Home visit",
  fromDocument: false,
  minutes: null,
};

/** Friday, 08:00 in Shanghai. */
const NOW = "2026-11-20T00:00:00Z";
const LI = { surname: "李", honorific: "女士", phone: "13812345678" } as const;
let ids = 0;
const nextId = () => {
  ids += 1;
  return `30000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
};

let lab: FeedLab;
let station: Station;
const { log, lines } = recordedLog();
type Client = ReturnType<typeof createRouterClient<StationRouter, Record<never, never>>>;
let resident: Client;
let staff: Client;

/** What a call was refused with. */
async function refused(call: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, data: error.data };
    throw error;
  }
  throw new Error("it was not refused");
}

beforeAll(async () => {
  lab = createLab();
  await lab.plantSeed(["保洁员"]);
  const from = await lab.publish(["保洁员"], { content: { "appointment-types": [TYPE, OWN, UNSET] } });
  const ports = { ...createNodePorts({ dataDir: lab.data, now: NOW }), log };
  const paths = { data: lab.data, resources: `${PROJECT}resources`, seed: lab.seed };
  const open = () => createStation({ ports, paths, version: "0.0.0", localKeys: [lab.key] });
  const first = await open();
  expect(await first.feed.apply(from)).toMatchObject({ verdict: "accepted" });
  first.close();
  station = await open();
  const router = createRouter(station);
  resident = createRouterClient(router, { context: { role: "public", caller: "screen" } });
  staff = createRouterClient(router, { context: { role: "staff", caller: "desk" } });
});
afterAll(() => {
  station.close();
  lab.close();
});

async function firstSlot(serviceId = "career-guidance", at = 0): Promise<string> {
  const { items } = await resident.bookings.slots({ serviceId });
  return items[at]?.id ?? "";
}

describe("what can be booked", () => {
  test("what the documents ask for, and what the station offers by itself; without minutes it waits for staff", async () => {
    const { items, ...terms } = await resident.bookings.services();
    expect(terms).toEqual({ keepDays: 7, followUpDays: 30, demo: true });
    expect(items.map(({ id, ownOffer, bring }) => [id, ownOffer, bring])).toEqual([
      ["career-guidance", false, []],
      ["policy-consult", true, []],
    ]);
    expect(items[0]?.nextFree).toBe("2026-11-20T01:00:00.000Z");
  });

  test("free times only, from a day on, for some days", async () => {
    const serviceId = "career-guidance";
    const today = await resident.bookings.slots({ serviceId, days: 1 });
    expect(today.items).toHaveLength(11);
    expect(today.items[0]).toMatchObject({ startsAt: "2026-11-20T01:00:00.000Z", free: 2, expert: null });
    const monday = await resident.bookings.slots({ serviceId, from: "2026-11-23", days: 1 });
    expect(monday.items[0]?.startsAt).toBe("2026-11-23T01:00:00.000Z");
    expect((await resident.bookings.slots({ serviceId, from: "2026-11-21", days: 2 })).items).toEqual([]);
    expect(await refused(resident.bookings.slots({ serviceId: "nope" }))).toEqual({
      code: "NOT_FOUND",
      data: { what: "service" },
    });
  });
});

describe("a resident books, looks, moves, cancels", () => {
  test("from the held time to the one who has come", async () => {
    const slotId = await firstSlot();
    const { holdId } = await resident.bookings.hold({ slotId });
    const body = { id: nextId(), holdId, ...LI };
    const { booking } = await resident.bookings.confirm(body);
    expect(booking).toMatchObject({
      status: "booked",
      slot: { id: slotId },
      service: { name: "职业指导" },
      contact: { name: "李女士", phone: "*******5678" },
      keptUntil: "2026-11-27",
      followUp: false,
    });
    expect(booking.code).toMatch(/^\d{6}$/);
    expect((await resident.bookings.confirm(body)).booking).toEqual(booking);
    expect(await refused(resident.bookings.confirm({ ...body, surname: "王" }))).toMatchObject({
      code: "BODY_MISMATCH",
    });
    const key = { code: booking.code, last4: "5678" };
    expect((await resident.bookings.find(key)).booking).toEqual(booking);
    expect(await refused(resident.bookings.find({ ...key, last4: "5679" }))).toMatchObject({ code: "NOT_FOUND" });
    const other = await firstSlot("career-guidance", 5);
    const moved = (await resident.bookings.move({ ...key, slotId: other, version: booking.version })).booking;
    expect([moved.slot.id, moved.code]).toEqual([other, booking.code]);
    expect((await resident.bookings.checkIn(key)).booking.status).toBe("arrived");
    expect(await refused(resident.bookings.cancel(key))).toEqual({ code: "CLOSED", data: { why: "arrived" } });
  });

  test("the same person twice on a day, an expired hold, a wrong form", async () => {
    const slotId = await firstSlot("career-guidance", 7);
    expect(await refused(resident.bookings.confirm({ id: nextId(), slotId, ...LI }))).toEqual({
      code: "ALREADY_BOOKED",
      data: { serviceId: "career-guidance", day: "2026-11-20" },
    });
    const gone = { id: nextId(), holdId: "gone", ...LI, phone: "13900000000" };
    expect(await refused(resident.bookings.confirm(gone))).toMatchObject({ code: "HOLD_EXPIRED" });
    const wrongs = [
      { phone: "138" },
      { surname: "李1" },
      { id: "1" },
      { holdId: "a", slotId: "b" },
      { slotId: undefined },
    ];
    for (const wrong of wrongs) {
      const input = { id: nextId(), slotId, ...LI, ...wrong } as Parameters<typeof resident.bookings.confirm>[0];
      expect(await refused(resident.bookings.confirm(input))).toMatchObject({ code: "BAD_REQUEST" });
    }
  });

  test("a tap written in capitals is the same tap", async () => {
    const id = "ABCDEF00-0000-4000-8000-00000000000A";
    const body = { id, slotId: await firstSlot("policy-consult"), honorific: "先生", phone: "13911112222" } as const;
    const first = await resident.bookings.confirm(body);
    expect(await resident.bookings.confirm({ ...body, id: id.toLowerCase() })).toEqual(first);
    expect(first.booking.contact?.name).toBe("先生");
  });

  test("no procedure of the resident's answers with a whole number, and no log line has one", async () => {
    const slotId = await firstSlot("policy-consult", 3);
    const answer = await resident.bookings.confirm({ id: nextId(), slotId, honorific: "先生", phone: "13755556666" });
    expect(JSON.stringify(answer)).not.toContain("13755556666");
    expect(JSON.stringify(lines)).not.toMatch(/13755556666|13812345678|李女士/);
  });
});

test("please put me in touch: a referral waits in the follow-up list with the whole number, until it is done", async () => {
  const [job] = (await resident.jobs.search({})).items;
  const body = { id: nextId(), jobId: job?.id ?? "", ...LI, consent: true } as const;
  const made = await resident.bookings.refer(body);
  expect(made).toMatchObject({ contact: { name: "李女士", phone: "*******5678" }, keptUntil: "2026-12-20" });
  expect(await resident.bookings.refer(body)).toEqual(made);
  expect(await refused(resident.bookings.refer({ ...body, phone: "13900000000" }))).toMatchObject({
    code: "BODY_MISMATCH",
  });
  expect(await refused(resident.bookings.refer({ ...body, id: nextId(), jobId: "gone" }))).toEqual({
    code: "NOT_FOUND",
    data: { what: "job" },
  });
  const { items } = await staff.visits.followUps();
  expect(items).toMatchObject([
    { kind: "referral", job: { title: "保洁员" }, contact: { name: "李女士", phone: "13812345678" }, version: 1 },
  ]);
  const of = { kind: "referral", id: body.id } as const;
  expect(await staff.visits.followedUp({ ...of, result: "not-reached", version: 1 })).toEqual({ open: 1 });
  expect(await staff.visits.followedUp({ ...of, result: "reached", version: 2 })).toEqual({ open: 0 });
  expect(await staff.visits.followedUp({ ...of, result: "reached", version: 2 })).toEqual({ open: 0 });
  expect(await refused(staff.visits.followedUp({ ...of, result: "hired", version: 1 }))).toMatchObject({
    code: "STALE",
  });
});

describe("the desk", () => {
  test("is closed to residents", async () => {
    const calls = [
      () => resident.visits.day({}),
      () => resident.visits.followUps(),
      () => resident.visits.walkIn({ id: nextId(), serviceId: "policy-consult" }),
      () => resident.visits.mark({ id: nextId(), as: "attended", version: 1 }),
    ];
    for (const call of calls) expect(await refused(call())).toEqual({ code: "ROLE_REQUIRED", data: { need: "staff" } });
  });

  test("somebody comes without a booking: a line of the day; with a free seat: a booking that has arrived", async () => {
    const id = nextId();
    const serviceId = "policy-consult";
    const input = {
      id,
      serviceId,
      needs: ["find-work" as const],
      honorific: "先生" as const,
      phone: "13600000001",
      followUp: true,
    };
    const { line } = await staff.visits.walkIn(input);
    expect(line).toMatchObject({
      kind: "visit",
      needs: ["find-work"],
      contact: { name: "先生", phone: "*******0001" },
    });
    expect((await staff.visits.walkIn(input)).line).toEqual(line);
    expect(await refused(staff.visits.walkIn({ ...input, needs: [] }))).toMatchObject({ code: "BODY_MISMATCH" });
    const seat = { id: nextId(), serviceId: "career-guidance", slotId: await firstSlot() };
    expect((await staff.visits.walkIn(seat)).line).toMatchObject({
      kind: "booking",
      status: "arrived",
      origin: "walk-in",
      contact: null,
    });
    const noted = { kind: "visit", id, outcome: "advised", followUp: false, version: line.version } as const;
    expect((await staff.visits.outcome(noted)).line).toMatchObject({ outcome: "advised", followUp: false });
    const { items } = await staff.visits.day({});
    expect(items.filter(({ kind }) => kind === "visit")).toHaveLength(1);
    expect(items.every(({ contact }) => contact === null || !/\d{5}/.test(contact.phone))).toBe(true);
  });

  test("received, and what came of it; somebody else was quicker", async () => {
    const { items } = await staff.visits.day({});
    const line = items.find(({ origin, status }) => origin === "screen" && status === "booked");
    if (line === undefined) throw new Error("nobody is booked");
    const { id, version } = line;
    const marked = (await staff.visits.mark({ id, as: "attended", version })).line;
    expect(marked.status).toBe("attended");
    expect(await refused(staff.visits.mark({ id, as: "cancelled", version }))).toMatchObject({ code: "STALE" });
    const outcome = { kind: "booking", id, outcome: "registered", followUp: true, version: marked.version } as const;
    expect((await staff.visits.outcome(outcome)).line).toMatchObject({ outcome: "registered", followUp: true });
    expect((await staff.visits.followUps()).items.map(({ kind }) => kind)).toContain("booking");
  });

  test("the audit tells all of it in sentences, names nobody, and is whole", () => {
    const audit = station.precious?.audit;
    const told = audit?.list({ limit: 200 }) ?? [];
    const events = [
      "booking.confirmed",
      "booking.moved",
      "booking.arrived",
      "referral.made",
      "visit.recorded",
      "follow-up.done",
    ];
    expect(told.map(({ event }) => event)).toEqual(expect.arrayContaining(events));
    expect(told.every(({ zh, en }) => zh.length > 3 && en.length > 3)).toBe(true);
    expect(JSON.stringify(told)).not.toMatch(/1[3-9]\d{9}|女士|先生/);
    expect(audit?.verify()).toEqual([]);
    expect(audit?.list({ before: told[0]?.seq ?? 0, limit: 1 })).toEqual(told.slice(1, 2));
  });

  test("staff set hours of their own: the example is over, and what was booked stays", async () => {
    const rooms = station.precious;
    const service = rooms?.services.services().find(({ id }) => id === "policy-consult");
    if (rooms == null || service === undefined) throw new Error("no editor");
    const { demo: _, ...plain } = service;
    rooms.services.saveService({ ...plain, place: "3 号窗口", bring: JSON.stringify(["身份证"]) });
    const saturday = { weekday: 6, from_minute: 540, to_minute: 600, seats: 1, expert_id: null };
    rooms.services.saveHours("policy-consult", [saturday]);
    const { items } = await resident.bookings.slots({ serviceId: "policy-consult", days: 7 });
    expect(items.map(({ startsAt }) => startsAt)).toEqual([
      "2026-11-21T01:00:00.000Z",
      "2026-11-21T01:20:00.000Z",
      "2026-11-21T01:40:00.000Z",
    ]);
    const day = (await staff.visits.day({})).items;
    expect(day.some(({ serviceId, slotClosed }) => serviceId === "policy-consult" && slotClosed)).toBe(true);
    const saved = (await resident.bookings.services()).items.find(({ id }) => id === "policy-consult");
    expect(saved).toMatchObject({ place: "3 号窗口", bring: ["身份证"] });
  });
});

test("in safe mode nothing can be booked, and everything else goes on", async () => {
  const router = createRouter({ ...station, precious: null });
  const anybody = createRouterClient(router, { context: { role: "staff" } });
  const unavailable = { code: "BOOKINGS_UNAVAILABLE", data: { why: "safe-mode" } };
  expect(await refused(anybody.bookings.services())).toEqual(unavailable);
  expect(await refused(anybody.visits.day({}))).toEqual(unavailable);
  expect((await anybody.jobs.search({})).total).toBe(1);
});
