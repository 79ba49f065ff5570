import { describe, expect, test } from "vitest";
import { readProjectFile, sourceFiles } from "../../support/project-files.ts";
import { type Edge, edgesOf, findCycle, type Rule, wayTo, wrongArrows } from "./arrows.ts";

const NODE = ["node:"];

/** DESIGN §1: renderer → shared ← station ← hosts, shell ← main; packages by room (oRPC: stack.md §4.6). */
const RULES: readonly Rule[] = [
  { room: "shared/", files: ["shared/"], packages: ["zod", "pinyin-pro"] },
  { room: "shared/contract/", files: ["shared/"], packages: ["zod", "@orpc/contract"] },
  {
    room: "electron/station/",
    files: ["electron/station/", "shared/"],
    packages: ["better-sqlite3", "node:crypto", "node:zlib", "node:stream", "zod"],
  },
  {
    room: "electron/station/events/",
    files: ["electron/station/", "shared/"],
    packages: ["csv-parse", "csv-stringify", "zod"],
  },
  {
    room: "electron/station/staff/",
    files: ["electron/station/", "shared/"],
    packages: ["csv-stringify", "node:crypto", "zod"],
  },
  // Syllables are worked out in the worker, when a generation is built; nothing loads the library at a start.
  { room: "electron/station/search/spoken-words.ts", files: ["shared/"], packages: ["pinyin-pro"] },
  { room: "electron/station/router.ts", files: ["electron/station/", "shared/"], packages: ["@orpc/server"] },
  {
    room: "electron/transport/",
    files: ["electron/transport/", "electron/station/", "shared/"],
    packages: [...NODE, "@orpc/server"],
  },
  {
    room: "electron/hosts/",
    files: ["electron/hosts/", "electron/transport/", "electron/station/", "shared/"],
    packages: [
      ...NODE,
      "@orpc/server",
      "better-sqlite3",
      "pino",
      "csv-parse",
      "csv-stringify",
      "iconv-lite",
      "saxes",
      "yauzl",
      "zod",
    ],
  },
  {
    room: "electron/shell/",
    files: ["electron/shell/", "electron/transport/", "electron/station/", "shared/"],
    packages: [...NODE, "electron/main", "electron/renderer", "electron/common"],
  },
  { room: "electron/preload.ts", files: ["electron/shell/"], packages: [] },
  {
    room: "electron/main.ts",
    files: ["electron/shell/", "electron/hosts/", "electron/transport/", "electron/station/", "shared/"],
    packages: NODE,
  },
  { room: "electron/vite.", files: [], packages: [...NODE, "vite"] },
  { room: "renderer/vite.config.ts", files: [], packages: [...NODE, "vite", "@vitejs/plugin-react"] },
  {
    room: "renderer/",
    files: ["renderer/", "shared/", "resources/locales/"],
    packages: [
      "react",
      "react-dom",
      "react-aria-components",
      "react-i18next",
      "i18next",
      "qrcode",
      "@tanstack/react-query",
      "@tanstack/react-router",
      "@phosphor-icons/react",
      "@fontsource-variable/noto-sans-sc",
    ],
  },
  { room: "renderer/client/", files: ["renderer/client/", "shared/"], packages: ["@orpc/client", "@orpc/contract"] },
];

/** A thread may read and write files: it is the station's hand, and its input names every path. */
const WORKER: Rule = {
  room: "a worker",
  files: ["electron/station/", "shared/"],
  packages: ["better-sqlite3", "node:crypto", "node:zlib", "node:fs", "node:os", "node:stream", "node:worker_threads"],
};

const FOLDERS = ["shared", "electron", "renderer"];
const files = sourceFiles(FOLDERS);
const rules = [...RULES, ...files.filter((f) => f.endsWith(".worker.ts")).map((room) => ({ ...WORKER, room }))];
const edges = files.flatMap((file) => edgesOf(file, readProjectFile(file)));
const show = (wrong: readonly Edge[]) => wrong.map(({ from, to }) => `${from} → ${to}`);

