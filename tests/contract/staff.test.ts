import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract } from "../../shared/contract/index.ts";
import { type LabStation, openLabStation } from "./lab-station.ts";
import { inProcess, overElectronPort, overNodePort } from "./transports.ts";

let lab: LabStation;
beforeAll(async () => {
  lab = await openLabStation();
});
afterAll(() => lab.close());

const PIN = "830274";
const ID = "30000000-0000-4000-8000-000000000001";
const SPAN = { expertId: null, fromMinute: 540, toMinute: 600, seats: 1 };
/** A valid body of each: what is refused is the caller, not the words. */
const BODIES: Readonly<Record<string, object>> = {
  "staff.changePin": { pin: PIN },
  "staff.saveService": {
    ...{ id: "talk", position: 0, active: true, name: "谈", nameEn: "", what: "", whatEn: "" },
    ...{ minutes: 30, place: "", bring: [], ownOffer: true },
  },
  "staff.saveExpert": { id: "zhou", name: "周", org: "", active: true },
  "staff.saveHours": { serviceId: "talk", week: [{ ...SPAN, weekday: 1 }] },
  "staff.saveException": { ...SPAN, serviceId: null, day: "2026-11-23", kind: "closed" },
  "staff.removeException": { id: "x" },
  "staff.applyFeed": { place: "drop", feed: "" },
  "staff.confirmFeed": { seq: 1 },
  "staff.export": { what: "visits" },
  "staff.importEvents": { place: "drop", table: "a.csv" },
  "visits.walkIn": { id: ID, serviceId: "talk" },
  "visits.mark": { id: ID, as: "attended", version: 1 },
  "visits.outcome": { kind: "visit", id: ID, outcome: "advised", version: 1 },
  "visits.followedUp": { kind: "visit", id: ID, result: "reached", version: 1 },
};
const OPEN = ["status", "setUp", "signIn", "signOut"];
const DESK = [
  ...Object.keys(contract.staff)
    .filter((name) => !OPEN.includes(name))
    .map((name) => `staff.${name}`),
  ...Object.keys(contract.visits).map((name) => `visits.${name}`),
];

test("the desk's own procedures ask for staff, all but those at its door", () => {
  for (const [name, one] of Object.entries(contract.staff))
    expect([name, one["~orpc"].meta.role]).toEqual([name, OPEN.includes(name) ? "public" : "staff"]);
});

describe.each([
  { name: "in process", open: inProcess },
  { name: "a Node port", open: overNodePort },
  { name: "an Electron port", open: overElectronPort },
])("over $name", ({ open }) => {
  test.each(DESK)("a resident is refused %s", async (procedure) => {
    const screen = await open(lab.router, { context: { role: "public", caller: "screen" } });
    const answer = await screen.ask(procedure, BODIES[procedure] ?? {});
    expect(answer).toMatchObject({ error: { code: "ROLE_REQUIRED", data: { need: "staff" } } });
    await screen.close();
  });
});

test("with the PIN the same caller may, another may not, and after signing out nobody may", async () => {
  const desk = await inProcess(lab.router, { context: { role: "public", caller: "desk" } });
  const other = await inProcess(lab.router, { context: { role: "public", caller: "other" } });
  expect(await desk.ask("staff.status", {})).toMatchObject({ output: { state: "unset", signedIn: null } });
  expect(await desk.ask("staff.setUp", { pin: "123456" })).toMatchObject({ error: { code: "PIN_WEAK" } });
  expect(await desk.ask("staff.setUp", { pin: PIN })).toMatchObject({ output: { secondsLeft: 90 } });
  expect(await desk.ask("staff.summary", {})).toHaveProperty("output");
  expect(await other.ask("staff.summary", {})).toMatchObject({ error: { code: "ROLE_REQUIRED" } });
  expect(await desk.ask("staff.signOut", {})).toEqual({ output: { signedOut: true } });
  expect(await desk.ask("staff.summary", {})).toMatchObject({ error: { code: "ROLE_REQUIRED" } });
  expect(await other.ask("staff.signIn", { pin: "619473" })).toMatchObject({
    error: { code: "PIN_WRONG", data: { triesLeft: 14, waitSeconds: 0 } },
  });
  expect(await other.ask("staff.signIn", { pin: PIN })).toMatchObject({ output: { secondsLeft: 90 } });
  await desk.close();
  await other.close();
});

test("a caller without a name, as the command line is, cannot sign in", async () => {
  const line = await inProcess(lab.router, { context: { role: "staff" } });
  expect(await line.ask("staff.signIn", { pin: PIN })).toMatchObject({ error: { code: "NO_SCREEN" } });
  await line.close();
});
