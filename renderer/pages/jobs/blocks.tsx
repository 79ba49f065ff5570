import { ClipboardTextIcon } from "@phosphor-icons/react/dist/csr/ClipboardText";
import { ClockIcon } from "@phosphor-icons/react/dist/csr/Clock";
import { GiftIcon } from "@phosphor-icons/react/dist/csr/Gift";
import { NoteIcon } from "@phosphor-icons/react/dist/csr/Note";
import { UserCheckIcon } from "@phosphor-icons/react/dist/csr/UserCheck";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PagedText } from "../../design/paged-text.tsx";
import { Pager } from "../../design/pager.tsx";
import { number } from "../../words/numbers.ts";
import { SourceText } from "../../words/source-text.tsx";
import { unbroken } from "../../words/unbroken.ts";
import { linesOf, SECTION_IDS, type SectionId, type Sections } from "./sections.ts";

const FACES = {
  work: { icon: ClipboardTextIcon, family: "lake" },
  need: { icon: UserCheckIcon, family: "plum" },
  offer: { icon: GiftIcon, family: "pine" },
  hours: { icon: ClockIcon, family: "apricot" },
} as const;

export interface BlocksProps {
  readonly sections: Sections;
  /** Told whether some block holds more than it can show. */
  readonly onCut: (cut: boolean) => void;
}

/** Four headed blocks, cut at whole lines; one that the source leaves out says so. */
export function Blocks({ sections, onCut }: BlocksProps) {
  const cut = useRef(new Set<SectionId>());

  function note(section: SectionId, pages: number) {
    if (pages > 1) cut.current.add(section);
    else cut.current.delete(section);
    onCut(cut.current.size > 0);
  }

  return (
    <div className="blocks">
      {SECTION_IDS.map((section) => (
        <Block key={section} section={section} lines={sections[section]} onPages={(pages) => note(section, pages)} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly section: SectionId;
  readonly lines: readonly string[];
  readonly onPages: (pages: number) => void;
}

function Block({ section, lines, onPages }: BlockProps) {
  const { t } = useTranslation("jobs");
  const { icon: Icon, family } = FACES[section];
  return (
    <section className="block">
      <h2>
        <span className="block-disk" data-family={family}>
          <Icon weight="duotone" aria-hidden="true" />
        </span>
        {t(`blocks.${section}`)}
      </h2>
      <PagedText page={0} onPages={onPages}>
        {lines.length === 0 ? <p className="block-unsaid">{t("blocks.unsaid")}</p> : <Lines lines={lines} />}
      </PagedText>
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="lines">
      {lines.map((line, index) => (
        // The same words may stand twice in an advert.
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity
        <li key={index}>
          <SourceText>{unbroken(line)}</SourceText>
        </li>
      ))}
    </ul>
  );
}

/** The advert in its own words, paged by buttons. */
export function WholeText({ description }: { readonly description: string }) {
  const { t } = useTranslation("jobs");
  const [page, setPage] = useState(0);
  const [pages, setPages] = useState(1);
  const shown = Math.min(page, pages - 1);
  const lines = linesOf(description);
  return (
    <section className="block whole">
      <h2>
        <span className="block-disk" data-family="lake">
          <NoteIcon weight="duotone" aria-hidden="true" />
        </span>
        {t("whole.title")}
      </h2>
      <PagedText page={shown} onPages={setPages}>
        {lines.length === 0 ? <p className="block-unsaid">{t("whole.none")}</p> : <Lines lines={lines} />}
      </PagedText>
      {pages > 1 && (
        <Pager
          words={{
            previous: t("pager.previous"),
            next: t("pager.next"),
            position: t("whole.position", { page: number(shown + 1), pages: number(pages) }),
          }}
          page={shown + 1}
          pages={pages}
          onPage={(next) => setPage(next - 1)}
        />
      )}
    </section>
  );
}
