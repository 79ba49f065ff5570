import { useTranslation } from "react-i18next";
import type { Freshness } from "../../shared/contract/feed.ts";
import { useStationNow } from "../data/clock.ts";
import { useVisit } from "../visit/visit.ts";
import { clockTime, dayOf, dayWords, hourOf } from "./dates.ts";

const NOON = 12;

/** When the shown data was made: 今早 6:00 更新, 11月18日更新, or that it is old and staff know better. */
export function FreshnessLine({ asOf }: { readonly asOf: Freshness }) {
  const { t } = useTranslation();
  const now = useStationNow();
  const { language } = useVisit().display;
  const at = new Date(asOf.at);
  const today = dayOf(now);
  const day = dayOf(at);
  if (asOf.state === "stale") return t("fresh.stale", { day: dayWords(day, language, today.slice(0, 4)) });
  if (day !== today) return t("fresh.day", { day: dayWords(day, language, today.slice(0, 4)) });
  return t(hourOf(at) < NOON ? "fresh.morning" : "fresh.today", { time: clockTime(at, language) });
}

/** Invented jobs are never shown without this. */
export function DemoMark() {
  const { t } = useTranslation();
  return <strong className="demo-mark">{t("demo")}</strong>;
}
