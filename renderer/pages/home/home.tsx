import { BriefcaseIcon } from "@phosphor-icons/react/dist/csr/Briefcase";
import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { ClockIcon } from "@phosphor-icons/react/dist/csr/Clock";
import { GraduationCapIcon } from "@phosphor-icons/react/dist/csr/GraduationCap";
import { HandHeartIcon } from "@phosphor-icons/react/dist/csr/HandHeart";
import { LightningIcon } from "@phosphor-icons/react/dist/csr/Lightning";
import { MagnifyingGlassIcon } from "@phosphor-icons/react/dist/csr/MagnifyingGlass";
import { PersonSimpleWalkIcon } from "@phosphor-icons/react/dist/csr/PersonSimpleWalk";
import { QrCodeIcon } from "@phosphor-icons/react/dist/csr/QrCode";
import { useIsFetching, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import { AROUND, jobsQuery, PAGE_QUERIES } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Pattern } from "../../design/pattern.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Dock } from "../../frame/dock.tsx";
import { Title } from "../../frame/page.tsx";
import { StationBar } from "../../frame/station-bar.tsx";
import { setWords } from "../../visit/visit.ts";
import { DemoMark, FreshnessLine } from "../../words/freshness.tsx";
import { number } from "../../words/numbers.ts";
import { spotsOf } from "../jobs/spots.ts";
import { KINDS, type Kind, type ListView } from "../jobs/view.ts";
import "./home.css";

/** A doorway into the list: what it narrows to, and how many jobs wait there. */
interface Doorway {
  readonly id: "walk" | Exclude<Kind, "all">;
  readonly icon: typeof BriefcaseIcon;
  readonly family: "pine" | "plum" | "lake" | "apricot";
  readonly view: Partial<ListView>;
}

/** In this order the first four that lead somewhere today are shown; a tile never opens on nothing. */
const DOORWAYS: readonly Doorway[] = [
  { id: "walk", icon: PersonSimpleWalkIcon, family: "pine", view: { ring: "walk" } },
  { id: "part", icon: ClockIcon, family: "plum", view: { kind: "part" } },
  { id: "gig", icon: LightningIcon, family: "apricot", view: { kind: "gig" } },
  { id: "trainee", icon: GraduationCapIcon, family: "lake", view: { kind: "trainee" } },
  { id: "public", icon: HandHeartIcon, family: "plum", view: { kind: "public" } },
  { id: "full", icon: BriefcaseIcon, family: "lake", view: { kind: "full" } },
];
const MOST_DOORWAYS = 4;

export function Home() {
  const { t } = useTranslation("home");
  const navigate = useNavigate();
  const client = useClient();
  const station = useStation();
  const near = useQuery(jobsQuery(client, AROUND));
  const doorways = DOORWAYS.map((doorway) => ({
    ...doorway,
    count: countAt(doorway, near.data, station.counts.walkable),
  }))
    .filter(({ count }) => count > 0)
    .slice(0, MOST_DOORWAYS);

  function openJobs(view: Partial<ListView>) {
    setWords("");
    void navigate({ to: "/jobs", search: view });
  }

  return (
    <div className="page home-page" data-page="home" aria-busy={useIsFetching(PAGE_QUERIES) > 0}>
      <header className="header home-header">
        <Pattern />
        <StationBar />
        <div className="home-hello">
          <Title className="home-title">{t("hello")}</Title>
          <Pressable className="home-search" onPress={() => void navigate({ to: "/search" })}>
            <MagnifyingGlassIcon weight="bold" aria-hidden="true" />
            <span>{t("searchBar")}</span>
            <b>{t("searchButton")}</b>
          </Pressable>
        </div>
      </header>
      <main className="main home" data-doorways={doorways.length}>
        <Pressable className="tile tile-hero" onPress={() => openJobs({})}>
          <RingMap tone="hero" lit="walk" dots={spotsOf(near.data?.items ?? [], station)} />
          <span className="tile-words">
            <b>{t("jobs")}</b>
            <span>{t("open", { count: station.counts.jobs, number: number(station.counts.jobs) })}</span>
            {station.counts.walkable > 0 && (
              <span>{t("walkable", { count: station.counts.walkable, number: number(station.counts.walkable) })}</span>
            )}
            <small>
              <FreshnessLine asOf={station.asOf} />
              {station.asOf.demo && <DemoMark />}
            </small>
          </span>
        </Pressable>
        {doorways.map(({ id, icon: Icon, family, view, count }) => (
          <Pressable key={id} className="tile" onPress={() => openJobs(view)}>
            <span className="tile-disk" data-family={family}>
              <Icon weight="duotone" aria-hidden="true" />
            </span>
            <span className="tile-words">
              <b>{t(`doorway.${id}`)}</b>
              <small>{t(`doorwayCount.${id === "walk" ? "walk" : "kind"}`, { count, number: number(count) })}</small>
            </span>
          </Pressable>
        ))}
        <Pressable className="tile tile-wide" onPress={() => void navigate({ to: "/platforms" })}>
          <span className="tile-disk" data-family="indigo">
            <QrCodeIcon weight="duotone" aria-hidden="true" />
          </span>
          <span className="tile-words">
            <b>{t("platforms")}</b>
            <small>{t("platformsHow")}</small>
          </span>
          <CaretRightIcon className="tile-arrow" weight="bold" aria-hidden="true" />
        </Pressable>
      </main>
      <Dock />
    </div>
  );
}

/** The station's own count of what is behind a doorway; facets are disjunctive, so the picture's query knows them all. */
function countAt(doorway: Doorway, answer: JobsAnswer | undefined, walkable: number): number {
  if (doorway.id === "walk") return walkable;
  const types = KINDS[doorway.id];
  return (answer?.facets.employmentType ?? [])
    .filter(({ value }) => types.some((type) => type === value))
    .reduce((sum, { count }) => sum + count, 0);
}
