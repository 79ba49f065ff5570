import { useTranslation } from "react-i18next";
import type { VisitLine } from "../../../shared/contract/visits.ts";
import { useVisit } from "../../visit/visit.ts";
import { clockTime } from "../../words/dates.ts";

/** State of a line as icon and colour; `Status` adds the words. */
export const STATUS_KIND = {
  booked: "note",
  arrived: "ok",
  attended: "ok",
  cancelled: "none",
  "no-show": "none",
} as const;

/** 9:30, or that somebody came without a booking. */
export function useLineTime(): (line: Pick<VisitLine, "slot">) => string {
  const { t } = useTranslation("staff");
  const { language } = useVisit().display;
  return ({ slot }) => (slot === null ? t("walkIn.short") : clockTime(new Date(slot.startsAt), language));
}

/** 李女士, and the last four digits; what is kept no longer has no name. */
export function useWho(): (contact: VisitLine["contact"]) => { readonly name: string; readonly tail: string } {
  const { t } = useTranslation("staff");
  return (contact) => {
    const last4 = contact?.phone.slice(-4) ?? "";
    return {
      name: contact === null || contact.name === "" ? t("who.unnamed") : contact.name,
      tail: last4 === "" ? "" : t("who.tail", { last4 }),
    };
  };
}

/** 9:30 of minutes after midnight. */
export function minuteWords(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}
