import { useTranslation } from "react-i18next";
import type { Need, Outcome } from "../../../shared/bookings/words.ts";
import { useStationNow } from "../../data/clock.ts";
import { useStation } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { QrCode } from "../../design/qr-code.tsx";
import { useVisit } from "../../visit/visit.ts";
import { clockDay } from "../../words/dates.ts";
import { Facts } from "../bookings/facts.tsx";
import { DeskPage } from "./frame.tsx";
import { useDeskWay } from "./views.ts";
import "../../frame/take-away.css";

export interface RecordedProps {
  readonly serviceName: string;
  readonly needs: readonly Need[];
  readonly outcome: Outcome | null;
}

/** It is recorded. The visitor may take along when and what it was about: in the code is nothing of a person. */
export function RecordedPage({ serviceName, needs, outcome }: RecordedProps) {
  const { t } = useTranslation("staff");
  const { turn } = useDeskWay();
  const { language } = useVisit().display;
  const station = useStation();
  const day = clockDay(useStationNow(), language);
  const about = needs.map((need) => t(`need.${need}`)).join(t("and"));
  const facts = [
    { name: t("recorded.day"), value: day },
    { name: t("column.what"), value: serviceName },
    ...(about === "" ? [] : [{ name: t("walkIn.needs"), value: about }]),
    ...(outcome === null ? [] : [{ name: t("line.outcome"), value: t(`outcome.${outcome}`) }]),
  ];
  const lines = [station.name, ...facts.map(({ name, value }) => `${name}: ${value}`), station.address, station.phone];
  return (
    <DeskPage name="recorded" here={t("walkIn.title")} title={t("recorded.title")} below={t("recorded.how")}>
      <div className="take-away-code">
        <QrCode text={lines.filter((line) => line !== "").join("\n")} alt={t("recorded.alt")} />
      </div>
      <Facts facts={facts} />
      <div className="acts desk-acts">
        <Button variant="line" size="tall" onPress={() => turn({ page: "today", day: null })}>
          {t("recorded.today")}
        </Button>
        <Button variant="main" size="tall" onPress={() => turn({ page: "walk-in" })}>
          {t("recorded.next")}
        </Button>
      </div>
    </DeskPage>
  );
}
