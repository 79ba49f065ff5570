import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Title } from "../../frame/page.tsx";
import "../../frame/waiting.css";

/** The station's own answer that there is no such policy. */
export function isGone(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "POLICY_NOT_FOUND";
}

export function GonePolicy() {
  const { t } = useTranslation("policies");
  const navigate = useNavigate();
  return (
    <div className="waiting">
      <RingMap tone="empty" lit={null} />
      <Title below={t("gone.how")}>{t("gone.title")}</Title>
      <Button variant="main" size="tall" onPress={() => void navigate({ to: "/policies", replace: true })}>
        {t("gone.others")}
      </Button>
    </div>
  );
}
