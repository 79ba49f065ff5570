import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { REQUEST_BYTES_MAX } from "../transport/wire.ts";
import type { Invites } from "./web-invites.ts";

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What this launch of the host answers to, and to nothing else. */
export interface Gate {
  /** `127.0.0.1:PORT`. `localhost:PORT` is a foreign name: it can be made to point elsewhere. */
  readonly host: string;
  readonly token: string;
  /** Named after the port, because cookies of one host name are shared by all its ports. */
  readonly cookie: string;
  /** Words that open the page once, instead of the token. */
  readonly invites: Invites;
}

const MISDIRECTED: Refusal = { status: 421, code: "MISDIRECTED_REQUEST", message: "not my host name" };
const METHOD: Refusal = { status: 405, code: "METHOD_NOT_SUPPORTED", message: "method not allowed" };
const ORIGIN: Refusal = { status: 403, code: "FORBIDDEN", message: "foreign origin" };
const MEDIA: Refusal = { status: 415, code: "UNSUPPORTED_MEDIA_TYPE", message: "JSON only" };
const TOKEN: Refusal = { status: 401, code: "UNAUTHORIZED", message: "open the address that the host printed" };
const LENGTH: Refusal = { status: 411, code: "LENGTH_REQUIRED", message: "content-length required" };
const TOO_LARGE: Refusal = { status: 413, code: "PAYLOAD_TOO_LARGE", message: "too large" };

const JSON_TYPE = /^application\/json(?:\s*;\s*charset=utf-8)?$/i;
/** 128 bits: as hard to guess as the token. */
const CALLER_BYTES = 16;
const CALLER = /^[\w-]{22}$/;
const LENGTH_TEXT = /^\d{1,10}$/;

/**
 * Every request, first of all: a page of another name that was made to resolve to this machine (DNS rebinding) sends
 * its own name.
 */
export function refuseHost(request: IncomingMessage, gate: Gate): Refusal | null {
  return request.headers.host === gate.host ? null : MISDIRECTED;
}

/** A request for a part of the page. */
export function refusePage(request: IncomingMessage): Refusal | null {
  return request.method === "GET" || request.method === "HEAD" ? null : METHOD;
}

/**
 * A call, before one byte of its body is read. The order is from the cheapest and most telling to the last: method,
 * origin, content type, token, length.
 */
export function refuseCall(request: IncomingMessage, gate: Gate): Refusal | null {
  const { headers } = request;
  if (request.method !== "POST") return METHOD;
  if (headers.origin !== `http://${gate.host}`) return ORIGIN;
  if (!JSON_TYPE.test(headers["content-type"] ?? "")) return MEDIA;
  if (!isToken(passOf(request, gate).token, gate)) return TOKEN;
  // No chunked bodies: a length that is stated need not be counted.
  const length = headers["content-length"] ?? "";
  if (!LENGTH_TEXT.test(length)) return LENGTH;
  return Number(length) > REQUEST_BYTES_MAX ? TOO_LARGE : null;
}

/** The address that opens the page carries the token or an invitation, which is spent by this; else it is refused. */
export function refuseEntry(given: string, gate: Gate): Refusal | null {
  return isToken(given, gate) || gate.invites.redeem(given) ? null : TOKEN;
}

/**
 * The cookie of whoever entered by the address: the token of this launch and a name of their own, so that two pages are
 * two callers and a staff sign-in on one is none on the other.
 */
export function passFor(gate: Gate): string {
  const caller = randomBytes(CALLER_BYTES).toString("base64url");
  return `${gate.cookie}=${gate.token}.${caller}; HttpOnly; SameSite=Strict; Path=/`;
}

/** The caller's own name, for a call that was not refused; undefined = it came with the token alone. */
export function callerOf(request: IncomingMessage, gate: Gate): string | undefined {
  return passOf(request, gate).caller;
}

function passOf(request: IncomingMessage, gate: Gate): { token: string; caller: string | undefined } {
  const [token = "", caller] = cookieOf(request.headers.cookie ?? "", gate.cookie).split(".", 2);
  return { token, caller: caller !== undefined && CALLER.test(caller) ? caller : undefined };
}

function isToken(given: string, gate: Gate): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(gate.token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieOf(header: string, name: string): string {
  for (const pair of header.split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name) return value ?? "";
  }
  return "";
}
