import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffOutput } from "../../../shared/contract/staff.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { SwitchButton } from "../../design/switch-button.tsx";
import { useVisit } from "../../visit/visit.ts";
import { shortWeekdays } from "../../words/dates.ts";
import { useNamed } from "../bookings/words.tsx";
import { useDeskAction, useDeskQuery } from "./asking.ts";
import { DeskPage, RefusedDialog, Told } from "./frame.tsx";
import { Stepper } from "./stepper.tsx";
import { useDeskWay } from "./views.ts";
import { type HalfDay, NOON, plainWeek, STEP_MINUTES, spansOf, WEEKDAYS } from "./week.ts";
import { minuteWords } from "./words.ts";

const DAY_MINUTES = 1_440;
const SEATS_MAX = 20;
const MINUTES = { least: 10, most: 120, step: 5 } as const;

type Set = StaffOutput<"hours">;

/** One service: whether it is open, on which days, from when to when, how long and for how many at once. */
export function ServicePage({ id }: { readonly id: string }) {
  const { t } = useTranslation(["staff", "common"]);
  const set = useDeskQuery(["hours"], (client, signal) => client.staff.hours(undefined, { signal }));
  const service = set.data?.services.find((one) => one.id === id);
  const named = useNamed();
  const title = service === undefined ? t("machine.hours.title") : named(service);
  return (
    <DeskPage name="service" here={t("machine.hours.title")} title={title}>
      {service === undefined || set.data === undefined ? (
        <p className="desk-none">{t("common:waiting")}</p>
      ) : (
        <Editor service={service} hours={set.data.hours.filter(({ serviceId }) => serviceId === id)} />
      )}
    </DeskPage>
  );
}

function Editor({ service, hours }: { readonly service: Set["services"][number]; readonly hours: Set["hours"] }) {
  const { t } = useTranslation(["staff", "common"]);
  const client = useClient();
  const action = useDeskAction();
  const { back } = useDeskWay();
  const { language } = useVisit().display;
  const [{ week: first, isExact }] = useState(() => plainWeek(hours));
  const [week, setWeek] = useState(first);
  const [isActive, setActive] = useState(service.active);
  const [minutes, setMinutes] = useState(service.minutes);
  const [toCall, setToCall] = useState<number | null>(null);
  const names = shortWeekdays(language);

  function save(): void {
    const { demo: _, ...plain } = service;
    action.run(
      async () => {
        await client.staff.saveService({ ...plain, active: isActive, minutes });
        return client.staff.saveHours({ serviceId: service.id, week: spansOf(week) });
      },
      (saved) => setToCall(saved.toCall),
    );
  }

  const half = (name: "morning" | "afternoon", least: number, most: number) => {
    const { from, to } = week[name];
    const change = (given: Partial<HalfDay>) => setWeek({ ...week, [name]: { from, to, ...given } });
    const off = from >= to;
    return (
      <section className="desk-section" key={name}>
        <h2>{off ? t(`service.${name}Off`) : t(`service.${name}`)}</h2>
        <div className="steppers">
          <Stepper
            name={t("service.from")}
            value={from}
            words={minuteWords(from)}
            least={least}
            most={to}
            step={STEP_MINUTES}
            onChange={(value) => change({ from: value })}
          />
          <Stepper
            name={t("service.to")}
            value={to}
            words={minuteWords(to)}
            least={from}
            most={most}
            step={STEP_MINUTES}
            onChange={(value) => change({ to: value })}
          />
        </div>
      </section>
    );
  };

  return (
    <>
      {!isExact && hours.length > 0 && <p className="desk-note">{t("service.uneven")}</p>}
      <div className="desk-days">
        <SwitchButton className="choice desk-chip" isOn={isActive} onChange={setActive}>
          {t(isActive ? "service.isOpen" : "service.isShut")}
        </SwitchButton>
        {WEEKDAYS.map((weekday) => (
          <SwitchButton
            key={weekday}
            className="choice desk-day"
            isOn={week.weekdays.includes(weekday)}
            onChange={(isOn) =>
              setWeek({
                ...week,
                weekdays: WEEKDAYS.filter((one) => (one === weekday ? isOn : week.weekdays.includes(one))),
              })
            }
          >
            {names[weekday - 1]}
          </SwitchButton>
        ))}
      </div>
      {half("morning", 0, NOON)}
      {half("afternoon", NOON, DAY_MINUTES)}
      <section className="desk-section">
        <h2>{t("service.each")}</h2>
        <div className="steppers">
          <Stepper
            name={t("service.minutes")}
            value={minutes}
            words={t("service.long", { count: minutes })}
            {...MINUTES}
            onChange={setMinutes}
          />
          <Stepper
            name={t("service.seats")}
            value={week.seats}
            words={t("service.people", { count: week.seats })}
            least={1}
            most={SEATS_MAX}
            step={1}
            onChange={(seats) => setWeek({ ...week, seats })}
          />
        </div>
      </section>
      <div className="acts desk-acts">
        <Button variant="line" size="tall" onPress={back}>
          {t("service.leave")}
        </Button>
        <Button variant="main" size="tall" isDisabled={action.isBusy} onPress={save}>
          {t("service.save")}
        </Button>
      </div>
      {toCall !== null && (
        <Told title={t("service.saved")} onRead={back}>
          <p>{toCall === 0 ? t("service.nobody") : t("service.toCall", { count: toCall })}</p>
        </Told>
      )}
      <RefusedDialog action={action} />
    </>
  );
}
