import { CameraIcon } from "@phosphor-icons/react/dist/csr/Camera";
import { DeviceMobileIcon } from "@phosphor-icons/react/dist/csr/DeviceMobile";
import { QrCodeIcon } from "@phosphor-icons/react/dist/csr/QrCode";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlatformCard } from "../../../shared/contract/platforms.ts";
import { useStationNow } from "../../data/clock.ts";
import { platformsQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pager } from "../../design/pager.tsx";
import { QrCode } from "../../design/qr-code.tsx";
import { Status } from "../../design/status.tsx";
import { openHelp } from "../../frame/calling.ts";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useVisit } from "../../visit/visit.ts";
import { dayOf, dayWords } from "../../words/dates.ts";
import { number } from "../../words/numbers.ts";
import { plainQuotes } from "../../words/plain-quotes.ts";
import { sheetsOf } from "./chunks.ts";
import "./platforms.css";

/** What fits: codes side by side, rows below them, rows on a sheet of their own. English takes more lines. */
const CODES = 2;
const BESIDE = {
  portrait: { normal: { "zh-CN": 3, en: 2 }, large: { "zh-CN": 2, en: 0 } },
  landscape: { normal: { "zh-CN": 0, en: 0 }, large: { "zh-CN": 0, en: 0 } },
} as const;
const ROWS = {
  portrait: { normal: { "zh-CN": 8, en: 6 }, large: { "zh-CN": 6, en: 4 } },
  landscape: { normal: { "zh-CN": 8, en: 4 }, large: { "zh-CN": 6, en: 4 } },
} as const;
const STEPS = [
  { id: "open", icon: CameraIcon },
  { id: "aim", icon: QrCodeIcon },
  { id: "go", icon: DeviceMobileIcon },
] as const;

/** The public recruitment platforms; a code only where this station has one that somebody checked. */
export function Platforms() {
  const { t } = useTranslation("platforms");
  const { size, language } = useVisit().display;
  const orientation = useOrientation();
  const query = useQuery(platformsQuery(useClient()));
  const [page, setPage] = useState(1);
  const crumbs = [{ name: t("here") }];
  if (query.data === undefined) {
    return (
      <Page name="platforms" crumbs={crumbs}>
        <Waiting query={query} />
      </Page>
    );
  }
  // Machines, people and papers are met at the station: they would stand here as codes that are missing.
  const items = query.data.items.filter(({ kind, link }) => kind === "online" || link !== null);
  const sheets = sheetsOf(items, {
    codes: CODES,
    beside: BESIDE[orientation][size][language],
    rows: ROWS[orientation][size][language],
  });
  const shown = Math.min(page, sheets.length);
  const sheet = sheets[shown - 1];
  const coded = sheet !== undefined && sheet.codes.length > 0;
  return (
    <Page name="platforms" crumbs={crumbs}>
      <Title below={t(coded ? "how" : "howWithout")}>{t(coded ? "title" : "titleWithout")}</Title>
      <div className="sheet" data-codes={sheet?.codes.length ?? 0}>
        {coded && <Codes platforms={sheet.codes} />}
        {sheet !== undefined && sheet.rows.length > 0 && <Rows platforms={sheet.rows} />}
      </div>
      {sheets.length > 1 ? (
        <Pager
          words={{
            previous: t("pager.previous"),
            next: t("pager.next"),
            position: t("pager.position", { page: number(shown), pages: number(sheets.length) }),
          }}
          page={shown}
          pages={sheets.length}
          onPage={setPage}
        />
      ) : (
        <div className="acts">
          <Button variant="line" size="tall" onPress={openHelp}>
            {t("ask")}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Codes({ platforms }: { readonly platforms: readonly PlatformCard[] }) {
  const { t } = useTranslation("platforms");
  return (
    <>
      <ul className="coded" data-codes={platforms.length}>
        {platforms.map((platform) => (
          <Coded key={platform.id} platform={platform} />
        ))}
      </ul>
      <ol className="steps">
        {STEPS.map(({ id, icon: Icon }) => (
          <li key={id}>
            <Icon weight="duotone" aria-hidden="true" />
            {t(`step.${id}`)}
          </li>
        ))}
      </ol>
    </>
  );
}

function Rows({ platforms }: { readonly platforms: readonly PlatformCard[] }) {
  const { t } = useTranslation("platforms");
  return (
    <ul className="uncoded">
      {platforms.map((platform) => (
        <li key={platform.id}>
          <Name platform={platform} />
          <Status kind="none">{t("noCode")}</Status>
        </li>
      ))}
    </ul>
  );
}

function Coded({ platform }: { readonly platform: PlatformCard }) {
  const { t } = useTranslation("platforms");
  const { language } = useVisit().display;
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  const { link } = platform;
  if (link === null) return null;
  return (
    <li>
      <div className="coded-code">
        <QrCode text={link.url} alt={t("alt", { name: platform.name })} />
      </div>
      <Name platform={platform} />
      <p className="coded-host">
        <b>{link.host}</b>
        {link.checkedOn !== "" && t("checked", { day: dayWords(link.checkedOn, language, thisYear) })}
      </p>
    </li>
  );
}

/** The name stays Chinese, because that is what stands on the phone; English is added where there is one. */
function Name({ platform }: { readonly platform: PlatformCard }) {
  const { language } = useVisit().display;
  const english = language === "en";
  return (
    <div className="platform-name">
      <h2 lang="zh-CN">{platform.name}</h2>
      {english && platform.nameEn !== "" && <p className="platform-name-en">{plainQuotes(platform.nameEn)}</p>}
      <p className="platform-what" lang={english && platform.whatEn !== "" ? undefined : "zh-CN"}>
        {english && platform.whatEn !== "" ? plainQuotes(platform.whatEn) : platform.what}
      </p>
    </div>
  );
}
