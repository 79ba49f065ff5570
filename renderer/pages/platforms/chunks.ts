import type { PlatformCard } from "../../../shared/contract/platforms.ts";

export interface Room {
  /** Codes side by side. */
  readonly codes: number;
  /** Platforms without a code, one below the other. */
  readonly rows: number;
}

export interface Sheet {
  readonly coded: readonly PlatformCard[];
  readonly uncoded: readonly PlatformCard[];
}

/** Deals the platforms on sheets, those with a code first; every platform stands on exactly one sheet. */
export function sheetsOf(platforms: readonly PlatformCard[], room: Room): Sheet[] {
  const coded = platforms.filter((platform) => platform.link !== null);
  const uncoded = platforms.filter((platform) => platform.link === null);
  // Without any code the rows have the room of the codes too: a code is as tall as three rows.
  const rows = coded.length === 0 ? room.rows + 3 : room.rows;
  const sheets = Math.max(1, Math.ceil(coded.length / room.codes), Math.ceil(uncoded.length / rows));
  return Array.from({ length: sheets }, (_, index) => ({
    coded: coded.slice(index * room.codes, (index + 1) * room.codes),
    uncoded: uncoded.slice(index * rows, (index + 1) * rows),
  }));
}
