import { ClockIcon } from "@phosphor-icons/react/dist/csr/Clock";
import { useTranslation } from "react-i18next";
import { Disk, Row } from "../../design/row.tsx";
import { Status } from "../../design/status.tsx";
import { useNamed } from "../bookings/words.tsx";
import { useDeskQuery } from "./asking.ts";
import { DeskPage } from "./frame.tsx";
import { Paged } from "./paged.tsx";
import { useDeskWay } from "./views.ts";

const ROOM = { normal: { portrait: 8, landscape: 4 }, large: { portrait: 6, landscape: 3 } } as const;

/** The services of the station: which are open, and each one's hours. */
export function HoursPage() {
  const { t } = useTranslation(["staff", "common"]);
  const { go } = useDeskWay();
  const named = useNamed();
  const set = useDeskQuery(["hours"], (client, signal) => client.staff.hours(undefined, { signal }));
  return (
    <DeskPage name="hours" here={t("machine.hours.title")} title={t("machine.hours.title")} below={t("hours.how")}>
      <Paged
        items={set.data?.services ?? []}
        room={ROOM}
        none={t("common:waiting")}
        idOf={({ id }) => id}
        row={(service) => (
          <Row
            lead={
              <Disk family={service.active ? "apricot" : "off"}>
                <ClockIcon weight="duotone" aria-hidden="true" />
              </Disk>
            }
            title={named(service)}
            text={t("hours.minutes", { count: service.minutes })}
            end={
              <Status kind={!service.active ? "none" : service.demo ? "verify" : "ok"}>
                {t(!service.active ? "hours.closed" : service.demo ? "hours.example" : "hours.open")}
              </Status>
            }
            faded={!service.active}
            onPress={() => go({ page: "service", id: service.id })}
          />
        )}
      />
    </DeskPage>
  );
}
