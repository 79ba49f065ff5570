import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { guideQuery, platformsQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { FittedList } from "../../design/fitted-list.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { usePagerWords } from "../../words/pager-words.ts";
import { useSaid } from "../../words/said.ts";
import "./guide.css";

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
  const pagerWords = usePagerWords();
  const { display } = useVisit();
  const client = useClient();
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
  return (
    <Page name="names" crumbs={crumbs}>
      <Title below={t("names.how")}>{t("names.title")}</Title>
      <FittedList items={named} keyOf={({ id }) => id} className="named" words={pagerWords}>
        {({ name, nameEn, kind, text }) => (
          <>
            <h2>
              <span lang="zh-CN">{name}</span>
              <small>{kind}</small>
            </h2>
            {display.language === "en" && <p className="named-en">{nameEn}</p>}
            <p className="clamp-3">{text}</p>
          </>
        )}
      </FittedList>
    </Page>
  );
}
