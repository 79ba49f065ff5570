import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { Trans, useTranslation } from "react-i18next";
import { NEARBY_KM } from "../../../shared/jobs/rings.ts";
import { jobsQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Pager } from "../../design/pager.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { setList, setReading, useVisit } from "../../visit/visit.ts";
import { DemoMark, FreshnessLine } from "../../words/freshness.tsx";
import { number } from "../../words/numbers.ts";
import { SourceText } from "../../words/source-text.tsx";
import { EmptyList } from "./empty.tsx";
import { paySpread } from "./histogram.ts";
import { JobCard } from "./job-card.tsx";
import { ListFilters } from "./list-filters.tsx";
import { ListPanel } from "./list-panel.tsx";
import { PaySpread } from "./pay-spread.tsx";
import { pinned } from "./spots.ts";
import type { Step, WayOut } from "./step-words.ts";
import { Steps } from "./steps.tsx";
import { filtersOf, type ListView, pageOf, questionOf, viewOf, wordsOf } from "./view.ts";
import "./list.css";

/** Whole cards a page; what fits at each text size in each orientation. */
const CARDS = { portrait: { normal: 3, large: 3 }, landscape: { normal: 3, large: 2 } } as const;
/** Places for steps of understanding, in the room of the map. */
const STEP_PLACES = { portrait: { normal: 4, large: 2 }, landscape: { normal: 4, large: 2 } } as const;
/** One answer of the station at most; the map thins them out. */
const DOTS = 50;

/** Jobs for what the visitor looks for: where they lie, what they pay, three at a time. */
export function JobList() {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const client = useClient();
  const station = useStation();
  const { words, reading, display } = useVisit();
  const view = useSearch({ from: "/jobs" });
  const orientation = useOrientation();
  const size = CARDS[orientation][display.size];
  const list = useQuery(jobsQuery(client, questionOf(view, words, size, reading)));
  const around = useQuery(
    jobsQuery(client, {
      ...wordsOf(words, reading),
      filters: { ...filtersOf(view), withinKm: NEARBY_KM },
      sort: "newest",
      pageSize: DOTS,
    }),
  );

  useEffect(() => setList(view), [view]);

  function change(next: Partial<ListView>) {
    void navigate({ to: "/jobs", search: { ...view, first: 0, ...next }, replace: true, resetScroll: false });
  }

  function takeBack({ id }: Step) {
    setReading(words, { ...reading, ignore: [...reading.ignore, id] });
    change({});
  }

  function takeWayOut({ input: { text = "", filters = {}, ignore = [], also = [] } }: WayOut) {
    setReading(text, { ignore, also });
    change(viewOf(filters));
  }

  const crumbs =
    words === ""
      ? [{ name: t("title") }]
      : [
          { name: t("title"), onPress: () => void navigate({ to: "/search" }) },
          { name: <SourceText>{words}</SourceText> },
        ];
  if (list.data === undefined) {
    return (
      <Page name="jobs" crumbs={crumbs}>
        <Waiting query={list} />
      </Page>
    );
  }
  const answer = list.data;
  if (answer.total === 0) {
    return (
      <Page name="jobs-empty" crumbs={crumbs}>
        <EmptyList view={view} words={words} answer={answer} onTakeBack={takeBack} onWayOut={takeWayOut} />
      </Page>
    );
  }
  const heading = words !== "" ? "words" : view.ring === "any" ? "everywhere" : "nearby";
  const page = pageOf(view, size);
  const pages = Math.max(1, Math.ceil(answer.total / size));
  const { understood, relax } = answer;
  const steps =
    words !== "" && understood.chips.length + relax.length > 0 ? (
      <Steps
        answer={answer}
        places={STEP_PLACES[orientation][display.size]}
        onTakeBack={takeBack}
        onWayOut={takeWayOut}
      />
    ) : null;
  return (
    <Page name="jobs" crumbs={crumbs}>
      <ListPanel
        view={view}
        answer={answer}
        around={around.data?.items ?? []}
        onReach={(ring) => change({ ring })}
        steps={steps}
      >
        <Title>
          <Trans
            t={t}
            i18nKey={`found.${heading}`}
            count={answer.total}
            values={{ number: number(answer.total) }}
            components={{ w: <SourceText>{words}</SourceText>, n: <em /> }}
          />
        </Title>
        <PaySpread spread={paySpread(answer.facets.salaryAtLeast)} />
        {answer.asOf.demo && <DemoMark />}
        <p className="list-fresh" data-state={answer.asOf.state}>
          <FreshnessLine asOf={answer.asOf} />
        </p>
      </ListPanel>
      <ListFilters view={view} words={words} onChange={change} />
      <ol className="cards" data-size={size} start={(page - 1) * size + 1}>
        {pinned(answer.items, station).map(({ job, pin }) => (
          <li key={job.id}>
            <JobCard
              job={job}
              pin={pin?.number ?? null}
              onOpen={() => void navigate({ to: "/jobs/$jobId", params: { jobId: job.id } })}
            />
          </li>
        ))}
      </ol>
      <Pager
        words={{
          previous: t("pager.previous"),
          next: t("pager.next"),
          position: t("pager.position", { page: number(page), pages: number(pages) }),
        }}
        page={page}
        pages={pages}
        nextVariant="main"
        onPage={(next) => change({ first: (next - 1) * size })}
      />
    </Page>
  );
}
