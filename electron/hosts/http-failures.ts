import type { IncomingHttpHeaders } from "node:http";
import type { FeedRefusal } from "../../shared/contract/feed.ts";
import { FeedUnreadable } from "../station/feed/feed-unreadable.ts";

/** Codes of Node, OpenSSL and the HTTP parser → class. The first row that fits decides. */
const ERROR_CLASSES: readonly (readonly [RegExp, FeedRefusal])[] = [
  [/^(?:ENOTFOUND|EAI_|ENETUNREACH|EHOSTUNREACH|EHOSTDOWN|ENETDOWN|ECONNREFUSED|EADDRNOTAVAIL)/, "offline"],
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT|ABORT_ERR)/, "timeout"],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE)/, "interrupted"],
  [/^HPE_/, "bad-answer"],
  [
    /^(?:ERR_TLS_|ERR_SSL_|EPROTO|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|HOSTNAME_MISMATCH)/,
    "bad-certificate",
  ],
];

/** OpenSSL's words for a peer that answers without TLS; Node gives them all the code EPROTO. */
const NO_TLS = /wrong version number|packet length too long|http request/;

/** An error on the way, as the class of failure that staff are told of. */
export function failureOf(error: unknown): FeedUnreadable {
  if (error instanceof FeedUnreadable) return error;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  const known = ERROR_CLASSES.find(([pattern]) => pattern.test(code))?.[1] ?? "bad-answer";
  const reason = known === "bad-certificate" && NO_TLS.test(detail) ? "bad-answer" : known;
  return new FeedUnreadable(reason, code === "" ? detail : `${code}: ${detail}`);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.name === "AbortError") return "ABORT_ERR";
  return "code" in error ? String(error.code) : "";
}

/** Answers that are neither the file nor "not modified" nor "not there". */
const STATUS_CLASSES: readonly (readonly [first: number, last: number, FeedRefusal])[] = [
  [301, 303, "redirected"],
  [307, 308, "redirected"],
  [401, 403, "forbidden"],
  [407, 407, "forbidden"],
  [408, 408, "timeout"],
  [429, 429, "busy"],
  [451, 451, "forbidden"],
  [503, 503, "busy"],
  [504, 504, "timeout"],
  // RFC 6585 §6: the network itself wants a sign-in.
  [511, 511, "captive-portal"],
  [500, 599, "server-error"],
];

/** The failure that a status stands for, with what the server asks for in `Retry-After`. */
export function failureOfStatus(status: number, headers: IncomingHttpHeaders, now: number): FeedUnreadable {
  const reason = STATUS_CLASSES.find(([first, last]) => status >= first && status <= last)?.[2] ?? "bad-answer";
  return new FeedUnreadable(reason, `HTTP ${status}`, retryAfter(headers["retry-after"], now));
}

/** RFC 9110 §10.2.3: seconds, or a date. Nonsense is as if nothing was said. */
function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1_000));
}
