import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { guideQuery, platformsQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Pager } from "../../design/pager.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { number } from "../../words/numbers.ts";
import { useSaid } from "../../words/said.ts";
import "./guide.css";

const ROOM = {
  portrait: { normal: { "zh-CN": 11, en: 7 }, large: { "zh-CN": 6, en: 5 } },
  landscape: { normal: { "zh-CN": 8, en: 6 }, large: { "zh-CN": 6, en: 4 } },
} as const;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly text: string;
}

/** Names one hears at a station (machines, papers, programmes, stations), each with a sentence of what it is. */
export function GuideNames() {
  const { t } = useTranslation("guide");
  const navigate = useNavigate();
  const said = useSaid();
  const { display } = useVisit();
  const client = useClient();
  const [page, setPage] = useState(1);
  const room = ROOM[useOrientation()][display.size][display.language];
  const platforms = useQuery(platformsQuery(client));
  const guide = useQuery(guideQuery(client));
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/guide" }) }, { name: t("names.here") }];
  if (platforms.data === undefined || guide.data === undefined) {
    return (
      <Page name="names" crumbs={crumbs}>
        <Waiting query={platforms.data === undefined ? platforms : guide} />
      </Page>
    );
  }
  const named: Named[] = [
    // What is online has a page of its own, with codes.
    ...platforms.data.items
      .filter(({ kind, link }) => kind !== "online" && link === null)
      .map((one) => ({ ...one, kind: t(`names.kind.${one.kind}`), text: said(one.what, one.whatEn) })),
    ...guide.data.places.map((place) => ({
      id: place.id,
      name: place.nameZh,
      nameEn: place.nameEn,
      kind: t(`names.place.${place.kind}`),
      text: said(place.textZh, place.textEn),
    })),
  ];
  const pages = Math.max(1, Math.ceil(named.length / room));
  const shown = Math.min(page, pages);
  return (
    <Page name="names" crumbs={crumbs}>
      <Title below={t("names.how")}>{t("names.title")}</Title>
      <ul className="named">
        {named.slice((shown - 1) * room, shown * room).map(({ id, name, nameEn, kind, text }) => (
          <li key={id}>
            <h2>
              <span lang="zh-CN">{name}</span>
              <small>{kind}</small>
            </h2>
            {display.language === "en" && <p className="named-en">{nameEn}</p>}
            <p className="clamp-3">{text}</p>
          </li>
        ))}
      </ul>
      <Pager
        words={{
          previous: t("pager.previous"),
          next: t("pager.next"),
          position: t("pager.position", { page: number(shown), pages: number(pages) }),
        }}
        page={shown}
        pages={pages}
        onPage={setPage}
      />
    </Page>
  );
}
