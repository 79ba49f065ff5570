import { DotsThreeCircleIcon } from "@phosphor-icons/react/dist/csr/DotsThreeCircle";
import { ListMagnifyingGlassIcon } from "@phosphor-icons/react/dist/csr/ListMagnifyingGlass";
import { SignpostIcon } from "@phosphor-icons/react/dist/csr/Signpost";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { PoliciesAnswer, PolicyCard } from "../../../shared/contract/policies.ts";
import { WHOLE_CITY } from "../../../shared/policies/words.ts";
import { policiesQuery } from "../../data/queries.ts";
import { useClient, useStation } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Choices } from "../../design/choices.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Pager } from "../../design/pager.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { Row, Rows } from "../../design/row.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { setPolicyPlace, useVisit } from "../../visit/visit.ts";
import { FreshnessLine } from "../../words/freshness.tsx";
import { number } from "../../words/numbers.ts";
import { useSaid } from "../../words/said.ts";
import { SourceText } from "../../words/source-text.tsx";
import { PolicyDisk } from "./faces.tsx";
import { NothingFound } from "./nothing.tsx";
import { isOver, PolicyState } from "./status.tsx";
import {
  ANY_SITUATION,
  MOST_POLICIES,
  type PolicyView,
  quickChoices,
  residentsFirst,
  SITUATION_CHOICES,
  type SituationChoice,
} from "./view.ts";
import "./list.css";

/** Whole rows a page, and situations beside them; English takes more lines. */
const ROWS = {
  portrait: { normal: { "zh-CN": 5, en: 4 }, large: { "zh-CN": 4, en: 4 } },
  landscape: { normal: { "zh-CN": 4, en: 3 }, large: { "zh-CN": 3, en: 3 } },
} as const;
const QUICK = {
  portrait: { normal: { "zh-CN": 5, en: 4 }, large: { "zh-CN": 4, en: 3 } },
  landscape: { normal: { "zh-CN": 9, en: 8 }, large: { "zh-CN": 6, en: 5 } },
} as const;

