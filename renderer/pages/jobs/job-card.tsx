import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { ClockIcon } from "@phosphor-icons/react/dist/csr/Clock";
import { UsersIcon } from "@phosphor-icons/react/dist/csr/Users";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { JobCard as Job } from "../../../shared/contract/jobs.ts";
import { useStationNow } from "../../data/clock.ts";
import { Button } from "../../design/button.tsx";
import { useVisit } from "../../visit/visit.ts";
import { dayOf } from "../../words/dates.ts";
import { SourceText } from "../../words/source-text.tsx";
import { DistanceIcon, distanceOf, PayTag, validWords } from "./job-words.tsx";
import { shiftOf } from "./shift.ts";
import "./job-card.css";

/** Beside the kind of work, which comes first. */
const MOST_TAGS = 3;

export interface JobCardProps {
  readonly job: Job;
  /** Number of its pin on the map; null where it has none. */
  readonly pin: number | null;
  readonly onOpen: () => void;
}

/** One job of the list. The card is not a button: what is pressed says so. */
export function JobCard({ job, pin, onOpen }: JobCardProps) {
  const { t } = useTranslation("jobs");
  const { language } = useVisit().display;
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  const heading = useId();
  const distance = distanceOf(t, job);
  const shift = shiftOf(job.tags);
  const tags = job.tags.filter((tag) => tag !== shift).slice(0, MOST_TAGS);
  return (
    <article className="job-card" aria-labelledby={heading}>
      <h2 id={heading} className="clamp-1">
        {pin !== null && (
          <span className="job-card-pin" aria-hidden="true">
            {pin}
          </span>
        )}
        <SourceText>{job.title}</SourceText>
      </h2>
      <p className="job-card-employer clamp-1">
        {job.employer === "" ? t("noEmployer") : <SourceText>{job.employer}</SourceText>}
      </p>
      <PayTag job={job} />
      <ul className="job-card-facts">
        <li>
          <DistanceIcon travel={distance.travel} />
          {distance.words}
        </li>
        {shift !== null && (
          <li>
            <ClockIcon weight="bold" aria-hidden="true" />
            <SourceText>{shift}</SourceText>
          </li>
        )}
        {job.openings !== null && (
          <li>
            <UsersIcon weight="bold" aria-hidden="true" />
            {t("openings", { count: job.openings })}
          </li>
        )}
      </ul>
      <ul className="job-card-tags">
        {job.employmentType !== null && <li data-kind="type">{t(`type.${job.employmentType}`)}</li>}
        {tags.map((tag) => (
          <li key={tag}>
            <SourceText>{tag}</SourceText>
          </li>
        ))}
      </ul>
      <p className="job-card-source clamp-1">
        {t("source")}
        <SourceText>{job.source}</SourceText>
        {" · "}
        {validWords(t, job, language, thisYear)}
      </p>
      <Button
        variant="solid"
        onPress={onOpen}
        aria-label={t("openJob", { title: job.title })}
        iconEnd={<CaretRightIcon weight="bold" aria-hidden="true" />}
      >
        {t("open")}
      </Button>
    </article>
  );
}
