import { useTranslation } from "react-i18next";
import { Pressable } from "../../design/pressable.tsx";
import { useDeskWay } from "./views.ts";

const TABS = ["today", "follow-ups", "machine"] as const;

/** The three first pages of the desk. */
export function DeskTabs({ here, followUps }: { here: (typeof TABS)[number]; followUps: number | null }) {
  const { t } = useTranslation("staff");
  const { turn } = useDeskWay();
  return (
    <nav className="desk-tabs" aria-label={t("tabs.label")}>
      {TABS.map((tab) => (
        <Pressable
          key={tab}
          className="choice desk-tab"
          variant={tab === here ? "here" : "other"}
          onPress={() => {
            if (tab !== here) turn(tab === "today" ? { page: "today", day: null } : { page: tab });
          }}
        >
          {t(`tabs.${tab}`)}
          {tab === "follow-ups" && followUps !== null && ` ${followUps}`}
          {tab === here && <span className="unseen">{t("tabs.here")}</span>}
        </Pressable>
      ))}
    </nav>
  );
}
