import { createReadStream, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream";
import { BROWSER_HEADERS } from "../../shared/station/csp.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".mp3": "audio/mpeg",
};

/** Built files carry a hash of their content in their name; the page itself does not. */
const HASHED = /^\/assets\//;
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * Which file of the built page a path means.
 * @param path as it came, not decoded, without the query: a URL parser would have walked its `..` away unseen
 * @returns the file, or the status of the refusal: 403 for a path that leaves the folder, 404 for no such file
 */
export function findPageFile(root: string, path: string): { file: string; size: number } | { status: 403 | 404 } {
  const decoded = decode(path);
  if (decoded === null || decoded.includes("\0") || decoded.includes("\\")) return { status: 403 };
  const file = join(root, decoded === "/" ? "index.html" : decoded);
  if (!file.startsWith(root + sep)) return { status: 403 };
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true ? { file, size: stat.size } : { status: 404 };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

export function sendPageFile(response: ServerResponse, path: string, found: { file: string; size: number }): void {
  response.writeHead(200, {
    ...BROWSER_HEADERS,
    "content-type": TYPES[extname(found.file)] ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": HASHED.test(path) ? FOR_EVER : "no-store",
  });
  if (response.req.method === "HEAD") {
    response.end();
    return;
  }
  // A page that is closed while it loads breaks the pipe: nothing to answer any more, the streams are destroyed.
  pipeline(createReadStream(found.file), response, () => {});
}
