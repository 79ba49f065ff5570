import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { MatchFar } from "../../../shared/match/words.ts";
import { AROUND, jobsQuery, matchQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Disk } from "../../design/row.tsx";
import { Title } from "../../frame/page.tsx";
import { number } from "../../words/numbers.ts";
import { spotsOf } from "../jobs/spots.ts";
import { Flower } from "./flower.tsx";
import { PICTURES } from "./pictures.ts";
import { answersOf, type MatchView, QUESTION_IDS, QUESTIONS, type QuestionId } from "./view.ts";

export interface QuestionProps {
  readonly question: QuestionId;
  readonly view: MatchView;
  readonly onAnswer: (answer: string) => void;
  readonly onAgain: (question: QuestionId) => void;
}

/** One question a page; a touch goes on. Answers given are chips that open their question again. */
export function Question({ question, view, onAnswer, onAgain }: QuestionProps) {
  const { t } = useTranslation("match");
  const no = QUESTION_IDS.indexOf(question) + 1;
  const counts = useCounts(question, view);
  const given = QUESTION_IDS.filter((id) => id !== question && view[id] !== undefined);
  return (
    <>
      <div className="match-head">
        <p className="match-steps">
          <span aria-hidden="true">
            {QUESTION_IDS.map((id, index) => (
              <i key={id} data-done={index < no} />
            ))}
          </span>
          {t("question.position", { no, of: QUESTION_IDS.length })}
        </p>
        <Title>{t(`ask.${question}`)}</Title>
        {given.length > 0 && (
          <div className="match-given">
            <span>{t("question.given")}</span>
            {given.map((id) => (
              <Pressable key={id} className="choice" onPress={() => onAgain(id)}>
                <AnswerWords question={id} answer={view[id] ?? "any"} />
                <u>{t("question.change")}</u>
              </Pressable>
            ))}
          </div>
        )}
      </div>
      <div className="match-answers" data-question={question}>
        {QUESTIONS[question].map((answer) => (
          <Pressable key={answer} className="match-answer tile" onPress={() => onAnswer(answer)}>
            <AnswerPicture question={question} answer={answer} />
            <span className="match-words">
              <b>
                <AnswerWords question={question} answer={answer} />
              </b>
              {answer === "any" ? (
                <small>{t("question.any")}</small>
              ) : (
                counts[answer] !== undefined && (
                  <small>{t("jobs", { count: counts[answer], number: number(counts[answer]) })}</small>
                )
              )}
            </span>
          </Pressable>
        ))}
      </div>
      <p className="match-note">{t("question.note")}</p>
    </>
  );
}

/** How many jobs each answer leaves, where the question narrows by something that can be counted. */
function useCounts(question: QuestionId, view: MatchView): Readonly<Record<string, number>> {
  const client = useClient();
  const counted = question === "when" || question === "far";
  const { data } = useQuery({ ...matchQuery(client, answersOf(view)), enabled: counted });
  return (counted ? data?.counts[question] : undefined) ?? {};
}

/** The words of an answer. */
export function AnswerWords({ question, answer }: { readonly question: QuestionId; readonly answer: string }) {
  const { t } = useTranslation("match");
  // Every answer of every question has its word; the types of the four lists cannot be told apart here.
  return t(`answer.${question}.${answer}` as "answer.far.any");
}

function AnswerPicture({ question, answer }: { readonly question: QuestionId; readonly answer: string }) {
  if (question === "far") return <FarPicture far={answer as MatchFar} />;
  if (answer === "any" && question !== "when") return <Flower />;
  const pictures: Readonly<Record<string, (typeof PICTURES.who)["any"]>> = PICTURES[question];
  const picture = pictures[answer] ?? PICTURES.who.any;
  const Icon = picture.icon;
  return (
    <Disk family={picture.family}>
      <Icon weight="duotone" aria-hidden="true" />
    </Disk>
  );
}

/** How far, as the rings with the jobs that are really there. */
function FarPicture({ far }: { readonly far: MatchFar }) {
  const station = useStation();
  const near = useQuery(jobsQuery(useClient(), AROUND));
  if (far === "any") return <Flower />;
  return <RingMap tone="map" lit={far} dots={spotsOf(near.data?.items ?? [], station)} />;
}
