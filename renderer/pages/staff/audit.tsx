import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { useVisit } from "../../visit/visit.ts";
import { clockDay, clockTime } from "../../words/dates.ts";
import { useSaid } from "../../words/said.ts";
import { useDeskQuery } from "./asking.ts";
import { DeskPage } from "./frame.tsx";
import { Entry } from "./paged.tsx";

const ROOM = { normal: { portrait: 9, landscape: 4 }, large: { portrait: 7, landscape: 3 } } as const;

/** What was done at this station, newest first: who it was for is in none of it. */
export function AuditPage() {
  const { t } = useTranslation("staff");
  const said = useSaid();
  const { language, size } = useVisit().display;
  const limit = ROOM[size][useOrientation()];
  /** Where each page that was turned began; the last one stands. */
  const [befores, setBefores] = useState<readonly (number | null)[]>([null]);
  const before = befores.at(-1) ?? null;
  const page = useDeskQuery(["audit", before, limit], (client, signal) =>
    client.staff.audit({ limit, ...(before === null ? {} : { before }) }, { signal }),
  );
  const items = page.data?.items ?? [];
  const oldest = items.at(-1)?.seq;
  return (
    <DeskPage
      name="audit"
      here={t("machine.audit.title")}
      title={t("machine.audit.title")}
      below={t("audit.how", { last: page.data?.last ?? 0 })}
    >
      <ol className="rows" style={{ ["--desk-rows" as string]: limit }}>
        {items.map(({ seq, at, zh, en }) => (
          <li key={seq}>
            <Entry
              title={said(zh, en)}
              text={`${clockDay(new Date(at), language)} ${clockTime(new Date(at), language)} · ${t("audit.entry", { seq })}`}
            />
          </li>
        ))}
      </ol>
      <div className="acts desk-acts">
        <Button
          variant="line"
          size="tall"
          isDisabled={befores.length < 2}
          onPress={() => setBefores(befores.slice(0, -1))}
        >
          {t("audit.newer")}
        </Button>
        <Button
          variant="line"
          size="tall"
          isDisabled={oldest === undefined || oldest <= (page.data?.first ?? 0)}
          onPress={() => setBefores([...befores, oldest ?? null])}
        >
          {t("audit.older")}
        </Button>
      </div>
    </DeskPage>
  );
}
