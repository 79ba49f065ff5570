import { ChatCircleDotsIcon } from "@phosphor-icons/react/dist/csr/ChatCircleDots";
import { CoinsIcon } from "@phosphor-icons/react/dist/csr/Coins";
import { FolderOpenIcon } from "@phosphor-icons/react/dist/csr/FolderOpen";
import { MapPinIcon } from "@phosphor-icons/react/dist/csr/MapPin";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "../../../shared/contract/policies.ts";
import { PagedText } from "../../design/paged-text.tsx";
import { Disk } from "../../design/row.tsx";
import { usePartLines } from "./part-lines.ts";

const FACES = {
  amount: { icon: CoinsIcon, family: "lake" },
  bring: { icon: FolderOpenIcon, family: "apricot" },
  where: { icon: MapPinIcon, family: "pine" },
  ask: { icon: ChatCircleDotsIcon, family: "plum" },
} as const;

export interface PartsProps {
  readonly policy: PolicyDetail;
}

/** 能领多少, 带什么, 去哪办, and what only a person can answer; what does not fit is in the whole text, and says so. */
export function Parts({ policy }: PartsProps) {
  const { t } = useTranslation("policies");
  const parts = usePartLines(policy);
  const [cut, setCut] = useState(false);
  return (
    <section className="parts block" aria-label={t("part.all")}>
      <PagedText page={0} onPages={(pages) => setCut(pages > 1)}>
        <dl>
          {parts.map(({ id, lines, unsaid }) => {
            const { icon: Icon, family } = FACES[id];
            return (
              <div key={id} className="part">
                <dt>
                  <Disk family={family}>
                    <Icon weight="duotone" aria-hidden="true" />
                  </Disk>
                  {t(`part.${id}`)}
                </dt>
                <dd data-unsaid={unsaid}>
                  {lines.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </dd>
              </div>
            );
          })}
        </dl>
      </PagedText>
      {cut && <p className="parts-more">{t("part.more")}</p>}
    </section>
  );
}
