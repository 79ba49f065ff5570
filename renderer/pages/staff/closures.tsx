import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HORIZON_DAYS } from "../../../shared/bookings/words.ts";
import type { StaffOutput } from "../../../shared/contract/staff.ts";
import { dayPlus } from "../../../shared/feed/days.ts";
import { EXCEPTION_KINDS, type ExceptionKind } from "../../../shared/staff/words.ts";
import { useStationNow } from "../../data/clock.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Choices } from "../../design/choices.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { useVisit } from "../../visit/visit.ts";
import { dayOf } from "../../words/dates.ts";
import { useDayWords, useNamed } from "../bookings/words.tsx";
import { useDeskAction, useDeskQuery } from "./asking.ts";
import { DeskPage, RefusedDialog, Told } from "./frame.tsx";
import { Entry, Paged } from "./paged.tsx";
import { minuteWords } from "./words.ts";

/** Parts of a day, in minutes after midnight; a rest covers everything in it, extra hours are those of an office. */
const PARTS = {
  day: { closed: { fromMinute: 0, toMinute: 1_440 }, extra: { fromMinute: 540, toMinute: 990 } },
  morning: { closed: { fromMinute: 0, toMinute: 720 }, extra: { fromMinute: 540, toMinute: 690 } },
  afternoon: { closed: { fromMinute: 720, toMinute: 1_440 }, extra: { fromMinute: 810, toMinute: 990 } },
} as const;
type Part = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as Part[];
const DAYS_A_PAGE = 7;
const ROOM = { normal: { portrait: 4, landscape: 2 }, large: { portrait: 2, landscape: 1 } } as const;

type Exception = StaffOutput<"hours">["exceptions"][number];

/** Days on which it is not as every week: rests, and extra hours. */
export function ClosuresPage() {
  const { t } = useTranslation(["staff", "common"]);
  const client = useClient();
  const action = useDeskAction();
  const words = useDayWords();
  const named = useNamed();
  const today = dayOf(useStationNow());
  const [kind, setKind] = useState<ExceptionKind>("closed");
  const [part, setPart] = useState<Part>("day");
  const [week, setWeek] = useState(0);
  const [day, setDay] = useState(today);
  const [scope, setScope] = useState<string | null>(null);
  const { size } = useVisit().display;
  /** Large text has no room for the list and the form at once. */
  const [isAdding, setAdding] = useState(false);
  const showsForm = size !== "large" || isAdding;
  const showsList = size !== "large" || !isAdding;
  const [toCall, setToCall] = useState<number | null>(null);
  const set = useDeskQuery(["hours"], (asked, signal) => asked.staff.hours(undefined, { signal }));
  const services = set.data?.services.filter(({ active }) => active) ?? [];
  const serviceId = kind === "extra" && scope === null ? (services[0]?.id ?? null) : scope;
  const days = Array.from({ length: DAYS_A_PAGE }, (_, at) => dayPlus(today, week * DAYS_A_PAGE + at));
  const isLast = (week + 1) * DAYS_A_PAGE >= HORIZON_DAYS;

  function add(): void {
    const span = { ...PARTS[part][kind], seats: 1, expertId: null };
    action.run(
      () => client.staff.saveException({ serviceId, day, kind, ...span }),
      (saved) => {
        setAdding(false);
        setToCall(saved.toCall);
      },
    );
  }

  const scopeWords = (id: string | null) => {
    const service = services.find((one) => one.id === id);
    return service === undefined ? t("closures.all") : named(service);
  };
  const partWords = ({ fromMinute, toMinute }: Exception) =>
    fromMinute === 0 && toMinute === 1_440
      ? t("closures.part.day")
      : `${minuteWords(fromMinute)}–${minuteWords(toMinute)}`;

  return (
    <DeskPage name="closures" here={t("machine.closures.title")} title={t("machine.closures.title")}>
      {showsForm && (
        <>
          <div className="desk-pair">
            <Choices
              label={t("closures.kindLabel")}
              choices={EXCEPTION_KINDS.map((id) => ({ id, content: t(`closures.kind.${id}`) }))}
              chosen={kind}
              onChoose={setKind}
            />
            <Choices
              label={t("closures.partLabel")}
              choices={PART_NAMES.map((id) => ({ id, content: t(`closures.part.${id}`) }))}
              chosen={part}
              onChoose={setPart}
            />
          </div>
          <div className="desk-week">
            {days.map((one) => (
              <Pressable
                key={one}
                className="choice desk-day"
                variant={one === day ? "here" : "other"}
                onPress={() => setDay(one)}
              >
                <span>{words(one).short}</span>
                <small>{words(one).date}</small>
                {one === day && <span className="unseen">{t("chosen")}</span>}
              </Pressable>
            ))}
            <Button variant="line" onPress={() => setWeek(isLast ? 0 : week + 1)}>
              {t(isLast ? "closures.firstWeek" : "closures.nextWeek")}
            </Button>
          </div>
          <div className="desk-chips desk-scope">
            {[...(kind === "closed" ? [null] : []), ...services.slice(0, 8).map(({ id }) => id)].map((id) => (
              <Pressable
                key={id ?? ""}
                className="choice desk-chip"
                variant={id === serviceId ? "here" : "other"}
                onPress={() => setScope(id)}
              >
                {scopeWords(id)}
                {id === serviceId && <span className="unseen">{t("chosen")}</span>}
              </Pressable>
            ))}
          </div>
        </>
      )}
      {showsList && (
        <section className="desk-section desk-grow">
          <h2>{t("closures.set")}</h2>
          <Paged
            items={set.data?.exceptions ?? []}
            room={ROOM}
            none={set.data === undefined ? t("common:waiting") : t("closures.none")}
            idOf={({ id }) => id}
            row={(one) => (
              <Entry
                title={`${words(one.day).date} ${words(one.day).short} · ${t(`closures.kind.${one.kind}`)}`}
                text={`${partWords(one)} · ${scopeWords(one.serviceId)}`}
                end={
                  <Button
                    variant="line"
                    isDisabled={action.isBusy}
                    onPress={() => action.run(() => client.staff.removeException({ id: one.id }))}
                  >
                    {t("closures.remove")}
                  </Button>
                }
              />
            )}
          />
        </section>
      )}
      <div className="acts desk-acts">
        {showsForm && !showsList && (
          <Button variant="line" size="tall" onPress={() => setAdding(false)}>
            {t("service.leave")}
          </Button>
        )}
        {showsForm ? (
          <Button
            variant="main"
            size="tall"
            isDisabled={action.isBusy || (kind === "extra" && serviceId === null)}
            onPress={add}
          >
            {t("closures.add", { day: words(day).date, what: t(`closures.kind.${kind}`) })}
          </Button>
        ) : (
          <Button variant="main" size="tall" onPress={() => setAdding(true)}>
            {t("closures.another")}
          </Button>
        )}
      </div>
      {toCall !== null && (
        <Told title={t("service.saved")} onRead={() => setToCall(null)}>
          <p>{toCall === 0 ? t("service.nobody") : t("service.toCall", { count: toCall })}</p>
        </Told>
      )}
      <RefusedDialog action={action} />
    </DeskPage>
  );
}
