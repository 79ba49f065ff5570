import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordedLog } from "../support/recorded-log.ts";
import { type LabStation, openLabStation } from "./lab-station.ts";
import { overElectronPort, overNodePort } from "./transports.ts";

let lab: LabStation;
beforeAll(async () => {
  lab = await openLabStation();
});
afterAll(() => lab.close());

const CALL = { i: "h1", p: { u: "/jobs/search", b: { json: {} } } };
const call = (change: object) => JSON.stringify({ ...CALL, p: { ...CALL.p, ...change } });

/**
 * What a broken or hostile page may post. `answered`: it carries a call id, so its caller gets an error; else it is
 * only counted. oRPC's own adapter turned twelve kinds of these into an unhandled rejection (stack.md §4.2).
 */
const HOSTILE: readonly { name: string; message: unknown; outcome: "answered" | "counted" }[] = [
  { name: "broken JSON", message: '{"bad', outcome: "counted" },
  { name: "broken JSON that begins like a call", message: '{"i":"h1","p":{', outcome: "answered" },
  { name: "the empty text", message: "", outcome: "counted" },
  { name: "null in JSON", message: "null", outcome: "counted" },
  { name: "an empty object in JSON", message: "{}", outcome: "counted" },
  { name: "a list in JSON", message: '[{"i":"h1"}]', outcome: "counted" },
  { name: "an id without a request", message: '{"i":"h1"}', outcome: "answered" },
  { name: "a number for an id", message: '{"i":1,"p":{"u":"/jobs/search"}}', outcome: "counted" },
  { name: "a number", message: 5, outcome: "counted" },
  { name: "null", message: null, outcome: "counted" },
  { name: "an object that is no text", message: CALL, outcome: "counted" },
  { name: "bytes", message: new TextEncoder().encode(call({})), outcome: "counted" },
  { name: "a foreign address", message: call({ u: "http://example.org/jobs/search" }), outcome: "answered" },
  { name: "an address that does not parse", message: call({ u: "/\u0000 %" }), outcome: "answered" },
  { name: "another method", message: call({ m: "GET" }), outcome: "answered" },
  {
    name: "a form in parts",
    message: call({ h: { "content-type": "multipart/form-data; boundary=x" }, b: "--x" }),
    outcome: "answered",
  },
  { name: "a file", message: call({ h: { "content-disposition": 'attachment; filename="x"' } }), outcome: "answered" },
  { name: "an event stream from the page", message: '{"i":"h1","t":3,"p":{"e":"message","d":1}}', outcome: "answered" },
  { name: "an unknown kind of message", message: '{"i":"h1","t":9,"p":{}}', outcome: "answered" },
  { name: "70,000 characters", message: call({ b: { json: { text: "a".repeat(70_000) } } }), outcome: "answered" },
  { name: "a body that is no body", message: call({ b: 5 }), outcome: "answered" },
  { name: "no body", message: call({ b: undefined }), outcome: "answered" },
  {
    name: "types at places that do not exist",
    message: call({ b: { json: {}, meta: [[1, "a", "b", "c"]] } }),
    outcome: "answered",
  },
  {
    name: "types on a prototype",
    message: call({ b: { json: {}, meta: [[1, "__proto__", "polluted"]] } }),
    outcome: "answered",
  },
  { name: "types that are no list", message: call({ b: { json: {}, meta: "x" } }), outcome: "answered" },
];

const TRANSPORTS = [
  { name: "a Node port", open: overNodePort },
  { name: "an Electron port", open: overElectronPort },
] as const;

describe.each(TRANSPORTS)("over $name", ({ open }) => {
  test.each(HOSTILE)("$name", async ({ message, outcome }) => {
    const { log, lines } = recordedLog();
    const wire = await open(lab.router, { log });
    wire.post(message);
    // Messages keep their order: when the honest answer is here, the hostile one has been dealt with.
    expect(await wire.ask("jobs.search", { text: "保洁" })).toMatchObject({ output: { total: 1 } });
    const refusals = lines.filter((line) => line.event === "port.refused");
    const answers = wire.received.map((text) => JSON.parse(String(text))).filter(({ i }) => i === "h1");
    if (outcome === "counted")
      expect({ refusals: refusals.length, answers: answers.length }).toEqual({ refusals: 1, answers: 0 });
    else expect(answers).toHaveLength(1);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    await wire.close();
  });

  test("none of them is an unhandled rejection, and the log repeats nothing that was posted", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { log, lines } = recordedLog();
    const wire = await open(lab.router, { log });
    for (const { message } of HOSTILE) wire.post(message);
    expect(await wire.ask("jobs.search", { text: "保洁" })).toMatchObject({ output: { total: 1 } });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
    expect(new Set(lines.flatMap((line) => Object.keys(line.fields)))).toEqual(new Set(["why"]));
    await wire.close();
  });

  test("an abort of a call that was never made", async () => {
    const wire = await open(lab.router);
    wire.post('{"i":"zz","t":4}');
    expect(await wire.ask("jobs.search", {})).toHaveProperty("output");
    await wire.close();
  });

  test("a second call under an id that is still in use", async () => {
    const wire = await open(lab.router);
    wire.post(call({ u: "/station/watch" }));
    wire.post(call({ u: "/station/watch" }));
    wire.post('{"i":"h1","t":4}');
    expect(await wire.ask("jobs.search", {})).toHaveProperty("output");
    await expect.poll(() => lab.listeners()).toBe(0);
    await wire.close();
  });
});
