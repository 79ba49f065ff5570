import { useTranslation } from "react-i18next";
import { Status } from "../../design/status.tsx";
import { useDeskQuery } from "./asking.ts";
import { DeskPage } from "./frame.tsx";
import { Entry, Paged } from "./paged.tsx";

const ROOM = { normal: { portrait: 8, landscape: 4 }, large: { portrait: 6, landscape: 3 } } as const;

/** What was looked for in vain, in counts of five and more: what to find jobs for. */
export function DemandPage() {
  const { t } = useTranslation(["staff", "common"]);
  const told = useDeskQuery(["demand"], (client, signal) => client.staff.demand(undefined, { signal }));
  return (
    <DeskPage name="demand" here={t("machine.demand.title")} title={t("machine.demand.title")} below={t("demand.how")}>
      <Paged
        items={told.data?.items ?? []}
        room={ROOM}
        none={told.data === undefined ? t("common:waiting") : t("demand.none")}
        idOf={({ week, concept, district, employmentType, found }) =>
          [week, concept, district, employmentType, found].join(" ")
        }
        row={({ week, concept, district, employmentType, found, count }) => (
          <Entry
            title={
              <span lang="zh-CN">{[concept, employmentType, district].filter((word) => word !== "").join(" · ")}</span>
            }
            text={`${week} · ${t("demand.times", { count })}`}
            end={<Status kind={found === "none" ? "none" : "verify"}>{t(`demand.found.${found}`)}</Status>}
          />
        )}
      />
    </DeskPage>
  );
}
