import { readFile } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { CSP, SECURITY_HEADERS } from "../../shared/station/csp.ts";
import type { Session } from "./electron.ts";
import { HOST, OUT_OF_SERVICE_PATH, SCHEME } from "./origin.ts";

export interface PageFiles {
  /** The built page. */
  readonly renderer: string;
  /** Holds the out-of-service page, which must not depend on the built one. */
  readonly resources: string;
}

/** What the page is made of. A file of another kind is not served, whatever lies in the folder. */
const KINDS: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  mp3: "audio/mpeg",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webp: "image/webp",
  woff2: "font/woff2",
};

/** The out-of-service page and what it is made of come from the resources folder, everything else from the build. */
const RESOURCE_PATHS: readonly string[] = [OUT_OF_SERVICE_PATH, "/out-of-service.css"];
const RESOURCE_FOLDER = "/fonts/";

/** Lets `collectJavaScriptCallStack` name the script that hangs (hang-watch.ts). */
const CALL_STACKS = { "document-policy": "include-js-call-stacks-in-crash-reports" };

/** Serves `app://kiosk/` on the session of the window; other sessions do not know the scheme. */
export function serveFiles(session: Session, files: PageFiles): void {
  session.protocol.handle(SCHEME, (request) => answer(request, files));
}

/** 200 with the file, 403 for an address that is not a plain path of ours, 404 for one that names no file, 405. */
export async function answer(request: Request, files: PageFiles): Promise<Response> {
  const url = new URL(request.url);
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST) return refusal(403);
  if (request.method !== "GET" && request.method !== "HEAD") return refusal(405);
  const path = plainPath(url.pathname);
  if (path === null) return refusal(403);
  const kind = KINDS[path.slice(path.lastIndexOf(".") + 1)];
  if (kind === undefined) return refusal(404);
  const root = RESOURCE_PATHS.includes(path) || path.startsWith(RESOURCE_FOLDER) ? files.resources : files.renderer;
  const file = join(root, path);
  if (!isInside(root, file)) return refusal(403);
  const body = await readOrNull(file);
  if (body === null) return refusal(404);
  return new Response(request.method === "HEAD" ? null : body, {
    headers: { ...headers(), "content-type": kind, "content-length": String(body.byteLength) },
  });
}

function headers(): Record<string, string> {
  return { ...SECURITY_HEADERS, ...CALL_STACKS, "content-security-policy": CSP, "cache-control": "no-cache" };
}

function refusal(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: headers() });
}

/**
 * Letters, digits, `-`, `_` and inner dots in every step: all that a build produces. What remains encoded, climbs, is
 * hidden or means something to a file system (`..`, `\`, `:`, NUL, a second `%`) has no such form, so no list of tricks
 * has to be complete.
 */
const STEP = /^[\w-]+(\.[\w-]+)*$/;

function plainPath(pathname: string): string | null {
  if (pathname === "/") return "/index.html";
  return pathname
    .slice(1)
    .split("/")
    .every((step) => STEP.test(step))
    ? pathname
    : null;
}

/** The second wall, should the pattern above ever be loosened. */
function isInside(root: string, file: string): boolean {
  const way = relative(root, file);
  return way !== "" && !way.startsWith("..") && !isAbsolute(way);
}

async function readOrNull(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR") return null;
    throw error;
  }
}
