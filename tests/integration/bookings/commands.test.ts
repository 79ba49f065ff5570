import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callCommand } from "../../../electron/hosts/call-command.ts";
import { type Command, type CommandIo, UsageError } from "../../../electron/hosts/command.ts";
import { backupCommand, purgeCommand, restoreCommand } from "../../../electron/hosts/data-commands.ts";
import { createLab, type FeedLab } from "../../support/feed-lab.ts";

/** Friday, 08:00 in Shanghai. */
const NOW = "2026-11-20T00:00:00Z";
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

let lab: FeedLab;
let printed: string[] = [];
let said: string[] = [];
const precious = (...parts: string[]) => join(lab.data, "precious", ...parts);

function io(): CommandIo {
  return {
    stdin: Readable.from([""]),
    env: { YIKE_DATA: lab.data, XDG_CONFIG_HOME: lab.root },
    print: async (line) => void printed.push(line),
    say: (line) => void said.push(line),
  };
}

/** Exit code and the JSON that was printed. */
async function run(command: Command, ...args: string[]) {
  printed = [];
  said = [];
  const exit = await command(args, io());
  return { exit, output: printed.length === 0 ? null : JSON.parse(printed.join("\n")) };
}
const call = (procedure: string, input: object, now = NOW) =>
  run(callCommand, procedure, JSON.stringify(input), "--now", now);

beforeAll(async () => {
  lab = createLab();
  const { keyId, publicKey } = lab.key;
  const station = {
    id: "cli",
    name: "测试站",
    district: "长宁区",
    lat: 31.2,
    lon: 121.4,
    feed: { keys: [{ keyId, publicKey }] },
  };
  const { mkdirSync } = await import("node:fs");
  mkdirSync(lab.data);
  writeFileSync(join(lab.data, "station.json"), JSON.stringify(station));
  const from = await lab.publish(["保洁员"], { now: Date.now(), content: { "appointment-types": [TYPE] } });
  expect(await run(callCommand, "feed.apply", JSON.stringify({ from }), "--role", "staff")).toMatchObject({ exit: 0 });
});
afterAll(() => lab.close());
beforeEach(() => {
  printed = [];
});

describe("a terminal that is a new process for every call", () => {
  let code = "";

  test("holds in one, confirms in the next, finds in the third", async () => {
    const slots = await call("bookings.slots", { serviceId: "career-guidance" });
    const slotId = slots.output.items[0].id;
    const hold = await call("bookings.hold", { slotId });
    const contact = { surname: "李", honorific: "女士", phone: "13812345678" };
    const body = { id: "10000000-0000-4000-8000-000000000001", holdId: hold.output.holdId, ...contact };
    const confirmed = await call("bookings.confirm", body);
    expect(confirmed).toMatchObject({ exit: 0, output: { booking: { status: "booked", slot: { id: slotId } } } });
    code = confirmed.output.booking.code;
    expect(await call("bookings.find", { code, last4: "5678" })).toMatchObject({ exit: 0 });
    expect(await call("bookings.find", { code, last4: "0000" })).toMatchObject({
      exit: 1,
      output: { error: { code: "NOT_FOUND" } },
    });
  });

  test("backup, somewhere else too", async () => {
    const elsewhere = join(lab.root, "stick");
    const { exit, output } = await run(backupCommand, "--to", elsewhere);
    expect([exit, output.bookings]).toEqual([0, 1]);
    expect(existsSync(output.copy)).toBe(true);
    expect(said.join()).toContain("keys");
  });

  test("the file is garbage, and restore brings everything back from the copy that lay elsewhere", async () => {
    const stick = join(lab.root, "stick");
    const [copy = ""] = readdirSync(stick);
    writeFileSync(precious("precious.db"), "garbage");
    const { exit, output } = await run(restoreCommand, "--from", join(stick, copy));
    expect([exit, output.bookings]).toEqual([0, 1]);
    expect(await call("bookings.find", { code, last4: "5678" })).toMatchObject({ exit: 0 });
    expect(existsSync(precious("restore.json"))).toBe(false);
  });

  test("restore from something that is no copy changes nothing and says so", async () => {
    const wrong = join(lab.root, "holiday.jpg");
    writeFileSync(wrong, "not a database");
    expect((await run(restoreCommand, "--from", wrong)).exit).toBe(1);
    expect(said.length).toBeGreaterThan(0);
    expect((await run(restoreCommand, "--from", join(lab.root, "missing"))).exit).toBe(1);
    expect(await call("bookings.find", { code, last4: "5678" })).toMatchObject({ exit: 0 });
  });

  test("purge by the operator's word for the time", async () => {
    expect((await run(purgeCommand, "--now", "2026-11-27T12:00:00Z")).output).toMatchObject({ people: 0 });
    expect((await run(purgeCommand, "--now", "2026-11-28T12:00:00Z")).output).toMatchObject({ people: 1 });
    expect(await call("bookings.find", { code, last4: "5678" })).toMatchObject({ exit: 1 });
    await expect(run(purgeCommand, "--now", "soon")).rejects.toBeInstanceOf(UsageError);
  });

  test("without its key the station answers everything but bookings, and the commands say why", async () => {
    const { renameSync } = await import("node:fs");
    renameSync(join(lab.data, "keys"), join(lab.root, "keys"));
    expect(await call("bookings.services", {})).toMatchObject({
      exit: 1,
      output: { error: { code: "BOOKINGS_UNAVAILABLE", data: { why: "safe-mode" } } },
    });
    expect(await call("jobs.search", {})).toMatchObject({ exit: 0, output: { total: 1 } });
    expect((await run(backupCommand)).exit).toBe(1);
    expect(said.join()).toContain("钥匙");
    renameSync(join(lab.root, "keys"), join(lab.data, "keys"));
    expect(await call("bookings.services", {})).toMatchObject({ exit: 0 });
  });
});
