import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Page, Title } from "../../frame/page.tsx";
import "../../frame/waiting.css";

/** An address that leads nowhere: one way on, no blame. */
export function Lost() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page name="lost" crumbs={[{ name: t("lost.here") }]}>
      <div className="waiting">
        <RingMap tone="empty" lit={null} />
        <Title below={t("lost.how")}>{t("lost.title")}</Title>
        <Button variant="main" size="tall" onPress={() => void navigate({ to: "/", replace: true })}>
          {t("lost.home")}
        </Button>
      </div>
    </Page>
  );
}
