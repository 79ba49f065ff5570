import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OUTCOMES } from "../../../shared/bookings/words.ts";
import type { VisitLine } from "../../../shared/contract/visits.ts";
import { useStationNow } from "../../data/clock.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { Status } from "../../design/status.tsx";
import { Facts } from "../bookings/facts.tsx";
import { useTimeWords } from "../bookings/words.tsx";
import { useDeskAction, useDeskQuery } from "./asking.ts";
import { DeskPage, RefusedDialog } from "./frame.tsx";
import { useDeskWay } from "./views.ts";
import { STATUS_KIND, useWho } from "./words.ts";

/** One person of the day: arrived, received, not there, cancelled, and what came of it. */
export function LinePage({ id, day }: { readonly id: string; readonly day: string }) {
  const { t } = useTranslation(["staff", "common"]);
  const lines = useDeskQuery(["day", day], (client, signal) => client.visits.day({ day }, { signal }));
  const line = lines.data?.items.find((one) => one.id === id);
  const { name } = useWho()(line?.contact ?? null);
  return (
    <DeskPage name="line" here={t("line.here")} title={line === undefined ? t("line.here") : name}>
      {line === undefined ? (
        <p className="desk-none">{lines.data === undefined ? t("common:waiting") : t("line.gone")}</p>
      ) : (
        <Whole line={line} />
      )}
    </DeskPage>
  );
}

function Whole({ line }: { readonly line: VisitLine }) {
  const { t } = useTranslation(["staff", "common"]);
  const client = useClient();
  const action = useDeskAction();
  const { back } = useDeskWay();
  const timeWords = useTimeWords();
  const now = useStationNow().getTime();
  const { tail } = useWho()(line.contact);
  const [cancelling, setCancelling] = useState(false);
  const { kind, id, slot, status, version, outcome, followUp } = line;
  const mark = (as: "arrived" | "attended" | "no-show" | "cancelled") =>
    action.run(() => client.visits.mark({ id, as, version }));
  const hasBegun = slot !== null && Date.parse(slot.startsAt) <= now;
  const isOpen = status === "booked" || status === "arrived";

  return (
    <>
      <Facts
        facts={[
          {
            name: t("column.state"),
            value: (
              <Status kind={line.slotClosed ? "verify" : STATUS_KIND[status]}>
                {line.slotClosed ? t("state.toCall") : t(`state.${status}`)}
              </Status>
            ),
          },
          { name: t("column.what"), value: line.serviceName },
          { name: t("column.time"), value: slot === null ? t("walkIn.short") : timeWords(slot), strong: true },
          ...(tail === "" ? [] : [{ name: t("line.phone"), value: tail }]),
          ...(line.needs.length === 0
            ? []
            : [{ name: t("walkIn.needs"), value: line.needs.map((need) => t(`need.${need}`)).join(t("and")) }]),
        ]}
      />
      <section className="desk-section">
        <h2>{t("line.outcome")}</h2>
        <div className="desk-chips">
          {OUTCOMES.map((one) => (
            <Pressable
              key={one}
              className="choice desk-chip"
              variant={one === outcome ? "here" : "other"}
              isDisabled={action.isBusy}
              onPress={() => action.run(() => client.visits.outcome({ kind, id, outcome: one, followUp, version }))}
            >
              {t(`outcome.${one}`)}
              {one === outcome && <span className="unseen">{t("chosen")}</span>}
            </Pressable>
          ))}
        </div>
      </section>
      {kind === "booking" && (
        <div className="acts desk-acts">
          {isOpen && (
            <Button variant="line" size="tall" isDisabled={action.isBusy} onPress={() => setCancelling(true)}>
              {t("line.cancel")}
            </Button>
          )}
          {status === "booked" && hasBegun && (
            <Button variant="line" size="tall" isDisabled={action.isBusy} onPress={() => mark("no-show")}>
              {t("line.noShow")}
            </Button>
          )}
          {isOpen && (
            <Button
              variant="main"
              size="tall"
              isDisabled={action.isBusy}
              onPress={() => mark(status === "booked" ? "arrived" : "attended")}
            >
              {t(status === "booked" ? "line.arrived" : "line.attended")}
            </Button>
          )}
        </div>
      )}
      {cancelling && (
        <Dialog title={t("line.cancelTitle")} onClose={() => setCancelling(false)}>
          <p className="asking-words">{t("line.cancelHow")}</p>
          <div className="acts">
            <Button variant="line" size="tall" onPress={() => setCancelling(false)} autoFocus>
              {t("line.keep")}
            </Button>
            <Button
              variant="solid"
              size="tall"
              onPress={() => {
                setCancelling(false);
                action.run(() => client.visits.mark({ id, as: "cancelled", version }), back);
              }}
            >
              {t("line.cancel")}
            </Button>
          </div>
        </Dialog>
      )}
      <RefusedDialog action={action} />
    </>
  );
}
