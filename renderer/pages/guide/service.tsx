import { ArrowsClockwiseIcon } from "@phosphor-icons/react/dist/csr/ArrowsClockwise";
import { CalendarCheckIcon } from "@phosphor-icons/react/dist/csr/CalendarCheck";
import { ClipboardTextIcon } from "@phosphor-icons/react/dist/csr/ClipboardText";
import { ListChecksIcon } from "@phosphor-icons/react/dist/csr/ListChecks";
import { UsersThreeIcon } from "@phosphor-icons/react/dist/csr/UsersThree";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { GuideItem } from "../../../shared/contract/guide.ts";
import { guideQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { FittedList } from "../../design/fitted-list.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { Disk } from "../../design/row.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { usePagerWords } from "../../words/pager-words.ts";
import { useSaid } from "../../words/said.ts";
import { SourceText } from "../../words/source-text.tsx";
import { Numbers } from "../policies/source.tsx";
import { Level } from "./guide.tsx";
import "./guide.css";
import "../../frame/waiting.css";

/** The four columns of the station's list, in its order. */
const COLUMNS = [
  { id: "forWhom", icon: UsersThreeIcon, family: "lake" },
  { id: "what", icon: ListChecksIcon, family: "pine" },
  { id: "howToApply", icon: ClipboardTextIcon, family: "apricot" },
  { id: "howToFollow", icon: ArrowsClockwiseIcon, family: "plum" },
] as const;

/** One thing the station does: for whom, what, how to apply, how to follow it up; what is not written says so. */
export function ServicePage() {
  const { t } = useTranslation("guide");
  const navigate = useNavigate();
  const { serviceId } = useParams({ from: "/guide/$serviceId" });
  const query = useQuery(guideQuery(useClient()));
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/guide" }) }, { name: t("service.here") }];
  if (query.data === undefined) {
    return (
      <Page name="service" crumbs={crumbs}>
        <Waiting query={query} />
      </Page>
    );
  }
  const item = query.data.items.find(({ id }) => id === serviceId);
  return (
    <Page name={item === undefined ? "service-gone" : "service"} crumbs={crumbs}>
      {item === undefined ? <GoneService /> : <Service item={item} />}
    </Page>
  );
}

function GoneService() {
  const { t } = useTranslation("guide");
  const navigate = useNavigate();
  return (
    <div className="waiting">
      <RingMap tone="empty" lit={null} />
      <Title below={t("gone.how")}>{t("gone.title")}</Title>
      <Button variant="main" size="tall" onPress={() => void navigate({ to: "/guide", replace: true })}>
        {t("gone.others")}
      </Button>
    </div>
  );
}

function Service({ item }: { readonly item: GuideItem }) {
  const { t } = useTranslation("guide");
  const navigate = useNavigate();
  const said = useSaid();
  const pagerWords = usePagerWords();
  const { policyId } = item;
  return (
    <>
      <div className="guide-head">
        <Title below={t("service.no", { no: item.no, module: said(item.moduleZh, item.moduleEn) })}>
          {said(item.titleZh, item.titleEn)}
        </Title>
        <Level level={item.level} />
      </div>
      <FittedList
        items={COLUMNS}
        keyOf={({ id }) => id}
        className="columns"
        itemClassName="column block"
        words={pagerWords}
      >
        {({ id, icon: Icon, family }) => (
          <>
            <h2>
              <Disk family={family}>
                <Icon weight="duotone" aria-hidden="true" />
              </Disk>
              {t(`column.${id}`)}
            </h2>
            <p data-unsaid={item[id] === null}>{said(item[id]?.zh ?? t("unsaid"), item[id]?.en ?? t("unsaid"))}</p>
          </>
        )}
      </FittedList>
      <p className="guide-source">
        {t(`role.${item.kioskRole}`)}
        {" · "}
        <SourceText>
          {item.source.title} · {item.source.section}
        </SourceText>
        <Numbers source={item.source} />
      </p>
      <div className="acts">
        {policyId !== null && (
          <Button
            variant="line"
            size="tall"
            onPress={() => void navigate({ to: "/policies/$policyId", params: { policyId } })}
          >
            {t("service.policy")}
          </Button>
        )}
        <Button
          variant="main"
          size="tall"
          icon={<CalendarCheckIcon weight="bold" aria-hidden="true" />}
          onPress={() => void navigate({ to: "/bookings" })}
        >
          {t("service.person")}
        </Button>
      </div>
    </>
  );
}
