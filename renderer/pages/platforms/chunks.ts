import type { PlatformCard } from "../../../shared/contract/platforms.ts";

export interface Room {
  /** Codes side by side. */
  readonly codes: number;
  /** Platforms without a code, one below the other. */
  readonly rows: number;
}

/** Codes and plain names never share a sheet: a code wants all the room it can get. */
export type Sheet =
  | { readonly kind: "codes"; readonly platforms: readonly PlatformCard[] }
  | { readonly kind: "rows"; readonly platforms: readonly PlatformCard[] };

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** Deals the platforms on sheets, those with a code first; every platform stands on exactly one sheet. */
export function sheetsOf(platforms: readonly PlatformCard[], room: Room): Sheet[] {
  const coded = platforms.filter((platform) => platform.link !== null);
  const uncoded = platforms.filter((platform) => platform.link === null);
  return [
    ...chunks(coded, room.codes).map((some) => ({ kind: "codes", platforms: some }) as const),
    ...chunks(uncoded, room.rows).map((some) => ({ kind: "rows", platforms: some }) as const),
  ];
}
