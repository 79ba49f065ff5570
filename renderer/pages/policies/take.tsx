import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "../../../shared/contract/policies.ts";
import { policyQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Page } from "../../frame/page.tsx";
import { TakeAway } from "../../frame/take-away.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { codeText } from "../../words/code-text.ts";
import { useSaid } from "../../words/said.ts";
import { SourceText } from "../../words/source-text.tsx";
import { GonePolicy, isGone } from "./gone.tsx";
import { usePartLines } from "./part-lines.ts";
import { usePolicyCrumbs } from "./policy.tsx";

/** The policy as plain text on the visitor's own phone. */
export function TakePolicy() {
  const { t } = useTranslation("policies");
  const { policyId } = useParams({ from: "/policies/$policyId/take" });
  const query = useQuery(policyQuery(useClient(), policyId));
  const crumbs = usePolicyCrumbs(t("take.here"));
  if (query.data === undefined) {
    return (
      <Page name={isGone(query.error) ? "policy-gone" : "take-away"} crumbs={crumbs}>
        {isGone(query.error) ? <GonePolicy /> : <Waiting query={query} />}
      </Page>
    );
  }
  return (
    <Page name="take-away" crumbs={crumbs}>
      <Code policy={query.data.policy} />
    </Page>
  );
}

function Code({ policy }: { readonly policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const said = useSaid();
  const station = useStation();
  const parts = usePartLines(policy);
  const title = said(policy.titleZh, policy.titleEn);
  const state = t(`status.${policy.status}`);
  const amount = parts.find(({ id }) => id === "amount")?.lines[0];
  const source = [policy.region, policy.source.section, policy.source.docNo ?? policy.source.basisDocNo]
    .filter((word) => word !== null)
    .join(" ");
  const text = codeText([
    { text: title, most: 100 },
    { text: state, most: 30 },
    { text: amount === undefined ? "" : t("take.amount", { amount }), most: 90 },
    { text: source, most: 80 },
    { text: t("take.ask", { station: station.name, phone: station.phone }), most: 80 },
  ]);
  return (
    <TakeAway
      title={t("take.title")}
      how={t("take.how")}
      text={text}
      alt={t("take.alt", { title })}
      facts={[
        { name: t("take.policy"), value: title },
        { name: t("take.state"), value: state },
        ...(amount === undefined ? [] : [{ name: t("part.amount"), value: amount }]),
        {
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
