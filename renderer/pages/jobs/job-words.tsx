import { BicycleIcon } from "@phosphor-icons/react/dist/csr/Bicycle";
import { BusIcon } from "@phosphor-icons/react/dist/csr/Bus";
import { MapPinIcon } from "@phosphor-icons/react/dist/csr/MapPin";
import { PersonSimpleWalkIcon } from "@phosphor-icons/react/dist/csr/PersonSimpleWalk";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { JobCard } from "../../../shared/contract/jobs.ts";
import { type Travel, travelOf } from "../../../shared/screen/travel.ts";
import type { Language } from "../../i18n.ts";
import { dayWords } from "../../words/dates.ts";
import { number } from "../../words/numbers.ts";
import { SourceText } from "../../words/source-text.tsx";
import { type Pay, payOf } from "./pay.ts";

export type JobsT = TFunction<"jobs">;

export const TRAVEL_ICONS = { walk: PersonSimpleWalkIcon, bike: BicycleIcon, bus: BusIcon } as const;

/** Metres below a kilometre, else kilometres with one digit; ui.md: 约 600 米. */
function lengthWords(t: JobsT, km: number): string {
  if (km < 0.95) return t("metres", { metres: number(Math.max(50, Math.round(km * 20) * 50)) });
  return t("kilometres", { km: number(Math.round(km * 10) / 10) });
}

export interface Distance {
  readonly travel: Travel | null;
  /** 步行 8 分钟, 约 12 公里, or that nobody knows. */
  readonly words: string;
  /** 约 600 米 beside the time; "" where the words say it already. */
  readonly length: string;
}

/** How far, in the words of a person; a place known only by its district has no distance, only a name. */
export function distanceOf(t: JobsT, job: JobCard): Distance {
  const { distanceKm, geoBasis, district } = job;
  if (distanceKm === null || geoBasis === "none") return { travel: null, words: t("noPlace"), length: "" };
  if (geoBasis === "district") return { travel: null, words: t("onlyDistrict", { district }), length: "" };
  const travel = travelOf(distanceKm);
  if (travel.by === "far") return { travel, words: lengthWords(t, distanceKm), length: "" };
  return { travel, words: t(`travel.${travel.by}`, { minutes: travel.minutes }), length: lengthWords(t, distanceKm) };
}

export function DistanceIcon({ travel }: { readonly travel: Travel | null }) {
  const Icon = travel === null || travel.by === "far" ? MapPinIcon : TRAVEL_ICONS[travel.by];
  return <Icon weight="bold" aria-hidden="true" />;
}

/** Pay as one line, for codes and for readers: 4,800–5,600 元/月 · 13 薪. */
export function payLine(t: JobsT, pay: Pay): string {
  if (pay.kind === "none") return t("pay.none");
  if (pay.kind === "text") return pay.text;
  const amount = t(`pay.${pay.kind}`, { amount: pay.amount });
  const unit = t(pay.unit === null ? "pay.yuan" : `unit.${pay.unit}`);
  const months = pay.months === null ? "" : ` · ${t("pay.months", { months: pay.months })}`;
  return t("pay.line", { amount, unit }) + months;
}

/** Pay in cinnabar, the unit below it; a pay in words stays in the source's language. */
export function PayTag({ job }: { readonly job: JobCard }) {
  const { t } = useTranslation("jobs");
  const pay = payOf(job);
  if (pay.kind === "none" || pay.kind === "text") {
    return (
      <p className="pay" data-kind="words">
        <b>{pay.kind === "text" ? <SourceText>{pay.text}</SourceText> : t("pay.none")}</b>
      </p>
    );
  }
  return (
    <p className="pay">
      <b>{t(`pay.${pay.kind}`, { amount: pay.amount })}</b>
      <span>
        {t(pay.unit === null ? "pay.yuan" : `unit.${pay.unit}`)}
        {pay.months !== null && ` · ${t("pay.months", { months: pay.months })}`}
      </span>
    </p>
  );
}

/** Until when, and on whose word: the source's date, or the station's own age limit. */
export function validWords(t: JobsT, job: JobCard, language: Language, thisYear: string): string {
  const day = dayWords(job.validThrough, language, thisYear);
  return t(job.validBasis === "source" ? "valid.source" : "valid.default", { day });
}

export function postedWords(t: JobsT, job: JobCard, language: Language, thisYear: string): string {
  const day = dayWords(job.datePosted, language, thisYear);
  return t(job.dateBasis === "source" ? "posted.source" : "posted.feed", { day });
}

/** Where, as short as it is findable: district and address; the street office only where there is no address. */
export function placeLine(job: JobCard): string {
  const { district, street, address } = job;
  const exact = address === "" ? street : address;
  return exact.includes(district) ? exact : [district, exact].filter((part) => part !== "").join(" ");
}
