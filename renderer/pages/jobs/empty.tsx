import { BicycleIcon } from "@phosphor-icons/react/dist/csr/Bicycle";
import { BriefcaseIcon } from "@phosphor-icons/react/dist/csr/Briefcase";
import { BusIcon } from "@phosphor-icons/react/dist/csr/Bus";
import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { GlobeHemisphereEastIcon } from "@phosphor-icons/react/dist/csr/GlobeHemisphereEast";
import { ListMagnifyingGlassIcon } from "@phosphor-icons/react/dist/csr/ListMagnifyingGlass";
import { useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { jobsQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { openHelp } from "../../frame/calling.ts";
import { Title } from "../../frame/page.tsx";
import { number } from "../../words/numbers.ts";
import { SourceText } from "../../words/source-text.tsx";
import { type ListView, questionOf } from "./view.ts";
import "./empty.css";

/** Ways to ask for less: each changes exactly one condition of the view. */
const RELAXATIONS = [
  { id: "bike", icon: BicycleIcon, change: { ring: "bike" }, applies: (view: ListView) => view.ring === "walk" },
  {
    id: "bus",
    icon: BusIcon,
    change: { ring: "bus" },
    applies: (view: ListView) => view.ring === "walk" || view.ring === "bike",
  },
  {
    id: "any",
    icon: GlobeHemisphereEastIcon,
    change: { ring: "any" },
    applies: (view: ListView) => view.ring !== "any",
  },
  { id: "kind", icon: BriefcaseIcon, change: { kind: "all" }, applies: (view: ListView) => view.kind !== "all" },
] as const;
const MOST_ROWS = 3;

export interface EmptyListProps {
  readonly view: ListView;
  readonly words: string;
  readonly onRelax: (change: Partial<ListView>) => void;
}

/** Nothing fits: what was asked, what would find something with its exact count, and a person. Never a dead end. */
export function EmptyList({ view, words, onRelax }: EmptyListProps) {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const client = useClient();
  const open = RELAXATIONS.filter(({ applies }) => applies(view));
  const counts = useQueries({
    queries: open.map(({ change }) => jobsQuery(client, questionOf({ ...view, ...change, first: 0 }, words, 1))),
  });
  const rows = open
    .map((relaxation, index) => ({ ...relaxation, count: counts[index]?.data?.total ?? 0 }))
    .filter(({ count }) => count > 0)
    .slice(0, MOST_ROWS);
  return (
    <>
      <div className="empty-head">
        <RingMap tone="empty" lit={view.ring === "any" ? null : view.ring} />
        <div>
          <Title>{t("empty.title")}</Title>
          <ul className="empty-asked" aria-label={t("empty.asked")}>
            {words !== "" && (
              <li>
                <SourceText>{words}</SourceText>
              </li>
            )}
            {view.ring !== "any" && <li data-blocks="true">{t(`reach.${view.ring}`)}</li>}
            {view.kind !== "all" && <li data-blocks="true">{t(`kind.${view.kind}`)}</li>}
          </ul>
        </div>
      </div>
      {rows.length > 0 && (
        <section className="empty-relax">
          <h2>{t("empty.relax")}</h2>
          {rows.map(({ id, icon: Icon, change, count }, index) => (
            <Pressable
              key={id}
              className="relax-row"
              variant={index === 0 ? "main" : "plain"}
              onPress={() => onRelax(change)}
            >
              <Icon weight="bold" aria-hidden="true" />
              <span className="relax-words">
                <b>{t(`relax.${id}`)}</b>
                <small>{t("relax.rest")}</small>
              </span>
              <span className="relax-count">{t("count", { count, number: number(count) })}</span>
              <CaretRightIcon weight="bold" aria-hidden="true" />
            </Pressable>
          ))}
        </section>
      )}
      <div className="acts empty-acts">
        <Button
          variant={rows.length > 0 ? "line" : "main"}
          size="tall"
          icon={<ListMagnifyingGlassIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/search" })}
        >
          {t("empty.other")}
        </Button>
        <Button variant="line" size="tall" onPress={openHelp}>
          {t("empty.person")}
        </Button>
      </div>
    </>
  );
}
