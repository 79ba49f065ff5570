import { HandshakeIcon } from "@phosphor-icons/react/dist/csr/Handshake";
import { QrCodeIcon } from "@phosphor-icons/react/dist/csr/QrCode";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Freshness } from "../../../shared/contract/feed.ts";
import type { JobDetail as JobRow } from "../../../shared/contract/jobs.ts";
import { useStationNow } from "../../data/clock.ts";
import { jobQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { dayOf } from "../../words/dates.ts";
import { DemoMark, FreshnessLine } from "../../words/freshness.tsx";
import { SourceText } from "../../words/source-text.tsx";
import { Blocks, WholeText } from "./blocks.tsx";
import { GoneJob, isGone } from "./gone.tsx";
import { JobFacts } from "./job-facts.tsx";
import { PayTag, postedWords, validWords } from "./job-words.tsx";
import { sectionsOf } from "./sections.ts";
import "./detail.css";

/** Titles longer than this are set smaller; characters of the source. */
const LONG_TITLE = 12;

/** One job, to decide on in ten seconds. */
export function JobDetail() {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const { list } = useVisit();
  const { jobId } = useParams({ from: "/jobs/$jobId" });
  const query = useQuery(jobQuery(useClient(), jobId));
  const crumbs = [
    { name: t("title"), onPress: () => void navigate({ to: "/jobs", search: list }) },
    { name: t("detail.here") },
  ];
  if (query.data === undefined) {
    return (
      <Page name={isGone(query.error) ? "job-gone" : "job"} crumbs={crumbs}>
        {isGone(query.error) ? <GoneJob /> : <Waiting query={query} />}
      </Page>
    );
  }
  return (
    <Page name="job" crumbs={crumbs}>
      <Job job={query.data.job} asOf={query.data.asOf} />
    </Page>
  );
}

interface Dated {
  readonly job: JobRow;
  readonly asOf: Freshness;
}

function Job({ job, asOf }: Dated) {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const sections = useMemo(() => sectionsOf(job.description), [job.description]);
  const [whole, setWhole] = useState(false);
  const [cut, setCut] = useState(false);
  const inBlocks = sections !== null && !whole;
  return (
    <>
      <div className="job-head" data-long={job.title.length > LONG_TITLE}>
        <Title
          below={
            <span className="job-employer">
              {job.employer === "" ? t("noEmployer") : <SourceText>{job.employer}</SourceText>}
              {asOf.demo && <DemoMark />}
            </span>
          }
        >
          <SourceText>{job.title}</SourceText>
        </Title>
        <PayTag job={job} />
      </div>
      <JobFacts job={job} hours={sections?.hours[0] ?? null} />
      {inBlocks ? <Blocks sections={sections} onCut={setCut} /> : <WholeText description={job.description} />}
      <SourceLine job={job} asOf={asOf} />
      <div className="acts">
        {/* Old data offers no application (reliability.md §1.2): staff know whether the job is still open. */}
        <Button
          variant={asOf.canApply ? "line" : "main"}
          size="tall"
          icon={<HandshakeIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/bookings/refer/$jobId", params: { jobId: job.id } })}
        >
          {t("detail.ask")}
        </Button>
        {sections !== null && (whole || cut) && (
          <Button variant="quiet" size="tall" onPress={() => setWhole(!whole)}>
            {t(whole ? "whole.blocks" : "blocks.whole")}
          </Button>
        )}
        {asOf.canApply && (
          <Button
            variant="main"
            size="tall"
            icon={<QrCodeIcon weight="bold" aria-hidden="true" />}
            onPress={() => void navigate({ to: "/jobs/$jobId/take", params: { jobId: job.id } })}
          >
            {t("detail.take")}
          </Button>
        )}
      </div>
    </>
  );
}

function SourceLine({ job, asOf }: Dated) {
  const { t } = useTranslation("jobs");
  const { language } = useVisit().display;
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  return (
    <p className="job-source">
      {t("source")}
      <SourceText>{job.source}</SourceText>
      {" · "}
      {postedWords(t, job, language, thisYear)}
      {" · "}
      {validWords(t, job, language, thisYear)}
      {" · "}
      <span className="job-fresh">
        <FreshnessLine asOf={asOf} />
      </span>
    </p>
  );
}
