import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { JobDetail } from "../../../shared/contract/jobs.ts";
import type { StationInfo } from "../../../shared/contract/station.ts";
import { checkedLink } from "../../../shared/platforms/qr-link.ts";
import { useStationNow } from "../../data/clock.ts";
import { jobQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { QrCode } from "../../design/qr-code.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import type { Language } from "../../i18n.ts";
import { endVisit, useVisit } from "../../visit/visit.ts";
import { dayOf } from "../../words/dates.ts";
import { DemoMark } from "../../words/freshness.tsx";
import { SourceText } from "../../words/source-text.tsx";
import { GoneJob, isGone } from "./gone.tsx";
import { type JobsT, payLine, placeLine, validWords } from "./job-words.tsx";
import { payOf } from "./pay.ts";
import { takeText } from "./take-text.ts";
import "./take.css";

/** The job on the visitor's own phone: the advert's page where the station allows it, else the facts as text. */
export function TakeJob() {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const { list } = useVisit();
  const { jobId } = useParams({ from: "/jobs/$jobId/take" });
  const query = useQuery(jobQuery(useClient(), jobId));
  const crumbs = [
    { name: t("title"), onPress: () => void navigate({ to: "/jobs", search: list }) },
    { name: t("take.here") },
  ];
  if (query.data === undefined) {
    return (
      <Page name={isGone(query.error) ? "job-gone" : "take"} crumbs={crumbs}>
        {isGone(query.error) ? <GoneJob /> : <Waiting query={query} />}
      </Page>
    );
  }
  return (
    <Page name="take" crumbs={crumbs}>
      <Code job={query.data.job} demo={query.data.asOf.demo} />
    </Page>
  );
}

function Code({ job, demo }: { readonly job: JobDetail; readonly demo: boolean }) {
  const { t } = useTranslation("jobs");
  const station = useStation();
  const { language } = useVisit().display;
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  // The advert's own page where the station allows its host: a page is better than a text.
  const checked = checkedLink(job.applyUrl ?? "", station.qrHosts);
  const link = checked.ok ? checked.value : null;
  const payload = link?.url ?? textOf({ t, job, station, demo, language, thisYear });
  return (
    <>
      <Title below={t(link === null ? "take.howText" : "take.howLink")}>
        {t("take.title")}
        {demo && <DemoMark />}
      </Title>
      <div className="take-code">
        <QrCode text={payload} alt={t(link === null ? "take.altText" : "take.altLink", { title: job.title })} />
      </div>
      <div className="take-words">
        <p className="take-where">{link === null ? t("take.whereText") : t("take.whereLink", { host: link.host })}</p>
        <dl>
          <dt>{t("take.job")}</dt>
          <dd className="clamp-2">
            <SourceText>{job.title}</SourceText>
          </dd>
          <dt>{t("take.pay")}</dt>
          <dd>{payLine(t, payOf(job))}</dd>
          <dt>{t("take.employer")}</dt>
          <dd className="clamp-1">{job.employer === "" ? t("noEmployer") : <SourceText>{job.employer}</SourceText>}</dd>
          <dt>{t("take.ask")}</dt>
          <dd>
            <SourceText>{station.name}</SourceText> {station.phone}
          </dd>
        </dl>
      </div>
      <div className="acts">
        <Button variant="line" size="tall" onPress={endVisit}>
          {t("take.done")}
        </Button>
      </div>
    </>
  );
}

interface TextOf {
  readonly t: JobsT;
  readonly job: JobDetail;
  readonly station: StationInfo;
  readonly demo: boolean;
  readonly language: Language;
  readonly thisYear: string;
}

function textOf({ t, job, station, demo, language, thisYear }: TextOf): string {
  return takeText({
    title: job.title,
    employer: job.employer,
    pay: t("code.pay", { pay: payLine(t, payOf(job)) }),
    place: t("code.place", { place: placeLine(job) }),
    valid: validWords(t, job, language, thisYear),
    ask: t("code.ask", { station: station.name, phone: station.phone }),
    demo: demo ? t("code.demo") : "",
  });
}
