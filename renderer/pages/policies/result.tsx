import { CheckIcon } from "@phosphor-icons/react/dist/csr/Check";
import { ClockCounterClockwiseIcon } from "@phosphor-icons/react/dist/csr/ClockCounterClockwise";
import { HourglassIcon } from "@phosphor-icons/react/dist/csr/Hourglass";
import { QuestionIcon } from "@phosphor-icons/react/dist/csr/Question";
import { XIcon } from "@phosphor-icons/react/dist/csr/X";
import { useTranslation } from "react-i18next";
import type { CheckReason, CheckResult, PolicyDetail } from "../../../shared/contract/policies.ts";
import type { MachineCondition } from "../../../shared/policies/policy.ts";
import { useStationNow } from "../../data/clock.ts";
import { useVisit } from "../../visit/visit.ts";
import { dayOf, dayWords } from "../../words/dates.ts";
import { useSaid } from "../../words/said.ts";
import type { Answers } from "./facts.ts";
import type { Checked } from "./use-check.ts";

export interface ResultProps {
  readonly policy: PolicyDetail;
  readonly questions: readonly MachineCondition[];
  readonly checked: Checked | null;
}

interface Standing {
  readonly policy: PolicyDetail;
  readonly result: CheckResult | null;
  readonly answers: Answers;
  /** Questions not answered when the station spoke. */
  readonly openQuestions: number;
}

const FACES = {
  pending: HourglassIcon,
  applies: CheckIcon,
  notApplies: XIcon,
  askStaff: QuestionIcon,
  expired: ClockCounterClockwiseIcon,
} as const;
type Face = keyof typeof FACES;

/** What the answers come to, in place: 可能符合, 不符合 and which condition, 请工作人员确认; never "you qualify". */
export function Result({ policy, questions, checked }: ResultProps) {
  const { t } = useTranslation("policies");
  const answers = checked?.answers ?? {};
  const openQuestions = questions.filter(({ id }) => answers[id] === undefined).length;
  const standing: Standing = { policy, answers, openQuestions, result: checked?.result ?? null };
  const face = faceOf(standing);
  const Icon = FACES[face];
  return (
    <div className="result" data-outcome={face} role="status">
      <span className="result-disk">
        <Icon weight="bold" aria-hidden="true" />
      </span>
      <p className="result-words">
        <b>{t(`result.${face}.title`)}</b>
        <Because {...standing} face={face} />
      </p>
    </div>
  );
}

/** One condition that does not hold decides at once; everything else waits for the last answer. */
function faceOf({ policy, result, openQuestions }: Standing): Face {
  if (policy.status === "expired" || result?.outcome === "expired") return "expired";
  if (result?.outcome === "notApplies") return "notApplies";
  if (openQuestions > 0) return "pending";
  // A year that is over gives nothing today, whatever its conditions say.
  if (result?.outcome === "applies" && result.warn === "period_ended") return "askStaff";
  return result?.outcome ?? "askStaff";
}

function Because({ policy, result, answers, openQuestions, face }: Standing & { readonly face: Face }) {
  const { t } = useTranslation("policies");
  const { language } = useVisit().display;
  const said = useSaid();
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  const deciding = (result?.reasons ?? []).filter(({ conditionId }) => result?.deciding.includes(conditionId));
  const words = (reasons: readonly CheckReason[]) =>
    reasons.map(({ text, textEn }) => said(text, textEn)).join(t("and"));
  switch (face) {
    case "pending":
      return <span>{t("result.pending.how", { count: openQuestions })}</span>;
    case "expired":
      return (
        <span>
          {policy.validTo === null
            ? t("result.expired.how")
            : t("result.expired.until", { day: dayWords(policy.validTo, language, thisYear) })}
        </span>
      );
    case "applies":
      return (
        <>
          <span>{t("result.applies.how")}</span>
          {policy.status === "verify" && <span>{verifyWords()}</span>}
        </>
      );
    case "notApplies":
      return <span>{t("result.notApplies.which", { which: words(deciding) })}</span>;
    case "askStaff":
      if (result?.warn === "period_ended" && result.outcome === "applies") {
        return <span>{t("result.askStaff.yearOver")}</span>;
      }
      return <span>{deciding.length === 0 ? t("result.askStaff.how") : t(whyOpen(), { which: words(deciding) })}</span>;
  }

  function verifyWords(): string {
    const year = policy.source.docDate?.slice(0, 4);
    return year === undefined ? t("result.applies.verify") : t("result.applies.verifyYear", { year });
  }

  /** Was the visitor unsure, does the document leave it to staff, or does it state nothing at all? */
  function whyOpen() {
    if (policy.conditions.length === 0) return "result.askStaff.unstated" as const;
    return deciding.some(({ conditionId }) => answers[conditionId] === "unsure")
      ? ("result.askStaff.unsure" as const)
      : ("result.askStaff.staffOnly" as const);
  }
}
