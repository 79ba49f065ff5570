import { useTranslation } from "react-i18next";
import { useStationNow } from "../data/clock.ts";
import { useStation } from "../data/station.tsx";
import { Corner } from "../design/corner.tsx";
import { Emblem } from "../design/emblem.tsx";
import { tapCorner } from "../visit/desk.ts";
import { useVisit } from "../visit/visit.ts";
import { clockDay, clockTime } from "../words/dates.ts";
import { SourceText } from "../words/source-text.tsx";

/** Time, and on the home page the day. */
export function Clock({ withDay }: { readonly withDay: boolean }) {
  const now = useStationNow();
  const { language } = useVisit().display;
  return (
    <p className="clock">
      <time dateTime={now.toISOString()}>{clockTime(now, language)}</time>
      {withDay && <span>{clockDay(now, language)}</span>}
    </p>
  );
}

/** Whose machine this is: emblem, station, circle, clock. */
export function StationBar() {
  const { t } = useTranslation();
  const station = useStation();
  const { language } = useVisit().display;
  const english = language === "en" && station.nameEn !== "";
  return (
    <div className="station-bar">
      <Corner onTap={tapCorner}>
        <Emblem />
      </Corner>
      <div>
        <p className="station-name">{english ? station.nameEn : <SourceText>{station.name}</SourceText>}</p>
        <p className="station-circle">{t("circle")}</p>
      </div>
      <Clock withDay />
    </div>
  );
}
