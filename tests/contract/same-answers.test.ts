import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type LabStation, openLabStation } from "./lab-station.ts";
import {
  type Answer,
  inProcess,
  overElectronPort,
  overHttp,
  overNodePort,
  type Wire,
  type WireOptions,
} from "./transports.ts";

let lab: LabStation;
beforeAll(async () => {
  lab = await openLabStation();
});
afterAll(() => lab.close());

const TRANSPORTS = [
  { name: "in process", open: inProcess, wired: false },
  { name: "HTTP", open: overHttp, wired: true },
  { name: "a Node port", open: overNodePort, wired: true },
  { name: "an Electron port", open: overElectronPort, wired: true },
] as const;

/** `data.issues[].path` of a refused input, joined: the command line prints it so. */
function wrongFields(answer: Answer): string[] {
  if (!("error" in answer)) throw new Error(`expected a refusal: ${JSON.stringify(answer)}`);
  const { issues } = answer.error.data as { issues: { path: string | (string | number)[] }[] };
  return issues.map(({ path }) => (Array.isArray(path) ? path.join(".") : path));
}

const codeOf = (answer: Answer) => ("error" in answer ? answer.error.code : "none");

describe.each(TRANSPORTS)("over $name", ({ open, wired }) => {
  const opened: Wire[] = [];
  async function wire(options?: WireOptions, router = lab.router): Promise<Wire> {
    const made = await open(router, options);
    opened.push(made);
    return made;
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });

  test("a resident looks for cleaning work", async () => {
    const { ask } = await wire();
    const answer = await ask("jobs.search", { text: "保洁" });
    expect(answer).toMatchObject({ output: { total: 1, page: 1, items: [{ title: "保洁员" }] } });
  });

  test("the page asks without an input where none is needed", async () => {
    const { ask } = await wire();
    expect(await ask("station.info")).toMatchObject({ output: { id: "demo-changning", version: "0.0.0" } });
  });

  test("a newer page sends a field that this station does not know", async () => {
    const { ask } = await wire();
    expect(await ask("jobs.search", { mood: "hopeful" })).toMatchObject({ output: { total: 3 } });
  });

  test("a job that is gone is a typed error with its id", async () => {
    const { ask } = await wire();
    expect(await ask("jobs.get", { id: "gone" })).toMatchObject({
      error: { code: "JOB_NOT_FOUND", data: { id: "gone" } },
    });
  });

  test.each([
    { input: { pageSize: 51 }, path: "pageSize" },
    { input: { text: 5 }, path: "text" },
    { input: { text: "保".repeat(20_001) }, path: "text" },
    { input: { filters: { withinKm: -1 } }, path: "filters.withinKm" },
    { input: [], path: "" },
    { input: null, path: "" },
  ])("wrong input is refused by its field: $path", async ({ input, path }) => {
    const { ask } = await wire();
    const answer = await ask("jobs.search", input);
    expect(codeOf(answer)).toBe("BAD_REQUEST");
    expect(wrongFields(answer)).toEqual([path]);
  });

  test.each(["text of ASCII", "text of Chinese characters"])("a message over 64 KiB: %s", async (kind) => {
    const { ask } = await wire();
    const text = kind === "text of ASCII" ? "a".repeat(66_000) : "保".repeat(22_000);
    const answer = await ask("jobs.search", { text });
    expect(codeOf(answer)).toBe(wired ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST");
    expect(await ask("jobs.search", {})).toMatchObject({ output: { total: 3 } });
  });

  test.each([
    "nope",
    "jobs",
    "jobs.nope",
    "jobs.search.deeper",
    "jobs.__proto__",
    "jobs.constructor",
    "jobs.toString",
    "__proto__.polluted",
    "constructor.prototype",
    "jobs.search.~orpc",
  ])("no such procedure: %s", async (name) => {
    const { ask } = await wire();
    expect(codeOf(await ask(name, {}))).toBe("NOT_FOUND");
  });

  test("a keyboard page cannot apply a feed", async () => {
    const { ask } = await wire();
    expect(await ask("feed.apply", { from: "/media/stick" })).toMatchObject({
      error: { code: "ROLE_REQUIRED", data: { need: "staff" } },
    });
  });

  test("saying to be staff in the message does not help", async () => {
    const { ask } = await wire();
    const answer = await ask("feed.apply", { from: "/media/stick", role: "staff", context: { role: "staff" } });
    expect(codeOf(answer)).toBe("ROLE_REQUIRED");
  });

  test("an unexpected fault tells nothing of itself", async () => {
    const jobs = {
      ...lab.station.jobs,
      get: () => {
        throw new Error("张三 13800000000");
      },
    };
    const { ask } = await wire({}, lab.routerWith({ jobs }));
    const answer = await ask("jobs.get", { id: "a" });
    expect(codeOf(answer)).toMatch(/^INTERNAL/);
    expect(JSON.stringify(answer)).not.toMatch(/张三|13800000000/);
  });

  test("an output that breaks the contract does not leave the station", async () => {
    const broken = { ok: true, value: { job: { title: "张三" } } } as unknown as ReturnType<
      typeof lab.station.jobs.get
    >;
    const { ask } = await wire({}, lab.routerWith({ jobs: { ...lab.station.jobs, get: () => broken } }));
    const answer = await ask("jobs.get", { id: "a" });
    expect(codeOf(answer)).toMatch(/^INTERNAL/);
    expect(JSON.stringify(answer)).not.toContain("张三");
  });

  test("an input with __proto__ in it changes no object", async () => {
    const { ask } = await wire();
    const input = JSON.parse('{"text":"保洁","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(await ask("jobs.search", input)).toMatchObject({ output: { total: 1 } });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("the role of a host", () => {
  test.each([
    { name: "in process", open: inProcess },
    { name: "a Node port", open: overNodePort },
    { name: "an Electron port", open: overElectronPort },
  ])("staff may apply a feed over $name", async ({ open }) => {
    const wire = await open(lab.router, { context: { role: "staff" } });
    const answer = await wire.ask("feed.apply", { from: "/nowhere" });
    expect(answer).toMatchObject({ output: { verdict: "refused", reason: "missing" } });
    await wire.close();
  });
});
