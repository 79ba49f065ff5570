import { ClockIcon } from "@phosphor-icons/react/dist/csr/Clock";
import { GraduationCapIcon } from "@phosphor-icons/react/dist/csr/GraduationCap";
import { UsersIcon } from "@phosphor-icons/react/dist/csr/Users";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { JobDetail } from "../../../shared/contract/jobs.ts";
import { AROUND, jobsQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { SourceText } from "../../words/source-text.tsx";
import { unbroken } from "../../words/unbroken.ts";
import { DistanceIcon, distanceOf, placeLine } from "./job-words.tsx";
import { shiftOf } from "./shift.ts";
import { spotOf, spotsOf } from "./spots.ts";

/** Rings drawn larger for near jobs, so that the ring that holds the job fills the picture. */
const ZOOM = { walk: 1.85, bike: 1.1, bus: 0.72 } as const;

export interface JobFactsProps {
  readonly job: JobDetail;
  /** First line of the advert about working hours, if it has one. */
  readonly hours: string | null;
}

/** Longest line of hours that is a fact and not a paragraph. */
const LONGEST_HOURS = 24;
/** Set smaller above this, to stay on one line. */
const LONG_FACT = 13;

/** Where, when, how many, what schooling: four answers beside the map. What is not known is said. */
export function JobFacts({ job, hours }: JobFactsProps) {
  const { t } = useTranslation("jobs");
  const station = useStation();
  const around = useQuery(jobsQuery(useClient(), AROUND));
  const distance = distanceOf(t, job);
  const spot = spotOf(job, station);
  const travel = distance.travel;
  const reachable = spot !== null && travel !== null && travel.by !== "far";
  const shift = hours !== null && hours.length <= LONGEST_HOURS ? hours : shiftOf(job.tags);
  const type = job.employmentType === null ? null : t(`type.${job.employmentType}`);
  return (
    <section className="facts" data-map={reachable} aria-label={t("facts.label")}>
      {reachable && (
        <div className="facts-map">
          <RingMap
            tone="map"
            lit={travel.by}
            zoom={ZOOM[travel.by]}
            dots={spotsOf(around.data?.items ?? [], station)}
            labels={{ walk: t("reach.walk"), bike: t("reach.bike"), bus: t("reach.bus") }}
            place={{ ...spot, words: t("minutes", { minutes: travel.minutes }) }}
            alt={t("facts.map", { distance: distance.words })}
          />
        </div>
      )}
      <dl className="fact-list">
        <Fact icon={<DistanceIcon travel={travel} />} name={t("facts.distance")}>
          <b>{distance.words}</b>
          {distance.length !== "" && <span>{distance.length}</span>}
          <span className="fact-place clamp-2">
            <SourceText>{placeLine(job)}</SourceText>
          </span>
        </Fact>
        <Fact icon={<ClockIcon weight="bold" aria-hidden="true" />} name={t("facts.hours")}>
          <b data-long={shift !== null && shift.length > LONG_FACT}>
            {shift === null ? t("unsaid") : <SourceText>{unbroken(shift)}</SourceText>}
          </b>
        </Fact>
        <Fact icon={<UsersIcon weight="bold" aria-hidden="true" />} name={t("facts.openings")}>
          <b>
            {[job.openings === null ? t("noOpenings") : t("people", { count: job.openings }), type]
              .filter((part) => part !== null)
              .join(" · ")}
          </b>
        </Fact>
        <Fact icon={<GraduationCapIcon weight="bold" aria-hidden="true" />} name={t("facts.schooling")}>
          <b>
            {job.education === "" ? t("unsaid") : <Education level={job.education} />}
            {" · "}
            {job.experience === "" ? t("facts.noExperience") : <Experience words={job.experience} />}
          </b>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className="fact">
      {icon}
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const LEVELS = ["不限", "初中", "高中", "中专", "大专", "本科", "硕士", "博士"] as const;

function Education({ level }: { readonly level: string }) {
  const { t } = useTranslation("jobs");
  const known = LEVELS.find((candidate) => candidate === level);
  return known === undefined ? <SourceText>{level}</SourceText> : t(`education.${known}`);
}

function Experience({ words }: { readonly words: string }) {
  const { t } = useTranslation("jobs");
  return words === "不限" ? t("facts.anyExperience") : <SourceText>{words}</SourceText>;
}
