import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callCommand } from "../../../electron/hosts/call-command.ts";
import { type CommandIo, UsageError } from "../../../electron/hosts/command.ts";
import { doctorCommand } from "../../../electron/hosts/doctor-command.ts";
import { createLab, type FeedLab } from "../../support/feed-lab.ts";

let lab: FeedLab;
let printed: string[] = [];

function io(stdin = ""): CommandIo {
  return {
    stdin: Readable.from([stdin]),
    env: { YIKE_DATA: lab.data, XDG_CONFIG_HOME: lab.root },
    print: async (line) => void printed.push(line),
    say: () => {},
  };
}
async function call(...args: string[]) {
  printed = [];
  const exit = await callCommand(args, io());
  return { exit, answer: JSON.parse(printed.join("\n")) };
}
async function batch(lines: readonly string[], ...args: string[]) {
  printed = [];
  const exit = await callCommand(["--batch", "-", ...args], io(lines.map((line) => `${line}\n`).join("")));
  return { exit, answers: printed.map((line) => JSON.parse(line)) };
}

/** A station of its own, with two jobs from a feed that it trusts. */
beforeAll(async () => {
  lab = createLab();
  mkdirSync(lab.data);
  const { keyId, publicKey } = lab.key;
  const station = {
    id: "cli",
    name: "测试站",
    district: "长宁区",
    lat: 31.2,
    lon: 121.4,
    feed: { keys: [{ keyId, publicKey }] },
  };
  writeFileSync(join(lab.data, "station.json"), JSON.stringify(station));
  const from = await lab.publish(["保洁员", "保安员"], { now: Date.now() });
  expect(await call("feed.apply", JSON.stringify({ from }), "--role", "staff")).toMatchObject({
    exit: 0,
    answer: { verdict: "accepted", counts: { jobs: 2 } },
  });
});
afterAll(() => lab.close());
beforeEach(() => {
  printed = [];
});

describe("station call", () => {
  test("prints the output as one line of JSON", async () => {
    expect(await call("jobs.search", '{"text":"保洁"}')).toMatchObject({ exit: 0, answer: { total: 1 } });
    expect(printed).toHaveLength(1);
  });

  test("needs no input where the procedure needs none", async () => {
    expect(await call("station.info")).toMatchObject({ exit: 0, answer: { id: "cli" } });
  });

  test("shows another day to the station, and only to this call", async () => {
    const { answer } = await call("station.info", "{}", "--now", "2031-05-01T08:00:00+08:00");
    expect(answer.now).toMatch(/^2031-05-01T00:00:0/);
    expect((await call("station.info")).answer.now).not.toMatch(/^2031/);
  });

  test("a stream answers with its newest state", async () => {
    const { answer } = await call("station.watch");
    expect(answer.generation).toBe((await call("feed.status")).answer.generation);
  });

  test.each([
    { name: "an input that is no JSON", args: ["jobs.search", "{bad"], code: "BAD_REQUEST", path: "" },
    { name: "a wrong field", args: ["jobs.search", '{"pageSize":99}'], code: "BAD_REQUEST", path: "pageSize" },
    { name: "a wrong time", args: ["station.info", "{}", "--now", "noon"], code: "BAD_REQUEST", path: "--now" },
    { name: "a role nobody has", args: ["station.info", "{}", "--role", "root"], code: "BAD_REQUEST", path: "--role" },
  ])("$name: the error names the place, exit 1", async ({ args, code, path }) => {
    expect(await call(...args)).toMatchObject({ exit: 1, answer: { error: { code, data: { issues: [{ path }] } } } });
  });

  test.each(["nope", "jobs", "jobs.search.x", "jobs.constructor", "jobs.__proto__", "__proto__", ""])(
    "no such procedure: %j",
    async (name) => {
      expect(await call(name, "{}")).toMatchObject({ exit: 1, answer: { error: { code: "NOT_FOUND" } } });
    },
  );

  test("the public role is the default", async () => {
    expect(await call("feed.apply", '{"from":"/x"}')).toMatchObject({
      exit: 1,
      answer: { error: { code: "ROLE_REQUIRED", data: { need: "staff" } } },
    });
  });

  test.each([[[]], [["a", "{}", "more"]], [["a", "--batch", "-"]]])("asks for the usage text at %j", async (args) => {
    await expect(callCommand(args, io())).rejects.toBeInstanceOf(UsageError);
  });

  test("an option it does not have is a usage fault", async () => {
    await expect(callCommand(["a", "--verbose"], io())).rejects.toMatchObject({
      code: "ERR_PARSE_ARGS_UNKNOWN_OPTION",
    });
  });

  test("a station.json with a mistake is told with its field", async () => {
    const broken = join(lab.root, "broken");
    mkdirSync(broken);
    writeFileSync(join(broken, "station.json"), '{"id":"a","name":"b","district":"c","lat":"north","lon":1}');
    const { exit, answer } = await call("station.info", "{}", "--data", broken);
    expect({ exit, code: answer.error.code }).toEqual({ exit: 1, code: "STATION_CONFIG" });
    expect(answer.error.message).toContain("lat");
  });

  test("a data folder that cannot be one is an answer too", async () => {
    const file = join(lab.root, "file");
    writeFileSync(file, "");
    expect(await call("station.info", "{}", "--data", join(file, "x"))).toMatchObject({
      exit: 1,
      answer: { error: { code: "STATION_UNAVAILABLE" } },
    });
  });
});

