import type { PlatformCard } from "../../../shared/contract/platforms.ts";
import { wantedDistrict } from "../../../shared/jobs/districts.ts";
import { type PlatformRow, platformRow, platformsForDistrict } from "../../../shared/platforms/platform-row.ts";
import { checkedLink, type LinkFault } from "../../../shared/platforms/qr-link.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import { perGeneration } from "../content.ts";
import { createPlatformSearch, findPlatforms } from "./find-platforms.ts";

/** Why a link of station.json shows no code. */
interface PlatformFault {
  readonly id: string;
  readonly fault: LinkFault | "unknown-platform" | "no-check-date";
}

export interface PlatformsRoom {
  /**
   * Every platform, those of the station's district and of the whole city first; with a text, those that go by that
   * name or are about it.
   */
  list(text?: string): { items: PlatformCard[] };
  /** Links of station.json that show no code, for the technician. */
  faults(): PlatformFault[];
}

type CheckedPlatformLink = NonNullable<PlatformCard["link"]>;

/** `checkedOn` is printed under the code, so a link without it was not checked. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The wall of codes: rows of the catalogue, links of the operator. A link is never made up and never shown unchecked;
 * a card without one says that this station has no code yet.
 */
export function createPlatforms({
  catalogue,
  config,
}: {
  readonly catalogue: Catalogue;
  readonly config: StationConfig;
}): PlatformsRoom {
  /** @throws ZodError on a row of another form: content is checked when a feed is built, so that is a fault of ours */
  function rows(): readonly PlatformRow[] {
    const all = catalogue
      .current()
      .content("platforms")
      .map((row) => platformRow.parse(row));
    return platformsForDistrict(all, wantedDistrict(config.district));
  }

  const searchOf = perGeneration(() => createPlatformSearch(rows()));

  /** The operator's link of a platform, checked; null = station.json has none. */
  function linkOf(id: string): Result<CheckedPlatformLink, PlatformFault["fault"]> | null {
    const link = config.platforms[id];
    if (link === undefined) return null;
    if (!DAY.test(link.checkedOn)) return fail("no-check-date", undefined);
    const checked = checkedLink(link.url, config.qrHosts);
    return checked.ok ? ok({ ...checked.value, checkedOn: link.checkedOn }) : checked;
  }

  function list(text = ""): { items: PlatformCard[] } {
    const all = rows();
    const listed = text.trim() === "" ? all : findPlatforms(searchOf(catalogue.current()), text);
    const items = listed.map(({ id, name, nameEn, kind, what, whatEn, audience }) => {
      const link = linkOf(id);
      return { id, name, nameEn, kind, what, whatEn, audience, link: link?.ok ? link.value : null };
    });
    return { items };
  }

  function faults(): PlatformFault[] {
    const known = new Set(rows().map((row) => row.id));
    return Object.keys(config.platforms).flatMap((id) => {
      if (!known.has(id)) return [{ id, fault: "unknown-platform" as const }];
      const link = linkOf(id);
      return link === null || link.ok ? [] : [{ id, fault: link.code }];
    });
  }

  return { list, faults };
}
