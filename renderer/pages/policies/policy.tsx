import { ArticleIcon } from "@phosphor-icons/react/dist/csr/Article";
import { CalculatorIcon } from "@phosphor-icons/react/dist/csr/Calculator";
import { CalendarCheckIcon } from "@phosphor-icons/react/dist/csr/CalendarCheck";
import { QrCodeIcon } from "@phosphor-icons/react/dist/csr/QrCode";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "../../../shared/contract/policies.ts";
import { policyQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { type Crumb, Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { useSaid } from "../../words/said.ts";
import { isScreenCalculator } from "../calculators/forms.ts";
import { Check } from "./check.tsx";
import { GonePolicy, isGone } from "./gone.tsx";
import { Parts } from "./parts.tsx";
import { SourceLine } from "./source.tsx";
import { PolicyState } from "./status.tsx";
import "./policy.css";

/** The way here: the list as it was left, then this. */
export function usePolicyCrumbs(here: string): readonly Crumb[] {
  const { t } = useTranslation("policies");
  const navigate = useNavigate();
  const { policies } = useVisit();
  return [{ name: t("title"), onPress: () => void navigate({ to: "/policies", search: policies }) }, { name: here }];
}

/** One policy: whether one may get it comes first, where it is written comes last. */
export function PolicyPage() {
  const { t } = useTranslation("policies");
  const { policyId } = useParams({ from: "/policies/$policyId" });
  const query = useQuery(policyQuery(useClient(), policyId));
  const crumbs = usePolicyCrumbs(t("policy.here"));
  if (query.data === undefined) {
    return (
      <Page name={isGone(query.error) ? "policy-gone" : "policy"} crumbs={crumbs}>
        {isGone(query.error) ? <GonePolicy /> : <Waiting query={query} />}
      </Page>
    );
  }
  return (
    <Page name="policy" crumbs={crumbs}>
      {/* A new policy is a new check: no answer goes from one to another. */}
      <Policy key={policyId} policy={query.data.policy} />
    </Page>
  );
}

function Policy({ policy }: { readonly policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const navigate = useNavigate();
  const said = useSaid();
  const params = { policyId: policy.id };
  const calculator = policy.calculators.find(isScreenCalculator);
  return (
    <>
      <div className="policy-head">
        <Title>{said(policy.titleZh, policy.titleEn)}</Title>
        <PolicyState status={policy.status} />
        <p className="policy-plain clamp-3">{said(policy.plainZh, policy.plainEn)}</p>
      </div>
      <Check policy={policy} />
      <Parts policy={policy} />
      <SourceLine policy={policy} />
      <div className="acts">
        <Button
          variant="line"
          size="tall"
          icon={<ArticleIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/policies/$policyId/text", params })}
        >
          {t("policy.text")}
        </Button>
        <Button
          variant="line"
          size="tall"
          icon={<QrCodeIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/policies/$policyId/take", params })}
        >
          {t("policy.take")}
        </Button>
        {calculator === undefined ? (
          <Button
            variant="main"
            size="tall"
            icon={<CalendarCheckIcon weight="bold" aria-hidden="true" />}
            onPress={() => void navigate({ to: "/bookings" })}
          >
            {t("policy.person")}
          </Button>
        ) : (
          <Button
            variant="main"
            size="tall"
            icon={<CalculatorIcon weight="bold" aria-hidden="true" />}
            onPress={() => void navigate({ to: "/calculators/$calculatorId", params: { calculatorId: calculator } })}
          >
            {t("policy.calculate")}
          </Button>
        )}
      </div>
    </>
  );
}
