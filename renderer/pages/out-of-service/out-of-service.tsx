import { ArrowClockwiseIcon } from "@phosphor-icons/react/dist/csr/ArrowClockwise";
import { PhoneIcon } from "@phosphor-icons/react/dist/csr/Phone";
import { StorefrontIcon } from "@phosphor-icons/react/dist/csr/Storefront";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStationIfKnown } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Emblem } from "../../design/emblem.tsx";
import { Pattern } from "../../design/pattern.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { View } from "../../design/view.tsx";
import { Dock } from "../../frame/dock.tsx";
import { Title } from "../../frame/page.tsx";
import { StationBar } from "../../frame/station-bar.tsx";
import { IDLE_ANSWER_MS, IDLE_QUESTION_MS } from "../../visit/idle.ts";
import { endVisit } from "../../visit/visit.ts";
import "./out-of-service.css";

/** Nobody waits longer than silence may last: when the station is back, the next one finds the home page. */
const VISIT_OUTLASTS_MS = IDLE_QUESTION_MS.browsing + IDLE_ANSWER_MS;

/** The page cannot reach its station. It tries on its own; nobody has to press anything. */
export function OutOfService({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();

  useEffect(() => {
    const timer = setTimeout(endVisit, VISIT_OUTLASTS_MS);
    return () => clearTimeout(timer);
  }, []);

  const station = useStationIfKnown();
  return (
    <div className="page" data-page="out-of-service">
      <header className="header">
        <Pattern />
        {station === null ? (
          <div className="station-bar">
            <Emblem />
            <div>
              <p className="station-name">{t("product")}</p>
              <p className="station-circle">{t("circle")}</p>
            </div>
          </div>
        ) : (
          <StationBar />
        )}
      </header>
      <View>
        <main className="main out">
          <RingMap tone="empty" lit={null} />
          <Title below={t("out.how")}>{t("out.title")}</Title>
          <Button
            variant="main"
            size="tall"
            icon={<ArrowClockwiseIcon weight="bold" aria-hidden="true" />}
            onPress={onRetry}
          >
            {t("again")}
          </Button>
          <ul className="out-ways">
            <li>
              <StorefrontIcon weight="duotone" aria-hidden="true" />
              <p>
                <b>{t("out.desk")}</b>
                <span>{t("out.deskHow")}</span>
              </p>
            </li>
            {station !== null && station.phone !== "" && (
              <li>
                <PhoneIcon weight="duotone" aria-hidden="true" />
                <p>
                  <b>{station.phone}</b>
                  <span>{t("out.phoneHow")}</span>
                </p>
              </li>
            )}
          </ul>
        </main>
      </View>
      <Dock />
    </div>
  );
}