describe("station call --batch", () => {
  test("one line in, one line out, in order; a bad line is answered and does not stop the rest", async () => {
    const { exit, answers } = await batch([
      '{"procedure":"jobs.search","input":{"text":"保洁"}}',
      "not json",
      "",
      "5",
      '{"input":{}}',
      '{"procedure":"nope"}',
      '{"procedure":"jobs.search","input":{"page":0}}',
      '{"procedure":"station.info"}',
    ]);
    expect(exit).toBe(0);
    const codes = answers.map((answer) => answer.error?.code ?? "ok");
    const bad = "BAD_REQUEST";
    expect(codes).toEqual(["ok", bad, bad, bad, bad, "NOT_FOUND", bad, "ok"]);
    expect(answers[0]).toMatchObject({ output: { total: 1 } });
  });

  test("a time in a line is for that line; without one the time of the command holds", async () => {
    const line = (now?: string) => JSON.stringify({ procedure: "station.info", input: {}, now });
    const lines = [line(), line("2031-05-01T00:00:00Z"), line(), line("yesterday"), line()];
    const { answers } = await batch(lines, "--now", "2030-01-01T00:00:00Z");
    const years = answers.map((answer) => answer.output?.now.slice(0, 4) ?? answer.error.code);
    expect(years).toEqual(["2030", "2031", "2030", "BAD_REQUEST", "2030"]);
  });

  test("no line, no answer", async () => {
    expect(await batch([])).toEqual({ exit: 0, answers: [] });
  });

  test("from a file, whose last line has no end", async () => {
    const file = join(lab.root, "calls.jsonl");
    writeFileSync(file, '{"procedure":"station.info"}\r\n{"procedure":"feed.status"}');
    expect(await callCommand(["--batch", file], io())).toBe(0);
    expect(printed).toHaveLength(2);
  });

  test("a file that is not there", async () => {
    expect(await call("--batch", join(lab.root, "none"))).toMatchObject({
      exit: 1,
      answer: { error: { code: "BAD_REQUEST" } },
    });
  });
});

describe("station doctor", () => {
  async function doctor() {
    printed = [];
    const exit = await doctorCommand([], io());
    return { exit, report: JSON.parse(printed.join("\n")) };
  }

  test("tells of every part, and is ready only when each is", async () => {
    const { exit, report } = await doctor();
    expect(Object.keys(report.checks)).toEqual([
      "node",
      "engine",
      "config",
      "key",
      "seed",
      "generation",
      "bookings",
      "disk",
    ]);
    expect(report.checks.generation).toMatchObject({ ok: true, jobs: 2 });
    const ready = Object.values(report.checks).every((one) => (one as { ok: boolean }).ok);
    expect({ exit, ready: report.ready }).toEqual({ exit: ready ? 0 : 1, ready });
  });

  test("a station that fetches a feed whose key it does not know is not ready", async () => {
    const place = join(lab.root, "keyless");
    mkdirSync(place);
    const feed = { url: "https://feeds.example/a/" };
    const station = { id: "a", name: "b", district: "c", lat: 31, lon: 121, feed };
    writeFileSync(join(place, "station.json"), JSON.stringify(station));
    printed = [];
    const exit = await doctorCommand(["--data", place], io());
    const { checks } = JSON.parse(printed.join("\n"));
    expect({ exit, ok: checks.key.ok }).toEqual({ exit: 1, ok: false });
    expect(checks.key.why).toContain("feed.keys");
  });

  test("a wrong station.json is found, in words", async () => {
    writeFileSync(join(lab.root, "station.json"), "{");
    printed = [];
    const exit = await doctorCommand(["--data", lab.root], io());
    const { checks } = JSON.parse(printed.join("\n"));
    expect({ exit, ok: checks.config.ok }).toEqual({ exit: 1, ok: false });
    expect(checks.config.why).toContain("station.json");
  });
});
