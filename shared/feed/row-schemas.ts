import type { z } from "zod";
import { appointmentType } from "../bookings/appointment-type.ts";
import { eventRow } from "../events/event-row.ts";
import { eventTemplate } from "../events/event-template.ts";
import { guideRow, placeRow } from "../guide/guide-row.ts";
import { platformRow } from "../platforms/platform-row.ts";
import { personGroup } from "../policies/policy.ts";

/**
 * The form of a row by content dataset, without its `op`: rows of another form are left out when a generation is built
 * (and counted), so that a room never meets one. A room that brings a dataset adds its line here. A dataset that is not
 * listed is carried as it is.
 */
export const CONTENT_ROWS: Readonly<Record<string, z.ZodType>> = {
  "appointment-types": appointmentType,
  "event-templates": eventTemplate,
  events: eventRow,
  groups: personGroup,
  guide: guideRow,
  places: placeRow,
  platforms: platformRow,
};

/** Datasets in which not one row may be wrong: a slot that is not what it says is a promise broken (reliability.md §1.2). */
export const FLAWLESS_DATASETS: readonly string[] = ["slots"];
