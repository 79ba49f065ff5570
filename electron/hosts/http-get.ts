import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from "node:http";
import { request } from "node:https";
import { FeedUnreadable } from "../station/feed/feed-unreadable.ts";
import { failureOf, failureOfStatus } from "./http-failures.ts";

export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body that are still taken; one more ends the call. */
  readonly maxBytes: number;
  /** ms without a byte, the connection included. */
  readonly idleMs: number;
  /** Ends the call whatever it has reached: a server that drips a byte a second is never idle. */
  readonly signal: AbortSignal;
  /** Certificates to trust in place of the system's: a test's own server. */
  readonly ca: string | undefined;
}

export type Got =
  | { readonly kind: "body"; readonly headers: IncomingHttpHeaders }
  | { readonly kind: "not-modified"; readonly headers: IncomingHttpHeaders }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large" };

/**
 * One GET, its body handed over piece by piece. Redirects are not followed: a file comes from the server that was asked
 * or not at all. A new connection each time: polls are minutes apart.
 * @throws FeedUnreadable with the class of whatever went wrong, a body cut short included
 */
export async function httpGet(
  url: URL,
  options: GetOptions,
  take: (chunk: Buffer) => void | Promise<void>,
): Promise<Got> {
  try {
    const answer = await headOf(url, options);
    try {
      return await bodyOf(answer, options, take);
    } finally {
      answer.destroy();
    }
  } catch (error) {
    throw failureOf(options.signal.aborted ? new FeedUnreadable("timeout", "the refresh took too long") : error);
  }
}

function headOf(url: URL, { headers, idleMs, signal, ca }: GetOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const common = {
      agent: false,
      signal,
      headers: { ...headers, "accept-encoding": "identity", "user-agent": "yike" },
    };
    const asked =
      url.protocol === "https:"
        ? request(url, {
            ...common,
            minVersion: "TLSv1.2",
            rejectUnauthorized: true,
            ...(ca === undefined ? {} : { ca }),
          })
        : plainRequest(url, common);
    asked.setTimeout(idleMs, () => asked.destroy(new FeedUnreadable("timeout", `${idleMs} ms without a byte`)));
    asked.once("response", resolve);
    asked.once("error", (error) => {
      // An answer that is no HTTP leaves the connection open otherwise.
      asked.destroy();
      reject(error);
    });
    asked.end();
  });
}

async function bodyOf(
  answer: IncomingMessage,
  { headers: asked, maxBytes }: GetOptions,
  take: (chunk: Buffer) => void | Promise<void>,
): Promise<Got> {
  const { statusCode: status = 0, headers } = answer;
  if (status === 304 && asked["if-none-match"] !== undefined) return { kind: "not-modified", headers };
  if (status === 404 || status === 410) return { kind: "missing" };
  if (status !== 200) throw failureOfStatus(status, headers, Date.now());
  if (/^text\/html\b/i.test(headers["content-type"] ?? ""))
    throw new FeedUnreadable("captive-portal", "a web page came in place of the file");
  if (Number(headers["content-length"] ?? 0) > maxBytes) return { kind: "too-large" };
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return { kind: "too-large" };
    await take(chunk);
  }
  // Without a length, a connection that ends early looks like one that is done: the hash tells.
  if (!answer.complete) throw new FeedUnreadable("interrupted", `ended after ${bytes} bytes`);
  return { kind: "body", headers };
}
