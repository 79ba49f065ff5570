import { CalendarXIcon } from "@phosphor-icons/react/dist/csr/CalendarX";
import { ChartBarIcon } from "@phosphor-icons/react/dist/csr/ChartBar";
import { ClipboardTextIcon } from "@phosphor-icons/react/dist/csr/ClipboardText";
import { ClockIcon } from "@phosphor-icons/react/dist/csr/Clock";
import { DatabaseIcon } from "@phosphor-icons/react/dist/csr/Database";
import { HeartbeatIcon } from "@phosphor-icons/react/dist/csr/Heartbeat";
import { PasswordIcon } from "@phosphor-icons/react/dist/csr/Password";
import { UsbIcon } from "@phosphor-icons/react/dist/csr/Usb";
import { useTranslation } from "react-i18next";
import { Disk, type Family, Row } from "../../design/row.tsx";
import { Status } from "../../design/status.tsx";
import { useDeskQuery } from "./asking.ts";
import { DeskPage } from "./frame.tsx";
import { Paged } from "./paged.tsx";
import { DeskTabs } from "./tabs.tsx";
import { useDeskWay } from "./views.ts";

const DOORS = [
  { page: "readiness", icon: HeartbeatIcon, family: "pine" },
  { page: "data", icon: DatabaseIcon, family: "lake" },
  { page: "hours", icon: ClockIcon, family: "apricot" },
  { page: "closures", icon: CalendarXIcon, family: "apricot" },
  { page: "take", icon: UsbIcon, family: "indigo" },
  { page: "demand", icon: ChartBarIcon, family: "plum" },
  { page: "audit", icon: ClipboardTextIcon, family: "indigo" },
  { page: "new-pin", icon: PasswordIcon, family: "indigo" },
] as const satisfies readonly { page: string; icon: unknown; family: Family }[];

const ROOM = { normal: { portrait: 8, landscape: 4 }, large: { portrait: 6, landscape: 3 } } as const;
export const STATE_KIND = { good: "ok", look: "verify", act: "none" } as const;

/** 机器: everything that is not a person. */
export function MachinePage() {
  const { t } = useTranslation("staff");
  const { go } = useDeskWay();
  const summary = useDeskQuery(["summary"], (client, signal) => client.staff.summary(undefined, { signal }));
  const state = summary.data?.state;
  return (
    <DeskPage name="machine" here={t("tabs.machine")} title={t("tabs.machine")}>
      <DeskTabs here="machine" followUps={summary.data?.followUps ?? null} />
      <Paged
        items={DOORS}
        room={ROOM}
        none=""
        idOf={({ page }) => page}
        row={({ page, icon: Icon, family }) => (
          <Row
            lead={
              <Disk family={family}>
                <Icon weight="duotone" aria-hidden="true" />
              </Disk>
            }
            title={t(`machine.${page}.title`)}
            text={t(`machine.${page}.how`)}
            end={
              page === "readiness" && state !== undefined ? (
                <Status kind={STATE_KIND[state]}>{t(`readiness.${state}`)}</Status>
              ) : undefined
            }
            onPress={() => go({ page })}
          />
        )}
      />
    </DeskPage>
  );
}
