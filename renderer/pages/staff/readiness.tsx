import { useTranslation } from "react-i18next";
import { Status } from "../../design/status.tsx";
import { useSaid } from "../../words/said.ts";
import { useDeskQuery } from "./asking.ts";
import { DeskPage } from "./frame.tsx";
import { STATE_KIND } from "./machine.tsx";
import { Entry, Paged } from "./paged.tsx";

const ROOM = { normal: { portrait: 8, landscape: 5 }, large: { portrait: 6, landscape: 3 } } as const;

/** Is the machine fit for the day? What is not in order comes first. */
export function ReadinessPage() {
  const { t } = useTranslation(["staff", "common"]);
  const said = useSaid();
  const report = useDeskQuery(["readiness"], (client, signal) => client.staff.readiness(undefined, { signal }));
  const order = ["act", "look", "good"];
  const items = [...(report.data?.items ?? [])].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <DeskPage name="readiness" here={t("machine.readiness.title")} title={t("machine.readiness.title")}>
      <Paged
        items={items}
        room={ROOM}
        none={t("common:waiting")}
        idOf={({ check }) => check}
        row={({ check, state, zh, en }) => (
          <Entry
            title={t(`readiness.check.${check}`)}
            text={said(zh, en)}
            end={<Status kind={STATE_KIND[state]}>{t(`readiness.${state}`)}</Status>}
          />
        )}
      />
    </DeskPage>
  );
}
