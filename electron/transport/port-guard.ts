import type { Port } from "./port.ts";
import { REQUEST_BYTES_MAX, refusalBody } from "./wire.ts";

/** Why a message never reached the procedure table. Counted and logged; the message itself is not. */
export type PortRefusal = "not-text" | "too-large" | "not-json" | "not-a-request" | "unanswerable";

const REFUSALS = {
  "not-text": { status: 400, code: "BAD_REQUEST", message: "not text" },
  "too-large": { status: 413, code: "PAYLOAD_TOO_LARGE", message: "too large" },
  "not-json": { status: 400, code: "BAD_REQUEST", message: "not json" },
  "not-a-request": { status: 400, code: "BAD_REQUEST", message: "not a request" },
} as const;

/** Message kinds of oRPC 1.15's peer protocol that a page may send; streams flow to the page only. */
const KIND_REQUEST = 1;
const KIND_ABORT = 4;
/** oRPC counts its calls in base 36. */
const CALL_ID = /^[0-9a-z]{1,16}$/i;
/** The client writes the id first, so that even an oversized message can be answered without being parsed. */
const LEADING_ID = /^\{"i":"([0-9a-z]{1,16})"/i;
/** `/jobs/search`: longer than any procedure's path. */
const PATH = /^\/[a-z_]\S{0,198}$/i;

/**
 * Stands before oRPC's port adapter, which reads messages in an async listener that nobody catches: in 1.15.3 a
 * malformed one ends the process (stack.md §4.2). Only well-formed requests and aborts pass; everything else is
 * refused, and answered when it carries a call id, so that an honest caller never waits for ever.
 */
export function guardPort(port: Port, onRefusal: (why: PortRefusal) => void): Port {
  function post(data: unknown): void {
    try {
      port.postMessage(data);
    } catch {
      // The page has gone between its question and our answer. Nothing is lost, and a throw here would be a rejection
      // that nobody catches.
      onRefusal("unanswerable");
    }
  }

  function refuse(why: keyof typeof REFUSALS, text: string): void {
    onRefusal(why);
    const id = LEADING_ID.exec(text)?.[1];
    if (id === undefined) return;
    const { status, code, message } = REFUSALS[why];
    post(JSON.stringify({ i: id, p: { s: status, b: refusalBody(code, status, message) } }));
  }

  function receive(data: unknown, run: (event: { data: unknown }) => void): void {
    const why = faultOf(data);
    if (why === null) run({ data });
    else refuse(why, typeof data === "string" ? data : "");
  }

  return {
    postMessage: post,
    start: () => port.start(),
    on: (event, run) => {
      if (event === "message") port.on("message", (message) => receive(message?.data, run));
      else port.on(event, run);
    },
  };
}

function faultOf(data: unknown): keyof typeof REFUSALS | null {
  if (typeof data !== "string") return "not-text";
  if (data.length > REQUEST_BYTES_MAX || Buffer.byteLength(data) > REQUEST_BYTES_MAX) return "too-large";
  try {
    return isPassable(JSON.parse(data)) ? null : "not-a-request";
  } catch {
    return "not-json";
  }
}

function isPassable(message: unknown): boolean {
  if (!isRecord(message) || typeof message["i"] !== "string" || !CALL_ID.test(message["i"])) return false;
  if (message["t"] === KIND_ABORT) return true;
  if (message["t"] !== undefined && message["t"] !== KIND_REQUEST) return false;
  const request = message["p"];
  if (!isRecord(request) || request["m"] !== undefined) return false;
  return typeof request["u"] === "string" && PATH.test(request["u"]) && isHeaders(request["h"]);
}

/** The one header the page sends is where its stream stopped; a content type would choose another decoder. */
function isHeaders(headers: unknown): boolean {
  if (headers === undefined) return true;
  return isRecord(headers) && Object.entries(headers).every(([k, v]) => k === "last-event-id" && typeof v === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
