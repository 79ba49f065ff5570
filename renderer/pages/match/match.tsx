import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Crumb, Page } from "../../frame/page.tsx";
import { Question } from "./question.tsx";
import { MatchResult } from "./result.tsx";
import { type MatchView, QUESTION_IDS, questionOf } from "./view.ts";
import "./match.css";

/** Four questions of one touch each, then one page of jobs, policies and a service. */
export function Match() {
  const { t } = useTranslation("match");
  const navigate = useNavigate();
  const view = useSearch({ from: "/match" });
  const question = questionOf(view);

  function go(next: MatchView) {
    void navigate({ to: "/match", search: next });
  }

  const here = question === null ? t("result.here") : t("question.here", { no: QUESTION_IDS.indexOf(question) + 1 });
  const crumbs: Crumb[] = [{ name: t("title"), onPress: () => go({}) }, { name: here }];
  return (
    <Page name={question === null ? "match-result" : "match-question"} crumbs={crumbs}>
      {question === null ? (
        <MatchResult view={view} onAgain={(again) => go({ ...view, again })} />
      ) : (
        <Question
          key={question}
          question={question}
          view={view}
          onAnswer={(answer) => {
            const { again: _answered, ...answers } = view;
            go({ ...answers, [question]: answer });
          }}
          onAgain={(again) => go({ ...view, again })}
        />
      )}
    </Page>
  );
}
