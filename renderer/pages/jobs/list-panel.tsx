import { GlobeHemisphereEastIcon } from "@phosphor-icons/react/dist/csr/GlobeHemisphereEast";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { JobCard, JobsAnswer } from "../../../shared/contract/jobs.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { useStation } from "../../data/station.tsx";
import { Choices } from "../../design/choices.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { number } from "../../words/numbers.ts";
import { TRAVEL_ICONS } from "./job-words.tsx";
import { pinned, spotsOf } from "./spots.ts";
import type { ListView, Reach } from "./view.ts";

export interface ListPanelProps {
  readonly view: ListView;
  readonly answer: JobsAnswer;
  /** Jobs to draw as dots; the ones on the page are pins. */
  readonly around: readonly JobCard[];
  readonly onReach: (ring: Reach) => void;
  /** In place of the map: how the words were understood. */
  readonly steps: ReactNode;
  readonly children: ReactNode;
}

/** Where the jobs lie and how far one wants to go. The map is a picture; the rows beside it are the control. */
export function ListPanel({ view, answer, around, onReach, steps, children }: ListPanelProps) {
  const { t } = useTranslation("jobs");
  const station = useStation();
  const onPage = new Set(answer.items.map((job) => job.id));
  const counts = new Map(answer.facets.withinKm.map(({ value, count }) => [Number(value), count]));
  const walkable = counts.get(RINGS[0].km);
  return (
    <section className="panel" aria-label={t("panel")}>
      {steps ?? (
        <RingMap
          tone="map"
          lit={view.ring === "any" ? "bus" : view.ring}
          dots={spotsOf(
            around.filter((job) => !onPage.has(job.id)),
            station,
          )}
          pins={pinned(answer.items, station).flatMap(({ pin }) => (pin === null ? [] : [pin.spot]))}
          labels={{ walk: t("ring.walk"), bike: t("ring.bike"), bus: t("ring.bus") }}
          centre={t("here")}
          alt={walkable === undefined ? t("map.plain") : t("map.alt", { count: walkable })}
        />
      )}
      <div className="panel-words">{children}</div>
      <Choices
        className="reaches"
        label={t("reach.label")}
        chosen={view.ring}
        onChoose={onReach}
        choices={[
          ...RINGS.map(({ id, km }) => ({
            id: id as Reach,
            content: <ReachWords reach={id} count={counts.get(km)} />,
          })),
          { id: "any" as Reach, content: <ReachWords reach="any" unlocated={answer.unlocated} /> },
        ]}
      />
    </section>
  );
}

interface ReachWordsProps {
  readonly reach: Reach;
  readonly count?: number | undefined;
  readonly unlocated?: number;
}

function ReachWords({ reach, count, unlocated = 0 }: ReachWordsProps) {
  const { t } = useTranslation("jobs");
  const Icon = reach === "any" ? GlobeHemisphereEastIcon : TRAVEL_ICONS[reach];
  return (
    <>
      <Icon weight="bold" aria-hidden="true" />
      <span className="reach-words">
        <b>{t(`reach.${reach}`)}</b>
        {count !== undefined && <span>{t("count", { count, number: number(count) })}</span>}
        {unlocated > 0 && (
          <span className="reach-unlocated">
            {t("reach.unlocated", { count: unlocated, number: number(unlocated) })}
          </span>
        )}
      </span>
    </>
  );
}
