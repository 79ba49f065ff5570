import { ArrowsOutIcon } from "@phosphor-icons/react/dist/csr/ArrowsOut";
import { BicycleIcon } from "@phosphor-icons/react/dist/csr/Bicycle";
import { BriefcaseIcon } from "@phosphor-icons/react/dist/csr/Briefcase";
import { BusIcon } from "@phosphor-icons/react/dist/csr/Bus";
import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { GlobeHemisphereEastIcon } from "@phosphor-icons/react/dist/csr/GlobeHemisphereEast";
import { ListMagnifyingGlassIcon } from "@phosphor-icons/react/dist/csr/ListMagnifyingGlass";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import { Button } from "../../design/button.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { openHelp } from "../../frame/calling.ts";
import { Title } from "../../frame/page.tsx";
import { number } from "../../words/numbers.ts";
import { SourceText } from "../../words/source-text.tsx";
import { type Step, type WayOut, wayOutWords } from "./step-words.ts";
import { StepButton } from "./steps.tsx";
import type { ListView } from "./view.ts";
import "./empty.css";

const MOST_ROWS = 3;
/** Steps of understanding that have room beside the picture, with large text too. */
const MOST_STEPS = 6;

function iconOf({ kind, value }: WayOut) {
  if (kind === "ring") return value === "bike" ? BicycleIcon : BusIcon;
  if (kind !== "filter") return ArrowsOutIcon;
  return value === "withinKm" ? GlobeHemisphereEastIcon : BriefcaseIcon;
}

export interface EmptyListProps {
  readonly view: ListView;
  readonly words: string;
  readonly answer: JobsAnswer;
  readonly onTakeBack: (step: Step) => void;
  readonly onWayOut: (way: WayOut) => void;
}

/** Nothing fits: what was asked, what would find something with its exact count, and a person. Never a dead end. */
export function EmptyList({ view, words, answer, onTakeBack, onWayOut }: EmptyListProps) {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  const { chips } = answer.understood;
  const rows = answer.relax.slice(0, MOST_ROWS);
  return (
    <>
      <div className="empty-head" data-steps={chips.length > 0 || undefined}>
        <RingMap tone="empty" lit={view.ring === "any" ? null : view.ring} />
        <div>
          <Title>{t("empty.title")}</Title>
          <ul className="empty-asked" aria-label={t("empty.asked")}>
            {words !== "" && (
              <li>
                <SourceText>{words}</SourceText>
              </li>
            )}
            {chips.slice(0, MOST_STEPS).map((step) => (
              <li key={step.id} data-step="true">
                <StepButton step={step} onPress={() => onTakeBack(step)} />
              </li>
            ))}
            {view.ring !== "any" && <li data-blocks="true">{t(`reach.${view.ring}`)}</li>}
            {view.kind !== "all" && <li data-blocks="true">{t(`kind.${view.kind}`)}</li>}
          </ul>
        </div>
      </div>
      {rows.length > 0 && (
        <section className="empty-relax">
          <h2>{t("empty.relax")}</h2>
          {rows.map((way, index) => {
            const Icon = iconOf(way);
            return (
              <Pressable
                key={way.id}
                className="relax-row"
                variant={index === 0 ? "main" : "plain"}
                onPress={() => onWayOut(way)}
              >
                <Icon weight="bold" aria-hidden="true" />
                <span className="relax-words">
                  <b>
                    <SourceText>{wayOutWords(t, way, chips)}</SourceText>
                  </b>
                  <small>{t("relax.rest")}</small>
                </span>
                <span className="relax-count">{t("count", { count: way.total, number: number(way.total) })}</span>
                <CaretRightIcon weight="bold" aria-hidden="true" />
              </Pressable>
            );
          })}
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
