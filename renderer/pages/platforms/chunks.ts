import type { PlatformCard } from "../../../shared/contract/platforms.ts";

export interface Room {
  /** Codes side by side. */
  readonly codes: number;
  /** Platforms without a code below the codes. */
  readonly beside: number;
  /** Platforms without a code on a sheet of their own. */
  readonly rows: number;
}

export interface Sheet {
  readonly codes: readonly PlatformCard[];
  readonly rows: readonly PlatformCard[];
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** Deals the platforms on sheets, those with a code first; every platform stands on exactly one sheet. */
export function sheetsOf(platforms: readonly PlatformCard[], room: Room): Sheet[] {
  const coded = chunks(
    platforms.filter((platform) => platform.link !== null),
    room.codes,
  );
  const plain = platforms.filter((platform) => platform.link === null);
  const beside = coded.length * room.beside;
  return [
    ...coded.map((codes, index) => ({ codes, rows: plain.slice(index * room.beside, (index + 1) * room.beside) })),
    ...chunks(plain.slice(beside), room.rows).map((rows) => ({ codes: [], rows })),
  ];
}
