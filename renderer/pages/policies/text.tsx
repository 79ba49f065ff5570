import { CalendarCheckIcon } from "@phosphor-icons/react/dist/csr/CalendarCheck";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "../../../shared/contract/policies.ts";
import { policyQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { PagedText } from "../../design/paged-text.tsx";
import { Pager } from "../../design/pager.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { number } from "../../words/numbers.ts";
import { useSaid } from "../../words/said.ts";
import { SourceText } from "../../words/source-text.tsx";
import { GonePolicy, isGone } from "./gone.tsx";
import { usePartLines } from "./part-lines.ts";
import { usePolicyCrumbs } from "./policy.tsx";
import { Numbers } from "./source.tsx";
import { PolicyState } from "./status.tsx";
import "./policy.css";

/** Everything that is known about a policy, read from top to bottom, the source last. */
export function PolicyText() {
  const { t } = useTranslation("policies");
  const { policyId } = useParams({ from: "/policies/$policyId/text" });
  const query = useQuery(policyQuery(useClient(), policyId));
  const crumbs = usePolicyCrumbs(t("whole.here"));
  if (query.data === undefined) {
    return (
      <Page name={isGone(query.error) ? "policy-gone" : "policy-text"} crumbs={crumbs}>
        {isGone(query.error) ? <GonePolicy /> : <Waiting query={query} />}
      </Page>
    );
  }
  return (
    <Page name="policy-text" crumbs={crumbs}>
      <Whole policy={query.data.policy} />
    </Page>
  );
}

function Whole({ policy }: { readonly policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const said = useSaid();
  const navigate = useNavigate();
  const parts = usePartLines(policy);
  const [page, setPage] = useState(0);
  const [pages, setPages] = useState(1);
  const shown = Math.min(page, pages - 1);
  return (
    <>
      <div className="policy-head">
        <Title>{said(policy.titleZh, policy.titleEn)}</Title>
        <PolicyState status={policy.status} />
      </div>
      <section className="block whole-text" aria-label={t("whole.here")}>
        <PagedText page={shown} onPages={setPages}>
          <p>{said(policy.plainZh, policy.plainEn)}</p>
          <h2>{t("whole.conditions")}</h2>
          <ul>
            {policy.conditions.length === 0 && <li>{t("whole.noConditions")}</li>}
            {policy.conditions.map(({ id, textZh, textEn }) => (
              <li key={id}>{said(textZh, textEn)}</li>
            ))}
          </ul>
          {parts.map(({ id, lines }) => (
            <div key={id}>
              <h2>{t(`part.${id}`)}</h2>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          ))}
          {policy.bodies.length > 0 && (
            <>
              <h2>{t("whole.bodies")}</h2>
              <p>
                <SourceText>{policy.bodies.join("、")}</SourceText>
              </p>
            </>
          )}
          <h2>{t("whole.source")}</h2>
          <p>
            <SourceText>
              {policy.region} · {policy.source.title} · {policy.source.section}
            </SourceText>
            <Numbers source={policy.source} />
          </p>
        </PagedText>
      </section>
      <div className="policy-foot">
        {pages > 1 && (
          <Pager
            words={{
              previous: t("pager.previous"),
              next: t("pager.next"),
              position: t("pager.position", { page: number(shown + 1), pages: number(pages) }),
            }}
            page={shown + 1}
            pages={pages}
            onPage={(next) => setPage(next - 1)}
          />
        )}
        <div className="acts">
          <Button
            variant="main"
            size="tall"
            icon={<CalendarCheckIcon weight="bold" aria-hidden="true" />}
            onPress={() => void navigate({ to: "/bookings" })}
          >
            {t("policy.person")}
          </Button>
        </div>
      </div>
    </>
  );
}
