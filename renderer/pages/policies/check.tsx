import { CheckIcon } from "@phosphor-icons/react/dist/csr/Check";
import { QuestionIcon } from "@phosphor-icons/react/dist/csr/Question";
import { XIcon } from "@phosphor-icons/react/dist/csr/X";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "../../../shared/contract/policies.ts";
import type { MachineCondition } from "../../../shared/policies/policy.ts";
import { Choices } from "../../design/choices.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { useVisit } from "../../visit/visit.ts";
import { useSaid } from "../../words/said.ts";
import { ANSWERS, type Answer, type Answers, questionsOf } from "./facts.ts";
import { Result } from "./result.tsx";
import { useCheck } from "./use-check.ts";

const ICONS = { yes: CheckIcon, no: XIcon, unsure: QuestionIcon } as const;
/** Questions that stand on the page at once. */
const AT_ONCE = {
  portrait: { normal: 2, large: 1 },
  landscape: { normal: 1, large: 1 },
} as const;

/** 您能不能领: the document's conditions as questions, and what they come to. Answers live in this component only. */
export function Check({ policy }: { readonly policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const { size } = useVisit().display;
  const orientation = useOrientation();
  const [answers, setAnswers] = useState<Answers>({});
  const [from, setFrom] = useState(0);
  const checked = useCheck(policy, answers);
  // What has ended for good is not asked about: there is nothing left to get.
  const questions = policy.status === "expired" ? [] : questionsOf(policy.conditions);
  const room = AT_ONCE[orientation][size];
  const sheets = Math.ceil(questions.length / room);
  const sheet = Math.min(Math.floor(from / room), Math.max(0, sheets - 1));
  const shown = questions.slice(sheet * room, (sheet + 1) * room);

  /** The answer to the last question of a sheet leads to the next one that is open; a no decides and stays in sight. */
  function answer(question: MachineCondition, given: Answer) {
    const next = { ...answers, [question.id]: given };
    setAnswers(next);
    const open = questions.findIndex(({ id }) => next[id] === undefined);
    if (given !== "no" && open !== -1 && shown.every(({ id }) => next[id] !== undefined)) setFrom(open);
  }

  return (
    <section className="check" aria-labelledby="check-title">
      <div className="check-head">
        <h2 id="check-title">{t(policy.kind === "benefit" ? "check.title" : "check.titleService")}</h2>
        {sheets > 1 && (
          <Choices
            className="check-steps"
            label={t("check.which")}
            chosen={String(sheet)}
            onChoose={(chosen) => setFrom(Number(chosen) * room)}
            choices={Array.from({ length: sheets }, (_, index) => ({
              id: String(index),
              content: <StepWords questions={questions} from={index * room} room={room} answers={answers} />,
            }))}
          />
        )}
      </div>
      {shown.map((question) => (
        <Question
          key={question.id}
          question={question}
          no={questions.indexOf(question) + 1}
          answer={answers[question.id] ?? null}
          onAnswer={(given) => answer(question, given)}
        />
      ))}
      <Result policy={policy} questions={questions} checked={checked} />
    </section>
  );
}

interface StepWordsProps {
  readonly questions: readonly MachineCondition[];
  readonly from: number;
  readonly room: number;
  readonly answers: Answers;
}

/** 第 1–2 题, with a tick when both are answered. */
function StepWords({ questions, from, room, answers }: StepWordsProps) {
  const { t } = useTranslation("policies");
  const own = questions.slice(from, from + room);
  const last = from + own.length;
  return (
    <>
      {own.every(({ id }) => answers[id] !== undefined) && <CheckIcon weight="bold" aria-hidden="true" />}
      {own.length === 1 ? t("check.step", { no: from + 1 }) : t("check.steps", { first: from + 1, last })}
    </>
  );
}

interface QuestionProps {
  readonly question: MachineCondition;
  readonly no: number;
  readonly answer: Answer | null;
  readonly onAnswer: (answer: Answer) => void;
}

function Question({ question, no, answer, onAnswer }: QuestionProps) {
  const { t } = useTranslation("policies");
  const said = useSaid();
  const asked = said(question.askZh, question.askEn);
  return (
    <div className="question">
      <p className="question-words">
        <span className="question-no" aria-hidden="true">
          {no}
        </span>
        <span>
          <b>{asked}</b>
          {question.hintZh !== null && question.hintEn !== null && (
            <span className="question-hint">{said(question.hintZh, question.hintEn)}</span>
          )}
        </span>
      </p>
      <Choices
        className="answers"
        label={asked}
        chosen={answer ?? ""}
        onChoose={(given) => given !== "" && onAnswer(given)}
        choices={ANSWERS.map((id) => {
          const Icon = ICONS[id];
          return {
            id,
            content: (
              <>
                <Icon weight="bold" aria-hidden="true" />
                {t(`answer.${id}`)}
              </>
            ),
          };
        })}
      />
    </div>
  );
}
