import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayPlus } from "../../../shared/feed/days.ts";
import { EXPORTS, type ExportName } from "../../../shared/staff/words.ts";
import { useStationNow } from "../../data/clock.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Choices } from "../../design/choices.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { dayOf } from "../../words/dates.ts";
import { useDeskAction } from "./asking.ts";
import { DeskPage, RefusedDialog, Told } from "./frame.tsx";
import { usePlaces } from "./use-places.ts";

/** Days of visits that a table may hold: today, a week, a month. */
const SPANS = { today: 0, week: 6, month: 30 } as const;
type SpanName = keyof typeof SPANS;
const SPAN_NAMES = Object.keys(SPANS) as SpanName[];
type What = ExportName | "backup";

/** Tables for the ledger and a copy of the bookings, to a stick or the station's own folder. */
export function TakePage() {
  const { t } = useTranslation("staff");
  const client = useClient();
  const action = useDeskAction();
  const places = usePlaces();
  const today = dayOf(useStationNow());
  const [what, setWhat] = useState<What>("visits");
  const [span, setSpan] = useState<SpanName>("today");
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<{ readonly file: string; readonly rows: number | null } | null>(null);
  const place = places.items?.find(({ id }) => id === chosen) ?? places.items?.at(-1) ?? null;

  function take(): void {
    if (place === null) return;
    if (what === "backup") {
      action.run(
        () => client.staff.backup({ place: place.id }),
        ({ file }) => setDone({ file, rows: null }),
      );
      return;
    }
    const days = what === "visits" ? { from: dayPlus(today, -SPANS[span]), to: today } : {};
    action.run(
      () => client.staff.export({ what, place: place.id, ...days }),
      ({ file, rows }) => setDone({ file, rows }),
    );
  }

  return (
    <DeskPage name="take" here={t("machine.take.title")} title={t("machine.take.title")}>
      <section className="desk-section">
        <h2>{t("take.what")}</h2>
        <div className="desk-chips">
          {([...EXPORTS, "backup"] as const).map((one) => (
            <Pressable
              key={one}
              className="choice desk-chip"
              variant={one === what ? "here" : "other"}
              onPress={() => setWhat(one)}
            >
              {t(`take.${one}`)}
              {one === what && <span className="unseen">{t("chosen")}</span>}
            </Pressable>
          ))}
        </div>
      </section>
      {what === "visits" && (
        <section className="desk-section">
          <h2>{t("take.span")}</h2>
          <Choices
            label={t("take.span")}
            choices={SPAN_NAMES.map((id) => ({ id, content: t(`take.spans.${id}`) }))}
            chosen={span}
            onChoose={setSpan}
          />
        </section>
      )}
      <section className="desk-section">
        <h2>{t("take.where")}</h2>
        <div className="desk-chips">
          {(places.items ?? []).map((one) => (
            <Pressable
              key={one.id}
              className="choice desk-chip"
              variant={one.id === place?.id ? "here" : "other"}
              onPress={() => setChosen(one.id)}
            >
              {places.nameOf(one)}
              {one.id === place?.id && <span className="unseen">{t("chosen")}</span>}
            </Pressable>
          ))}
        </div>
      </section>
      <p className="desk-note">{t(what === "backup" ? "take.key" : "take.masked")}</p>
      <div className="acts desk-acts">
        <Button variant="line" size="tall" onPress={places.refresh}>
          {t("place.again")}
        </Button>
        <Button variant="main" size="tall" isDisabled={place === null || action.isBusy} onPress={take}>
          {t("take.do")}
        </Button>
      </div>
      {done !== null && (
        <Told title={t("take.done")} onRead={() => setDone(null)}>
          <p>{done.file}</p>
          {done.rows !== null && <p>{t("take.rows", { count: done.rows })}</p>}
        </Told>
      )}
      <RefusedDialog action={action} />
    </DeskPage>
  );
}
