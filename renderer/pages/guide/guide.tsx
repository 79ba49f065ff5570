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
import { Pager } from "../../design/pager.tsx";
import { Disk, type Family, Row, Rows } from "../../design/row.tsx";
import { Status } from "../../design/status.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { number } from "../../words/numbers.ts";
import { useSaid } from "../../words/said.ts";
import { ANY_MODULE, type GuideView } from "./view.ts";
import "./guide.css";

const ROWS = {
  portrait: { normal: { "zh-CN": 5, en: 4 }, large: { "zh-CN": 4, en: 3 } },
  landscape: { normal: { "zh-CN": 4, en: 4 }, large: { "zh-CN": 3, en: 3 } },
} as const;

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
  const { display } = useVisit();
  const said = useSaid();
  const view = useSearch({ from: "/guide" });
  const orientation = useOrientation();
  const room = ROWS[orientation][display.size][display.language];
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
  const pages = Math.max(1, Math.ceil(chosen.length / room));
  const page = Math.min(Math.floor(view.first / room) + 1, pages);

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
      <Rows room={room}>
        {chosen.slice((page - 1) * room, page * room).map((item) => (
          <li key={item.id}>
            <GuideRow item={item} />
          </li>
        ))}
      </Rows>
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
