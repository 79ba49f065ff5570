import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MatchAnswer } from "../../../shared/contract/match.ts";
import { matchQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Page } from "../../frame/page.tsx";
import { TakeAway } from "../../frame/take-away.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { useSaid } from "../../words/said.ts";
import { SourceText } from "../../words/source-text.tsx";
import { answersOf } from "./view.ts";

/** The shortlist as plain text on the visitor's own phone. */
export function TakeMatch() {
  const { t } = useTranslation("match");
  const navigate = useNavigate();
  const view = useSearch({ from: "/match/take" });
  const query = useQuery(matchQuery(useClient(), answersOf(view)));
  const crumbs = [
    { name: t("title"), onPress: () => void navigate({ to: "/match", search: view }) },
    { name: t("take.here") },
  ];
  return (
    <Page name="take-away" crumbs={crumbs}>
      {query.data === undefined ? <Waiting query={query} /> : <Code answer={query.data} />}
    </Page>
  );
}

function Code({ answer }: { readonly answer: MatchAnswer }) {
  const { t } = useTranslation("match");
  const { language } = useVisit().display;
  const station = useStation();
  const said = useSaid();
  return (
    <TakeAway
      title={t("take.title")}
      how={t("take.how")}
      text={language === "en" ? answer.takeawayEn : answer.takeaway}
      alt={t("take.alt")}
      facts={[
        ...answer.jobs.map(({ job }) => ({
          id: job.id,
          name: t("kind.jobs"),
          value: <SourceText>{job.title}</SourceText>,
        })),
        ...answer.policies.map(({ policy }) => ({
          id: policy.id,
          name: t("kind.policies"),
          value: said(policy.title, policy.titleEn),
        })),
        {
          id: "station",
          name: t("take.askAt"),
          value: (
            <>
              <SourceText>{station.name}</SourceText> {station.phone}
            </>
          ),
        },
      ]}
    />
  );
}
