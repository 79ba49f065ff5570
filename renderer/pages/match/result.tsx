import { BriefcaseIcon } from "@phosphor-icons/react/dist/csr/Briefcase";
import { ChatsCircleIcon } from "@phosphor-icons/react/dist/csr/ChatsCircle";
import { HandCoinsIcon } from "@phosphor-icons/react/dist/csr/HandCoins";
import { QrCodeIcon } from "@phosphor-icons/react/dist/csr/QrCode";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MatchAnswer, MatchReason } from "../../../shared/contract/match.ts";
import { matchQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Choices } from "../../design/choices.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { DemoMark } from "../../words/freshness.tsx";
import { useSaid } from "../../words/said.ts";
import { SourceText } from "../../words/source-text.tsx";
import { payLine } from "../jobs/job-words.tsx";
import { payOf } from "../jobs/pay.ts";
import { PolicyState } from "../policies/status.tsx";
import { AnswerWords } from "./question.tsx";
import { answersOf, type MatchView, QUESTION_IDS, type QuestionId } from "./view.ts";

const KINDS = ["jobs", "policies", "services"] as const;
type Kind = (typeof KINDS)[number];
const ICONS = { jobs: BriefcaseIcon, policies: HandCoinsIcon, services: ChatsCircleIcon } as const;
/** Reasons on one line; the first ones earned the most points. */
const REASONS_SHOWN = 3;

export interface MatchResultProps {
  readonly view: MatchView;
  readonly onAgain: (question: QuestionId) => void;
}

/** What suits the four answers, each with the sentence of what earned it its place. */
export function MatchResult({ view, onAgain }: MatchResultProps) {
  const { t } = useTranslation("match");
  const navigate = useNavigate();
  const query = useQuery(matchQuery(useClient(), answersOf(view)));
  if (query.data === undefined) return <Waiting query={query} />;
  const answer = query.data;
  const found = KINDS.filter((kind) => answer[kind].length > 0);
  return (
    <>
      <div className="match-head">
        <Title>
          {t(found.length > 0 ? "result.title" : "result.none")}
          {answer.asOf.demo && <DemoMark />}
        </Title>
        <div className="match-given">
          <span>{t("result.given")}</span>
          {QUESTION_IDS.map((id) => (
            <Pressable key={id} className="choice" onPress={() => onAgain(id)}>
              <AnswerWords question={id} answer={view[id] ?? "any"} />
            </Pressable>
          ))}
        </div>
      </div>
      <Shortlist answer={answer} found={found} />
      <div className="acts">
        <Button variant="line" size="tall" onPress={() => void navigate({ to: "/bookings" })}>
          {t("result.person")}
        </Button>
        {found.length > 0 && (
          <Button
            variant="main"
            size="tall"
            icon={<QrCodeIcon weight="bold" aria-hidden="true" />}
            onPress={() => void navigate({ to: "/match/take", search: answersOf(view) })}
          >
            {t("result.take")}
          </Button>
        )}
      </div>
    </>
  );
}

/** All kinds on one page, best kind first; with large text one kind at a time. */
function Shortlist({ answer, found }: { readonly answer: MatchAnswer; readonly found: readonly Kind[] }) {
  const { t } = useTranslation("match");
  const { size, language } = useVisit().display;
  const ordered = [...found].sort((a, b) => Number(b === answer.lead) - Number(a === answer.lead));
  const [open, setOpen] = useState<Kind | null>(null);
  // English takes more lines than a page has.
  const split = size === "large" || language === "en";
  const shown = split ? ordered.filter((kind) => kind === (open ?? ordered[0])) : ordered;
  if (found.length === 0) return <p className="match-nothing">{t("result.nothing")}</p>;
  return (
    <div className="match-list" data-split={split}>
      {split && ordered.length > 1 && (
        <Choices
          className="match-kinds"
          label={t("result.kind")}
          chosen={shown[0] ?? "jobs"}
          onChoose={setOpen}
          choices={ordered.map((id) => ({ id, content: t(`kind.${id}`) }))}
        />
      )}
      {shown.map((kind) => (
        <KindSection key={kind} kind={kind} answer={answer} isNamed={!split} />
      ))}
    </div>
  );
}

interface KindSectionProps {
  readonly kind: Kind;
  readonly answer: MatchAnswer;
  /** False where the chosen chip above is the heading that is seen. */
  readonly isNamed: boolean;
}

function KindSection({ kind, answer, isNamed }: KindSectionProps) {
  const { t } = useTranslation("match");
  const Icon = ICONS[kind];
  return (
    <section className="match-kind" data-kind={kind}>
      <h2 className={isNamed ? "" : "unseen"}>
        <Icon weight="duotone" aria-hidden="true" />
        {t(`kind.${kind}`)}
      </h2>
      <ul>
        {kind === "jobs" && answer.jobs.map((one) => <JobItem key={one.job.id} {...one} />)}
        {kind === "policies" && answer.policies.map((one) => <PolicyItem key={one.policy.id} {...one} />)}
        {kind === "services" && answer.services.map((one) => <ServiceItem key={one.service.id} {...one} />)}
      </ul>
    </section>
  );
}

function JobItem({ job, reasons }: MatchAnswer["jobs"][number]) {
  const { t } = useTranslation("jobs");
  const navigate = useNavigate();
  return (
    <Item
      title={<SourceText>{job.title}</SourceText>}
      beside={<em>{payLine(t, payOf(job))}</em>}
      reasons={reasons}
      onOpen={() => void navigate({ to: "/jobs/$jobId", params: { jobId: job.id } })}
    />
  );
}

function PolicyItem({ policy, reasons }: MatchAnswer["policies"][number]) {
  const navigate = useNavigate();
  const said = useSaid();
  return (
    <Item
      title={said(policy.title, policy.titleEn)}
      beside={<PolicyState status={policy.status} />}
      reasons={reasons}
      onOpen={() => void navigate({ to: "/policies/$policyId", params: { policyId: policy.id } })}
    />
  );
}

function ServiceItem({ service, reasons }: MatchAnswer["services"][number]) {
  const navigate = useNavigate();
  const said = useSaid();
  return (
    <Item
      title={said(service.titleZh, service.titleEn)}
      reasons={reasons}
      onOpen={() => void navigate({ to: "/guide/$serviceId", params: { serviceId: service.id } })}
    />
  );
}

interface ItemProps {
  readonly title: ReactNode;
  readonly beside?: ReactNode;
  readonly reasons: readonly MatchReason[];
  readonly onOpen: () => void;
}

function Item({ title, beside, reasons, onOpen }: ItemProps) {
  const { t } = useTranslation("match");
  const said = useSaid();
  const why = reasons.slice(0, REASONS_SHOWN).map(({ text, textEn }) => said(text, textEn));
  return (
    <li>
      <Pressable className="match-item" onPress={onOpen}>
        <span className="match-item-words">
          <span className="match-item-title">
            <b>{title}</b>
            {beside}
          </span>
          <span className="match-why clamp-2">
            <strong>{t("result.why")}</strong> {why.join(t("result.and"))}
          </span>
        </span>
        <span className="match-open">{t("result.open")}</span>
      </Pressable>
    </li>
  );
}
