import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Page, Title } from "../../frame/page.tsx";
import "../../frame/waiting.css";

/** A step whose beginning is not there any more: done, wiped or never made. */
export function StartAgain() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  return (
    <Page name="start-again" crumbs={[{ name: t("title"), onPress: () => void navigate({ to: "/bookings" }) }]}>
      <div className="waiting">
        <RingMap tone="empty" lit={null} />
        <Title below={t("restart.how")}>{t("restart.title")}</Title>
        <Button variant="main" size="tall" onPress={() => void navigate({ to: "/bookings", replace: true })}>
          {t("restart.next")}
        </Button>
      </div>
    </Page>
  );
}
