import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answer } from "../../../electron/shell/protocol.ts";
import { CSP, SECURITY_HEADERS } from "../../../shared/station/csp.ts";
import { openTestKiosk, programFolder } from "../../support/test-kiosk.ts";

async function get(url: string, init?: RequestInit): Promise<Response> {
  const { session } = await openTestKiosk();
  const response = await session.ask.fetch(url, init);
  if (typeof response === "string") throw new Error(`${url}: ${response}`);
  return response;
}

describe("app://kiosk/", () => {
  test("is the built page", async () => {
    const response = await get("app://kiosk/");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toContain("<title>page</title>");
  });

  test("serves a script as a script", async () => {
    const response = await get("app://kiosk/assets/app-B1x_-2.js");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("content-length")).toBe("10");
  });

  test.each(["app://kiosk/", "app://kiosk/nothing.js", "app://kiosk/.hidden.js"])(
    "%s carries the policy and the headers, whatever the answer",
    async (url) => {
      const { headers } = await get(url);
      expect(headers.get("content-security-policy")).toBe(CSP);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name), name).toBe(value);
      expect(headers.get("document-policy")).toBe("include-js-call-stacks-in-crash-reports");
    },
  );

  test("the policy allows nothing inline, nothing foreign and no string as code", () => {
    const directives = new Map(CSP.split("; ").map((text) => [text.split(" ")[0], text.split(" ").slice(1)]));
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("style-src")).toEqual(["'self'"]);
    expect(directives.get("connect-src")).toEqual(["'self'"]);
    expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
    expect(directives.get("require-trusted-types-for")).toEqual(["'script'"]);
    expect(CSP).not.toMatch(/unsafe|https?:|\*/);
    expect(SECURITY_HEADERS["x-content-type-options"]).toBe("nosniff");
    expect(SECURITY_HEADERS["cross-origin-opener-policy"]).toBe("same-origin");
  });

  test.each([
    ["app://kiosk/..%2f..%2fpackage.json", 403],
    ["app://kiosk/assets/%2e%2e/%2e%2e/%2e%2e/package.json", 404],
    ["app://kiosk/..%5c..%5cpackage.json", 403],
    ["app://kiosk/%252e%252e/package.json", 403],
    ["app://kiosk/assets//app-B1x_-2.js", 403],
    ["app://kiosk//etc/passwd", 403],
    ["app://kiosk/C:/windows/win.ini", 403],
    ["app://kiosk/index.html%00.js", 403],
    ["app://kiosk/.npmrc", 403],
    ["app://kiosk/assets/", 403],
    ["app://kiosk/assets", 404],
    ["app://kiosk/index.html/x.js", 404],
    ["app://kiosk/assets/app-B1x_-2.js.map", 404],
    ["app://kiosk/index.HTML", 404],
    ["app://kiosk/nothing.js", 404],
    ["app://kiosk/station.example.json", 404],
  ])("%s → %d", async (url, status) => {
    const response = await get(url);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe("");
  });

  test.each(["app://other/", "app://kiosk:81/", "app://kiosk.example/"])("%s is somebody else's", async (url) => {
    const files = { renderer: "/nowhere", resources: "/nowhere" };
    expect((await answer(new Request(url), files)).status).toBe(403);
  });

  test("is read-only", async () => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      expect((await get("app://kiosk/", { method })).status).toBe(405);
    }
    const head = await get("app://kiosk/", { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
  });

  test("no path whatever reads a file outside the page", async () => {
    const root = programFolder();
    const files = { renderer: join(root, "dist", "renderer"), resources: join(root, "resources") };
    const step = fc.oneof(
      fc.constantFrom("..", ".", "%2e%2e", "..%2f", "..\\", "%5c..", "%252e", "package.json", "assets", "", "C:", "\0"),
      fc.string({ unit: "binary", maxLength: 8 }).map((text) => encodeURIComponent(text.toWellFormed())),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const url = `app://kiosk/${steps.join("/")}`;
        if (!URL.canParse(url)) return;
        const response = await answer(new Request(url), files);
        expect([200, 403, 404]).toContain(response.status);
        expect(await response.text()).not.toContain("secret of the program folder");
      }),
      { numRuns: 500 },
    );
  });

  test("serves the out-of-service page and all its fonts from the resources", async () => {
    const fonts = readdirSync(new URL("../../../resources/fonts", import.meta.url)).filter((f) => f.endsWith(".woff2"));
    expect(fonts.length).toBeGreaterThan(0);
    for (const path of ["out-of-service.html", "out-of-service.css", ...fonts.map((file) => `fonts/${file}`)]) {
      expect((await get(`app://kiosk/${path}`)).status, path).toBe(200);
    }
  });
});
