import { CheckIcon } from "@phosphor-icons/react/dist/csr/Check";
import { PencilSimpleLineIcon } from "@phosphor-icons/react/dist/csr/PencilSimpleLine";
import { QuestionIcon } from "@phosphor-icons/react/dist/csr/Question";
import { XIcon } from "@phosphor-icons/react/dist/csr/X";
import { useTranslation } from "react-i18next";
import { useStationNow } from "../../data/clock.ts";
import { useStation } from "../../data/station.tsx";
import { useVisit } from "../../visit/visit.ts";
import { codeText } from "../../words/code-text.ts";
import { dayOf, dayWords } from "../../words/dates.ts";
import { type CalculatorId, grouped } from "./forms.ts";
import type { CalculatorAnswer, CalculatorOutput } from "./use-answer.ts";

type Typed = Readonly<Record<string, string>>;

export interface AnswerProps {
  readonly id: CalculatorId;
  readonly typed: Typed;
  readonly chosen: Typed;
  readonly answer: CalculatorAnswer;
}

interface Words {
  readonly kind: "empty" | "fault" | "yes" | "no";
  readonly title: string;
  readonly how: string;
  /** Set larger: money, posts, the day. */
  readonly sum?: string;
  readonly sumHow?: string;
}

const ICONS = { empty: PencilSimpleLineIcon, fault: QuestionIcon, yes: CheckIcon, no: XIcon } as const;

/** The formula with the visitor's own numbers, and what it comes to in words. */
export function Answer({ id, typed, chosen, answer }: AnswerProps) {
  const { t } = useTranslation("calculators");
  const words = useWords(id, typed, chosen, answer);
  const Icon = ICONS[words.kind];
  return (
    <div className="answer-card" data-kind={words.kind} role="status">
      {id === "stable-post-refund" && <Formula typed={typed} rate={answer.output?.["layoffRatePercent"]} />}
      <div className="answer-line">
        <span className="answer-disk">
          <Icon weight="bold" aria-hidden="true" />
        </span>
        <p>
          <b>{words.title}</b>
          <span>{words.how}</span>
        </p>
        {words.sum !== undefined && (
          <p className="answer-sum">
            <b>{words.sum}</b>
            {words.sumHow !== undefined && <span>{words.sumHow}</span>}
          </p>
        )}
      </div>
      <p className="answer-note">{t(`${id}.note`)}</p>
    </div>
  );
}

/** 1 − (187 + 2) ÷ 200 = 5.50 %, each number with its caption. */
function Formula({ typed, rate }: { readonly typed: Typed; readonly rate: CalculatorOutput[string] | undefined }) {
  const { t } = useTranslation("calculators");
  const term = (field: "end" | "natural" | "base") => (
    <span className="formula-term">
      <b>{typed[field] === undefined || typed[field] === "" ? t("hole") : grouped(typed[field])}</b>
      <small>{t(`formula.${field}`)}</small>
    </span>
  );
  return (
    <p className="formula">
      <span>1 − (</span>
      {term("end")}
      <span>+</span>
      {term("natural")}
      <span>) ÷</span>
      {term("base")}
      <span>=</span>
      <strong>{rate === undefined ? t("hole") : `${rate}%`}</strong>
    </p>
  );
}

function useWords(id: CalculatorId, typed: Typed, chosen: Typed, { output, fault }: CalculatorAnswer): Words {
  const { t } = useTranslation("calculators");
  const { language } = useVisit().display;
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  if (fault !== null) return { kind: "fault", title: t(`fault.${fault}.title`), how: t(`fault.${fault}.how`) };
  if (output === null) return { kind: "empty", title: t("empty.title"), how: t("empty.how") };
  const text = (key: string) => String(output[key] ?? "");
  switch (id) {
    case "stable-post-refund":
      return refundWords();
    case "jobseeking-1000":
      return {
        kind: "yes",
        title: t("jobseeking-1000.done"),
        how: t("check"),
        sum: t("yuan", { amount: grouped(text("yuan")) }),
        sumHow: t("jobseeking-1000.sum", { people: grouped(typed["people"] ?? "") }),
      };
    case "guarantee-fee":
      return {
        kind: "yes",
        title: t("guarantee-fee.done"),
        how: t("check"),
        sum: t("yuan", { amount: grouped(text("yuan")) }),
      };
    case "graduate-quota":
      return {
        kind: "yes",
        title: t("graduate-quota.done"),
        how: t("graduate-quota.how"),
        sum: t("posts", { amount: grouped(text("minPosts")) }),
      };
    case "jobless-months":
      return output["meets"] === true
        ? { kind: "yes", title: t("jobless-months.meets"), how: t("check") }
        : { kind: "no", title: t("jobless-months.short"), how: t("jobless-months.shortHow") };
    case "aid-deadline":
      return {
        kind: "yes",
        title: t("aid-deadline.done"),
        how: t("check"),
        sum: dayWords(text("deadline"), language, thisYear),
      };
  }

  function refundWords(): Words {
    const limit = shortPercent(text("limitPercent"));
    const noLayoffs = Number(text("layoffRatePercent")) <= 0;
    const ambiguous = output?.["headcountMatters"] === true ? t("stable-post-refund.headcount") : null;
    if (output?.["eligible"] !== true) {
      return {
        kind: "no",
        title: t("stable-post-refund.over", { limit }),
        how: ambiguous ?? t("stable-post-refund.overHow"),
      };
    }
    return {
      kind: "yes",
      title: noLayoffs ? t("stable-post-refund.none") : t("stable-post-refund.within", { limit }),
      how: ambiguous ?? t("stable-post-refund.withinHow"),
      sum: t("yuan", { amount: grouped(text("refundYuan")) }),
      sumHow: t(`stable-post-refund.share.${chosen["size"] === "large" ? "large" : "medium"}`, {
        fee: grouped(typed["fee"] ?? ""),
        percent: shortPercent(text("refundRatioPercent")),
      }),
    };
  }
}

/** 5.50 as 5.5, 20.00 as 20: a limit as people say it. */
function shortPercent(percent: string): string {
  return percent.replace(/\.?0+$/, "");
}

/** The calculation as plain text for a code; null while there is no result. */
export function useAnswerText(id: CalculatorId, typed: Typed, chosen: Typed, answer: CalculatorAnswer): string | null {
  const { t } = useTranslation("calculators");
  const station = useStation();
  const words = useWords(id, typed, chosen, answer);
  if (answer.output === null) return null;
  const formula =
    id === "stable-post-refund"
      ? `1-(${typed["end"]}+${typed["natural"]})÷${typed["base"]}=${answer.output["layoffRatePercent"]}%`
      : "";
  return codeText([
    { text: t(`${id}.title`), most: 90 },
    { text: formula, most: 50 },
    { text: words.title, most: 60 },
    { text: [words.sum, words.sumHow].filter((part) => part !== undefined).join(" "), most: 80 },
    { text: t("taken.check"), most: 60 },
    { text: `${station.name} ${station.phone}`, most: 66 },
  ]);
}
