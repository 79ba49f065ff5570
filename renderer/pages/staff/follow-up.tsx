import { useTranslation } from "react-i18next";
import { FOLLOW_UP_RESULTS, type FollowUpKind } from "../../../shared/bookings/words.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { useVisit } from "../../visit/visit.ts";
import { dayWords } from "../../words/dates.ts";
import { Facts } from "../bookings/facts.tsx";
import { grouped } from "../bookings/words.tsx";
import { useDeskAction, useDeskQuery } from "./asking.ts";
import { DeskPage, RefusedDialog } from "./frame.tsx";
import { useDeskWay } from "./views.ts";
import { useWho } from "./words.ts";

/** One call to make: the number, large, and what came of it. */
export function FollowUpPage({ kind, id }: { readonly kind: FollowUpKind; readonly id: string }) {
  const { t } = useTranslation(["staff", "common"]);
  const client = useClient();
  const action = useDeskAction();
  const { back } = useDeskWay();
  const { language } = useVisit().display;
  const list = useDeskQuery(["follow-ups"], (asked, signal) => asked.visits.followUps(undefined, { signal }));
  const line = list.data?.items.find((one) => one.kind === kind && one.id === id);
  const { name } = useWho()(line?.contact ?? null);
  const phone = line?.contact?.phone ?? "";
  return (
    <DeskPage name="follow-up" here={t("tabs.follow-ups")} title={line === undefined ? t("tabs.follow-ups") : name}>
      {line === undefined ? (
        <p className="desk-none">{list.data === undefined ? t("common:waiting") : t("line.gone")}</p>
      ) : (
        <>
          <p className="desk-phone">{phone === "" ? t("followUp.noPhone") : grouped(phone)}</p>
          <Facts
            facts={[
              { name: t("followUp.from"), value: t(`followUps.kind.${kind}`) },
              ...(line.serviceName === "" ? [] : [{ name: t("column.what"), value: line.serviceName }]),
              ...(line.job === null
                ? []
                : [{ name: t("followUp.job"), value: `${line.job.title} · ${line.job.employer}` }]),
              { name: t("followUp.kept"), value: dayWords(line.keptUntil, language, line.since.slice(0, 4)) },
            ]}
          />
          <section className="desk-section">
            <h2>{t("followUp.result")}</h2>
            <div className="desk-chips">
              {FOLLOW_UP_RESULTS.map((result) => (
                <Button
                  key={result}
                  variant="line"
                  size="tall"
                  isDisabled={action.isBusy}
                  onPress={() =>
                    action.run(() => client.visits.followedUp({ kind, id, result, version: line.version }), back)
                  }
                >
                  {t(`result.${result}`)}
                </Button>
              ))}
            </div>
          </section>
        </>
      )}
      <RefusedDialog action={action} />
    </DeskPage>
  );
}
