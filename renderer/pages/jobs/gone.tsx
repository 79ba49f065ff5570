import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Title } from "../../frame/page.tsx";
import { useVisit } from "../../visit/visit.ts";
import "../../frame/waiting.css";

/** The station's own answer that a job is not, or no longer, among the open ones. */
export function isGone(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "JOB_NOT_FOUND";
}

export function GoneJob() {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const { list } = useVisit();
  return (
    <div className="waiting">
      <RingMap tone="empty" lit={null} />
      <Title below={t("gone.how")}>{t("gone.title")}</Title>
      <Button variant="main" size="tall" onPress={() => void navigate({ to: "/jobs", search: list, replace: true })}>
        {t("gone.others")}
      </Button>
    </div>
  );
}
