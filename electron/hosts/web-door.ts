import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Files } from "../station/ports.ts";

/** Where the page finds the host, and how it is known there. */
export interface Door {
  readonly port: number;
  readonly token: string;
}

const FILE = "web-door.json";
const TOKEN_BYTES = 24;
const kept = z.object({
  boot: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  token: z.string().regex(/^[\w-]{32}$/),
});

/** 192 bits. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/**
 * The door of the host that ran before this one since the machine was started. A page that is open while its host is
 * restarted (a fault, the watchdog, an update) has the cookie of that door in its memory and no other way to a new one:
 * with the same door it goes on by itself. The file is the station user's own (0600, as the keys beside it); whoever can
 * read it could read the bookings. With the next start of the machine there is no page left, and the door is a new one.
 * @returns null when there was none, or the file cannot be understood
 */
export function readDoor(files: Files, data: string, boot: string): Door | null {
  const path = files.join(data, FILE);
  if (!files.exists(path)) return null;
  const parsed = kept.safeParse(parse(files.read(path)));
  return parsed.success && parsed.data.boot === boot ? { port: parsed.data.port, token: parsed.data.token } : null;
}

export function keepDoor(files: Files, data: string, boot: string, door: Door): void {
  files.replace(files.join(data, FILE), JSON.stringify({ boot, ...door }));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