describe("arrows between rooms", () => {
  test("every import points where its room may", () => {
    expect(edges.length).toBeGreaterThan(100);
    expect(show(wrongArrows(edges, rules))).toEqual([]);
  });

  test("no files import one another in a ring", () => {
    expect(findCycle(edges)).toBeNull();
  });

  test("the worker's address is an import like any other", () => {
    expect(edges).toContainEqual({
      from: "electron/hosts/node-workers.ts",
      to: "electron/station/feed/build-generation.worker.ts",
      target: "file",
      kind: "value",
    });
  });

  test("no schema library in the page: the contract is imported there as a type", () => {
    const ways = files.filter((f) => f.startsWith("renderer/")).map((file) => wayTo(file, "zod", edges));
    expect(ways.filter((way) => way !== null)).toEqual([]);
  });
});

describe("what the walk must catch", () => {
  const MUTANTS: Readonly<Record<string, [file: string, text: string]>> = {
    "the core imports a host": ["electron/station/x.ts", 'import { a } from "../hosts/cli.ts";'],
    "the core imports a type of a host": ["electron/station/x.ts", 'import type { A } from "../hosts/cli.ts";'],
    "the core loads a file late": ["electron/station/x.ts", 'const a = await import("../transport/port.ts");'],
    "the core starts a thread of a host": ["electron/station/x.ts", 'new URL("../hosts/x.worker.ts", import.meta.url)'],
    "the core re-exports a host": ["electron/station/x.ts", 'export {\n  a,\n  b,\n} from "../hosts/cli.ts";'],
    "the core reads a file": ["electron/station/x.ts", 'import { readFileSync } from "node:fs";'],
    "the core calls over oRPC": ["electron/station/jobs/x.ts", 'import { os } from "@orpc/server";'],
    "a host imports Electron": ["electron/hosts/x.ts", 'import { app } from "electron/main";'],
    "a host imports the shell": ["electron/hosts/x.ts", 'import { a } from "../shell/window.ts";'],
    "the pure room imports Node": ["shared/x.ts", 'import "node:crypto";'],
    "the pure room imports a neighbour of its name": ["shared/x.ts", 'import { a } from "../shared-private/a.ts";'],
    "the page imports the core": ["renderer/x.tsx", 'import { a } from "../electron/station/ports.ts";'],
    "the page imports a package of no room": ["renderer/x.tsx", 'import _ from "lodash";'],
    "the page calls past its client": ["renderer/pages/x.tsx", 'import { createORPCClient } from "@orpc/client";'],
    "a file in no room": ["attic/x.ts", 'import { a } from "../shared/result.ts";'],
  };
  test.each(Object.entries(MUTANTS))("%s", (_, [file, text]) => {
    expect(wrongArrows(edgesOf(file, text), RULES)).toHaveLength(1);
  });

  test("comments are no imports", () => {
    expect(edgesOf("shared/x.ts", '// import "node:fs";\n/* import "a"; */\n * from "b"\n')).toEqual([]);
  });

  test("a ring of three files", () => {
    const ring = ["a", "b", "c", "a"].map((name) => `shared/${name}.ts`);
    const made = ring
      .slice(1)
      .map((to, i) => ({ from: ring[i] ?? "", to, target: "file" as const, kind: "value" as const }));
    expect(findCycle(made)).toEqual(ring);
    expect(findCycle(made.map((edge) => ({ ...edge, kind: "type" as const })))).toBeNull();
  });

  test("a schema carried into the page by a detour", () => {
    const made = [
      ...edgesOf("renderer/x.tsx", 'import { a } from "../shared/a.ts";'),
      ...edgesOf("shared/a.ts", 'import { z } from "zod";'),
    ];
    expect(wayTo("renderer/x.tsx", "zod", made)).toEqual(["renderer/x.tsx", "shared/a.ts", "zod"]);
  });
});