/** Policies in plain words, by situation; what has ended stays findable and says so. */
export function PolicyList() {
  const { t } = useTranslation("policies");
  const navigate = useNavigate();
  const { matter, display } = useVisit();
  const view = useSearch({ from: "/policies" });
  const orientation = useOrientation();
  const room = ROWS[orientation][display.size][display.language];
  const query = useQuery(
    policiesQuery(useClient(), {
      ...(matter !== "" && { text: matter }),
      ...(view.situation !== ANY_SITUATION && { situation: view.situation }),
      limit: MOST_POLICIES,
    }),
  );

  useEffect(() => setPolicyPlace(view), [view]);

  function change(next: Partial<PolicyView>) {
    void navigate({ to: "/policies", search: { ...view, first: 0, ...next }, replace: true, resetScroll: false });
  }

  const crumbs =
    matter === ""
      ? [{ name: t("title") }]
      : [
          { name: t("title"), onPress: () => void navigate({ to: "/policies/matters" }) },
          { name: <SourceText>{matter}</SourceText> },
        ];
  if (query.data === undefined) {
    return (
      <Page name="policies" crumbs={crumbs}>
        <Waiting query={query} />
      </Page>
    );
  }
  const answer = query.data;
  if (answer.items.length === 0) {
    return (
      <Page name="policies-none" crumbs={crumbs}>
        <NothingFound view={view} matter={matter} onAllSituations={() => change({ situation: ANY_SITUATION })} />
      </Page>
    );
  }
  const page = Math.floor(Math.min(view.first, answer.items.length - 1) / room) + 1;
  const pages = Math.ceil(answer.items.length / room);
  // What was asked for stands in the order of how well it answers.
  const ordered = matter === "" ? residentsFirst(answer.items) : answer.items;
  const shown = ordered.slice((page - 1) * room, page * room);
  return (
    <Page name="policies" crumbs={crumbs}>
      <div className="policies-head">
        <Title below={answer.asOf.state === "stale" ? <FreshnessLine asOf={answer.asOf} /> : t("how")}>
          <Trans
            t={t}
            i18nKey={matter === "" ? "found.district" : "found.words"}
            count={answer.total}
            values={{ number: number(answer.total) }}
            components={{
              d: <SourceText>{answer.understood.district}</SourceText>,
              w: <SourceText>{matter}</SourceText>,
              n: <em />,
            }}
          />
        </Title>
        <Button
          variant="line"
          icon={<ListMagnifyingGlassIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/policies/matters" })}
        >
          {t("byMatter")}
        </Button>
      </div>
      <Situations
        chosen={view.situation}
        answer={answer}
        room={QUICK[orientation][display.size][display.language]}
        onChoose={(situation) => change({ situation })}
      />
      <Rows room={room}>
        {shown.map((policy) => (
          <li key={policy.id}>
            <PolicyRow policy={policy} />
          </li>
        ))}
      </Rows>
      <div className="policies-foot">
        <p className="policies-note">{t("verifyNote")}</p>
        <Pager
          words={{
            previous: t("pager.previous"),
            next: t("pager.next"),
            position: t("pager.position", { page: number(page), pages: number(pages) }),
          }}
          page={page}
          pages={pages}
          nextVariant="main"
          onPage={(next) => change({ first: (next - 1) * room })}
        />
      </div>
    </Page>
  );
}

/** A policy on one line: what it is, one sentence, and how far it can be relied on. */
export function PolicyRow({ policy }: { readonly policy: PolicyCard }) {
  const navigate = useNavigate();
  const said = useSaid();
  const { district } = useStation();
  return (
    <Row
      lead={<PolicyDisk benefit={policy.benefitType} status={policy.status} />}
      title={said(policy.title, policy.titleEn)}
      text={said(policy.plain, policy.plainEn)}
      below={
        <>
          <PolicyState status={policy.status} />
          {policy.region !== district && policy.region !== WHOLE_CITY && (
            <span className="status" data-kind="note">
              <SourceText>{policy.region}</SourceText>
            </span>
          )}
        </>
      }
      faded={isOver(policy.status)}
      onPress={() => void navigate({ to: "/policies/$policyId", params: { policyId: policy.id } })}
    />
  );
}

interface SituationsProps {
  readonly chosen: SituationChoice;
  readonly answer: PoliciesAnswer;
  readonly room: number;
  readonly onChoose: (situation: SituationChoice) => void;
}

/** The commonest situations as chips, the others behind one button, and the way to what the station does itself. */
function Situations({ chosen, answer, room, onChoose }: SituationsProps) {
  const { t } = useTranslation("policies");
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const counts = new Map<SituationChoice, number>(answer.situations.map(({ value, count }) => [value, count]));
  return (
    <div className="situations">
      <Choices
        className="situation-chips"
        label={t("situation.label")}
        chosen={chosen}
        onChoose={onChoose}
        choices={quickChoices(chosen, room).map((id) => ({ id, content: t(`situation.${id}`) }))}
      />
      <Pressable className="choice situation-more" onPress={() => setAsking(true)}>
        <DotsThreeCircleIcon weight="bold" aria-hidden="true" />
        {t("situation.more")}
      </Pressable>
      <Pressable className="choice situation-more" onPress={() => void navigate({ to: "/guide" })}>
        <SignpostIcon weight="bold" aria-hidden="true" />
        {t("guide")}
      </Pressable>
      {asking && (
        <Dialog title={t("situation.label")} onClose={() => setAsking(false)}>
          <Choices
            className="situation-all"
            label={t("situation.label")}
            chosen={chosen}
            onChoose={(next) => {
              setAsking(false);
              onChoose(next);
            }}
            choices={SITUATION_CHOICES.map((id) => ({
              id,
              content: (
                <>
                  {t(`situation.${id}`)}
                  {counts.has(id) && <span> {t("count", { count: counts.get(id) ?? 0 })}</span>}
                </>
              ),
            }))}
          />
          <Button variant="line" size="tall" onPress={() => setAsking(false)}>
            {t("situation.keep")}
          </Button>
        </Dialog>
      )}
    </div>
  );
}
