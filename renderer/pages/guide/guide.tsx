import { BooksIcon } from "@phosphor-icons/react/dist/csr/Books";
import { BriefcaseIcon } from "@phosphor-icons/react/dist/csr/Briefcase";
import { GraduationCapIcon } from "@phosphor-icons/react/dist/csr/GraduationCap";
import { HandHeartIcon } from "@phosphor-icons/react/dist/csr/HandHeart";
import { HandshakeIcon } from "@phosphor-icons/react/dist/csr/Handshake";
import { ListChecksIcon } from "@phosphor-icons/react/dist/csr/ListChecks";
import { StorefrontIcon } from "@phosphor-icons/react/dist/csr/Storefront";
import { UsersThreeIcon } from "@phosphor-icons/react/dist/csr/UsersThree";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import type { GuideItem } from "../../../shared/contract/guide.ts";
import { guideQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Choices } from "../../design/choices.tsx";
import { FittedList } from "../../design/fitted-list.tsx";
import { Disk, type Family, Row } from "../../design/row.tsx";
import { Status } from "../../design/status.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { number } from "../../words/numbers.ts";
import { usePagerWords } from "../../words/pager-words.ts";
import { useSaid } from "../../words/said.ts";
import { ANY_MODULE, type GuideView } from "./view.ts";
import "./guide.css";

/** By number of the module in the document; a further one gets the last face. */
const FACES: readonly { readonly icon: typeof BooksIcon; readonly family: Family }[] = [
  { icon: UsersThreeIcon, family: "lake" },
  { icon: BriefcaseIcon, family: "indigo" },
  { icon: HandshakeIcon, family: "plum" },
  { icon: GraduationCapIcon, family: "pine" },
  { icon: HandHeartIcon, family: "apricot" },
  { icon: StorefrontIcon, family: "lake" },
];
const FURTHER = { icon: ListChecksIcon, family: "indigo" } as const;

/** What a station does for residents: the 25 items in their modules. */
export function Guide() {
  const { t } = useTranslation("guide");
  const navigate = useNavigate();
  const said = useSaid();
  const pagerWords = usePagerWords();
  const view = useSearch({ from: "/guide" });
  const query = useQuery(guideQuery(useClient()));
  const crumbs = [{ name: t("title") }];
  if (query.data === undefined) {
    return (
      <Page name="guide" crumbs={crumbs}>
        <Waiting query={query} />
      </Page>
    );
  }
  const { items, modules } = query.data;
  const module = modules.find(({ no }) => no === view.module)?.no ?? ANY_MODULE;
  const chosen = items.filter(({ moduleNo }) => module === ANY_MODULE || moduleNo === module);
  function change(next: Partial<GuideView>) {
    void navigate({ to: "/guide", search: { ...view, first: 0, ...next }, replace: true, resetScroll: false });
  }

  return (
    <Page name="guide" crumbs={crumbs}>
      <div className="guide-head">
        <Title below={t("how")}>
          <Trans
            t={t}
            i18nKey="found"
            count={chosen.length}
            values={{ number: number(chosen.length) }}
            components={{ n: <em /> }}
          />
        </Title>
        <Button
          variant="line"
          icon={<BooksIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/guide/names" })}
        >
          {t("names.here")}
        </Button>
      </div>
      <Choices
        className="guide-modules"
        label={t("modules")}
        chosen={String(module)}
        onChoose={(next) => change({ module: Number(next) })}
        choices={[
          { id: String(ANY_MODULE), content: t("all") },
          ...modules.map(({ no, zh, en }) => ({ id: String(no), content: said(zh, en) })),
        ]}
      />
      <FittedList
        items={chosen}
        keyOf={({ id }) => id}
        itemClassName="guide-item"
        first={view.first}
        onFirst={(first) => change({ first })}
        words={pagerWords}
        nextVariant="main"
      >
        {(item) => <GuideRow item={item} />}
      </FittedList>
    </Page>
  );
}

function GuideRow({ item }: { readonly item: GuideItem }) {
  const navigate = useNavigate();
  const said = useSaid();
  const { icon: Icon, family } = FACES[item.moduleNo - 1] ?? FURTHER;
  return (
    <Row
      lead={
        <Disk family={family}>
          <Icon weight="duotone" aria-hidden="true" />
        </Disk>
      }
      title={said(item.titleZh, item.titleEn)}
      text={item.what === null ? undefined : said(item.what.zh, item.what.en)}
      below={<Level level={item.level} />}
      onPress={() => void navigate({ to: "/guide/$serviceId", params: { serviceId: item.id } })}
    />
  );
}

/** Whether every station has it. */
export function Level({ level }: { readonly level: GuideItem["level"] }) {
  const { t } = useTranslation("guide");
  return <Status kind={level === "basic" ? "ok" : "verify"}>{t(`level.${level}`)}</Status>;
}
