import type { BookingOrigin, BookingStatus, FollowUpResult, Outcome } from "../../../../shared/bookings/words.ts";

/**
 * The rows that must never be lost: each carries the number of the audit entry that wrote it (`seq`) and a keyed MAC
 * over all its columns, and travels as a whole through journal and backup. Every kept table is keyed by `id`.
 */
export interface KeptRows {
  readonly service: ServiceRow;
  readonly expert: ExpertRow;
  readonly hours: HoursRow;
  readonly exception: ExceptionRow;
  readonly booking: BookingRow;
  readonly visit: VisitRow;
  readonly referral: ReferralRow;
  readonly setting: SettingRow;
}
export type KeptName = keyof KeptRows;
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

/** Columns in the order that the MAC reads them; never reorder, add at the end with a migration. */
export const COLUMNS: { readonly [T in KeptName]: readonly (keyof KeptRows[T] & string)[] } = {
  service: [
    "id",
    "position",
    "active",
    "name",
    "name_en",
    "what",
    "what_en",
    "minutes",
    "place",
    "bring",
    "own_offer",
    "demo",
  ],
  expert: ["id", "name", "org", "active"],
  hours: ["id", "service_id", "expert_id", "weekday", "from_minute", "to_minute", "seats"],
  exception: ["id", "service_id", "expert_id", "day", "kind", "from_minute", "to_minute", "seats"],
  booking: [
    "id",
    "slot_id",
    "seat_no",
    "service_id",
    "day",
    "status",
    "origin",
    "code",
    "person_key",
    "request_mac",
    "move_mac",
    "name_enc",
    "phone_enc",
    "outcome",
    "follow_up",
    "follow_result",
    "created_at",
    "keep_until",
    "version",
  ],
  visit: [
    "id",
    "service_id",
    "day",
    "request_mac",
    "needs",
    "name_enc",
    "phone_enc",
    "outcome",
    "follow_up",
    "follow_result",
    "created_at",
    "keep_until",
    "version",
  ],
  referral: [
    "id",
    "job_id",
    "job_title",
    "employer",
    "request_mac",
    "name_enc",
    "phone_enc",
    "consent_at",
    "follow_up",
    "follow_result",
    "created_at",
    "keep_until",
    "version",
  ],
  setting: ["id", "value"],
};
export const KEPT_NAMES = Object.keys(COLUMNS) as KeptName[];

/** Columns that hold bytes. */
export const BLOBS: ReadonlySet<string> = new Set(["person_key", "request_mac", "move_mac", "name_enc", "phone_enc"]);

/** Columns emptied when a row's time is over; the rest stays for the count. `code` too: it opens nothing any more. */
export const PERSONAL: { readonly [T in KeptName]?: readonly string[] } = {
  booking: ["code", "person_key", "request_mac", "move_mac", "name_enc", "phone_enc"],
  visit: ["request_mac", "name_enc", "phone_enc"],
  referral: ["request_mac", "name_enc", "phone_enc"],
};

/** Slots come from hours and can be made again: they carry a MAC but no `seq`. */
export const SLOT_COLUMNS = ["id", "service_id", "expert_id", "day", "starts_at", "ends_at", "seats", "state"] as const;

export interface ServiceRow {
  readonly id: string;
  readonly position: number;
  readonly active: number;
  readonly name: string;
  readonly name_en: string;
  readonly what: string;
  readonly what_en: string;
  readonly minutes: number;
  readonly place: string;
  /** JSON list of texts. */
  readonly bring: string;
  readonly own_offer: number;
  /** 1 until staff have saved it: shipped as an example. */
  readonly demo: number;
}

export interface ExpertRow {
  readonly id: string;
  readonly name: string;
  readonly org: string;
  readonly active: number;
}

export interface HoursRow {
  readonly id: string;
  readonly service_id: string;
  readonly expert_id: string | null;
  /** 1 = Monday … 7 = Sunday (ISO 8601). */
  readonly weekday: number;
  /** Minutes after midnight in Shanghai. */
  readonly from_minute: number;
  readonly to_minute: number;
  readonly seats: number;
}

export interface ExceptionRow {
  readonly id: string;
  /** null = the whole station. */
  readonly service_id: string | null;
  readonly expert_id: string | null;
  /** Day number (shared/jobs/day.ts). */
  readonly day: number;
  readonly kind: "closed" | "extra";
  readonly from_minute: number;
  readonly to_minute: number;
  readonly seats: number;
}

export interface SlotRow {
  readonly id: string;
  readonly service_id: string;
  readonly expert_id: string | null;
  readonly day: number;
  /** Milliseconds since 1970, UTC. */
  readonly starts_at: number;
  readonly ends_at: number;
  readonly seats: number;
  readonly state: "open" | "closed";
}

/** 0 = not asked for, 1 = wanted, 2 = done. */
export type FollowUp = 0 | 1 | 2;

interface Contactable {
  /** Form of address and number, each sealed by itself; null = there was none, or its time is over. */
  readonly name_enc: Uint8Array | null;
  readonly phone_enc: Uint8Array | null;
  readonly request_mac: Uint8Array | null;
  readonly follow_up: FollowUp;
  readonly follow_result: FollowUpResult | null;
  readonly created_at: number;
  /** Day number: on the day after, name and number are deleted. */
  readonly keep_until: number;
  readonly version: number;
}

export interface BookingRow extends Contactable {
  readonly id: string;
  readonly slot_id: string;
  readonly seat_no: number;
  readonly service_id: string;
  readonly day: number;
  readonly status: BookingStatus;
  readonly origin: BookingOrigin;
  readonly code: string | null;
  readonly person_key: Uint8Array | null;
  /** The request that moved it last, so that a repeated one is known. */
  readonly move_mac: Uint8Array | null;
  readonly outcome: Outcome | null;
}

export interface VisitRow extends Contactable {
  readonly id: string;
  readonly service_id: string;
  readonly day: number;
  /** JSON list of `Need`. */
  readonly needs: string;
  readonly outcome: Outcome | null;
}

export interface ReferralRow extends Contactable {
  readonly id: string;
  readonly job_id: string;
  readonly job_title: string;
  readonly employer: string;
  readonly consent_at: number;
}

export interface SettingRow {
  readonly id: string;
  readonly value: string;
}
