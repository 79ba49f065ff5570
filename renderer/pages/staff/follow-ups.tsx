import { PhoneIcon } from "@phosphor-icons/react/dist/csr/Phone";
import { useTranslation } from "react-i18next";
import { Disk, Row } from "../../design/row.tsx";
import { useVisit } from "../../visit/visit.ts";
import { dayWords } from "../../words/dates.ts";
import { useDeskQuery } from "./asking.ts";
import { DeskPage } from "./frame.tsx";
import { Paged } from "./paged.tsx";
import { DeskTabs } from "./tabs.tsx";
import { useDeskWay } from "./views.ts";
import { useWho } from "./words.ts";

const ROOM = { normal: { portrait: 7, landscape: 3 }, large: { portrait: 5, landscape: 3 } } as const;

/** 回访: whom to call, the oldest first. The numbers stand on their own pages only. */
export function FollowUpsPage() {
  const { t } = useTranslation(["staff", "common"]);
  const { go } = useDeskWay();
  const { language } = useVisit().display;
  const who = useWho();
  const list = useDeskQuery(["follow-ups"], (client, signal) => client.visits.followUps(undefined, { signal }));
  const items = list.data?.items ?? [];
  return (
    <DeskPage name="follow-ups" here={t("tabs.follow-ups")} title={t("followUps.title")} below={t("followUps.how")}>
      <DeskTabs here="follow-ups" followUps={list.data === undefined ? null : items.length} />
      <Paged
        items={items}
        room={ROOM}
        none={list.data === undefined ? t("common:waiting") : t("followUps.none")}
        idOf={({ kind, id }) => `${kind} ${id}`}
        row={({ kind, id, contact, job, serviceName, since }) => (
          <Row
            lead={
              <Disk family={kind === "referral" ? "apricot" : "pine"}>
                <PhoneIcon weight="duotone" aria-hidden="true" />
              </Disk>
            }
            title={who(contact).name}
            text={`${t(`followUps.kind.${kind}`)} · ${job === null ? serviceName : `${job.title} · ${job.employer}`}`}
            end={dayWords(since.slice(0, 10), language, since.slice(0, 4))}
            onPress={() => go({ page: "follow-up", kind, id })}
          />
        )}
      />
    </DeskPage>
  );
}
