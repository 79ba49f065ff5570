import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useStationNow } from "../../data/clock.ts";
import { Button } from "../../design/button.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { useDraft } from "../../visit/draft.ts";
import { endVisit, useVisit } from "../../visit/visit.ts";
import { dayOf, dayWords } from "../../words/dates.ts";
import { Facts } from "./facts.tsx";
import { StartAgain } from "./start-again.tsx";
import "./bookings.css";

/** The staff have it on their list. */
export function ReferredPage() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const { referred } = useDraft();
  const { list, display } = useVisit();
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  if (referred === null) return <StartAgain />;
  const others = () => void navigate({ to: "/jobs", search: list });
  return (
    <Page name="booking-found" crumbs={[{ name: t("refer.jobs"), onPress: others }, { name: t("refer.here") }]}>
      <Title below={t("refer.doneHow")}>{t("refer.done")}</Title>
      <Facts
        facts={[
          { name: t("fact.name"), value: referred.name },
          { name: t("fact.phone"), value: t("refer.ending", { digits: referred.phone.slice(-4) }), strong: true },
          { name: t("refer.kept"), value: dayWords(referred.keptUntil, display.language, thisYear) },
        ]}
      />
      <div className="acts">
        <Button variant="line" size="tall" onPress={others}>
          {t("refer.others")}
        </Button>
        <Button variant="main" size="tall" onPress={endVisit}>
          {t("done.end")}
        </Button>
      </div>
    </Page>
  );
}
