import { CalendarBlankIcon } from "@phosphor-icons/react/dist/csr/CalendarBlank";
import { CaretLeftIcon } from "@phosphor-icons/react/dist/csr/CaretLeft";
import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { UserPlusIcon } from "@phosphor-icons/react/dist/csr/UserPlus";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VisitLine } from "../../../shared/contract/visits.ts";
import { dayPlus } from "../../../shared/feed/days.ts";
import { useStationNow } from "../../data/clock.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pager } from "../../design/pager.tsx";
import { Status } from "../../design/status.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { useVisit } from "../../visit/visit.ts";
import { clockTime, dayOf } from "../../words/dates.ts";
import { useDayWords } from "../bookings/words.tsx";
import { useDeskAction, useDeskQuery } from "./asking.ts";
import { DeskPage, RefusedDialog } from "./frame.tsx";
import { DeskTabs } from "./tabs.tsx";
import { useDeskWay } from "./views.ts";
import { STATUS_KIND, useLineTime, useWho } from "./words.ts";

/** Rows that fit a page, by text size and way round. */
const ROOM = { normal: { portrait: 6, landscape: 5 }, large: { portrait: 5, landscape: 4 } } as const;

/** Who comes on a day: bookings in the order of their times, then those who came without one. */
export function TodayPage({ day }: { readonly day: string | null }) {
  const { t } = useTranslation(["staff", "common"]);
  const { go, turn } = useDeskWay();
  const { language, size } = useVisit().display;
  const orientation = useOrientation();
  const now = useStationNow();
  const words = useDayWords();
  const [page, setPage] = useState(1);
  const summary = useDeskQuery(["summary"], (client, signal) => client.staff.summary(undefined, { signal }));
  const shown = day ?? dayOf(now);
  const lines = useDeskQuery(["day", shown], (client, signal) => client.visits.day({ day: shown }, { signal }));
  const items = lines.data?.items ?? [];
  const room = ROOM[size][orientation];
  const pages = Math.max(Math.ceil(items.length / room), 1);
  const rows = items.slice((page - 1) * room, page * room);
  const next = items.find(({ status, slot }) => status === "booked" && Date.parse(slot?.endsAt ?? "") > now.getTime());
  const { short, date, isNear } = words(shown);
  const turnDay = (by: number) => turn({ page: "today", day: dayPlus(shown, by) });

  return (
    <DeskPage
      name="today"
      here={t("tabs.today")}
      title={isNear ? t("today.near", { day: short, date }) : `${date} ${short}`}
    >
      <ul className="desk-counts">
        <Count value={summary.data?.bookings} words={t("today.bookings")} />
        <Count value={summary.data?.visits} words={t("today.visits")} />
        <Count value={summary.data?.followUps} words={t("today.followUps")} />
        <Count value={summary.data && clockTime(new Date(summary.data.dataAt), language)} words={t("today.data")} />
      </ul>
      <DeskTabs here="today" followUps={summary.data?.followUps ?? null} />
      <div className="desk-card">
        {items.length === 0 ? (
          <p className="desk-none">
            <CalendarBlankIcon weight="duotone" aria-hidden="true" />
            {lines.data === undefined ? t("common:waiting") : t("today.none")}
          </p>
        ) : (
          <table className="desk-table" style={{ ["--desk-rows" as string]: room }}>
            <thead>
              <tr>
                {(["time", "who", "what", "state", "act"] as const).map((column) => (
                  <th key={column} scope="col" data-column={column}>
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((line) => (
                <Line key={line.id} line={line} isNext={line.id === next?.id} day={shown} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {pages > 1 && (
        <Pager
          words={{
            previous: t("pager.previous"),
            next: t("pager.next"),
            position: t("pager.position", { page, pages }),
          }}
          page={page}
          pages={pages}
          onPage={setPage}
        />
      )}
      <div className="acts desk-acts">
        <Button
          variant="line"
          size="tall"
          onPress={() => turnDay(-1)}
          icon={<CaretLeftIcon weight="bold" aria-hidden="true" />}
        >
          {t("today.before")}
        </Button>
        <Button
          variant="line"
          size="tall"
          onPress={() => turnDay(1)}
          iconEnd={<CaretRightIcon weight="bold" aria-hidden="true" />}
        >
          {t("today.after")}
        </Button>
        <Button
          variant="main"
          size="tall"
          icon={<UserPlusIcon weight="bold" aria-hidden="true" />}
          onPress={() => go({ page: "walk-in" })}
        >
          {t("walkIn.title")}
        </Button>
      </div>
    </DeskPage>
  );
}

function Count({ value, words }: { readonly value: number | string | undefined; readonly words: string }) {
  return (
    <li>
      <b>{value ?? "…"}</b>
      <span>{words}</span>
    </li>
  );
}

function Line({ line, isNext, day }: { readonly line: VisitLine; readonly isNext: boolean; readonly day: string }) {
  const { t } = useTranslation(["staff", "common"]);
  const { go } = useDeskWay();
  const client = useClient();
  const action = useDeskAction();
  const time = useLineTime();
  const { size } = useVisit().display;
  const today = dayOf(useStationNow());
  const { name, tail } = useWho()(line.contact);
  const { kind, id, status, version, slotClosed, serviceName } = line;
  const canArrive = kind === "booking" && status === "booked" && day === today && size === "normal";
  return (
    <tr data-next={isNext}>
      <th scope="row" data-column="time">
        {time(line)}
      </th>
      <td data-column="who">
        <b>{name}</b>
        {tail !== "" && <small>{tail}</small>}
      </td>
      <td data-column="what">
        <span className="clamp-2">{serviceName}</span>
      </td>
      <td data-column="state">
        <Status kind={slotClosed ? "verify" : STATUS_KIND[status]}>
          {slotClosed ? t("state.toCall") : t(`state.${status}`)}
        </Status>
      </td>
      <td data-column="act">
        <span className="desk-row-acts">
          {canArrive && (
            <Button
              variant="solid"
              isDisabled={action.isBusy}
              aria-label={t("today.arrivedOf", { name })}
              onPress={() => action.run(() => client.visits.mark({ id, as: "arrived", version }))}
            >
              {t("today.arrived")}
            </Button>
          )}
          <Button
            variant="quiet"
            aria-label={t("today.moreOf", { name })}
            onPress={() => go({ page: "line", id, day })}
          >
            {t("today.more")}
          </Button>
        </span>
        <RefusedDialog action={action} />
      </td>
    </tr>
  );
}
