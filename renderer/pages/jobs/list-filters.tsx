import { ArrowsDownUpIcon } from "@phosphor-icons/react/dist/csr/ArrowsDownUp";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Choices } from "../../design/choices.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { JOB_SORTS, KIND_IDS, type ListView, sortOf } from "./view.ts";

export interface ListFiltersProps {
  readonly view: ListView;
  readonly words: string;
  readonly onChange: (change: Partial<ListView>) => void;
}

/** Kind of work as chips, and the order of the list behind one button. */
export function ListFilters({ view, words, onChange }: ListFiltersProps) {
  const { t } = useTranslation("jobs");
  const [asking, setAsking] = useState(false);
  const sort = sortOf(view, words);
  // Without words there is nothing to match.
  const sorts = JOB_SORTS.filter((candidate) => candidate !== "match" || words !== "");
  return (
    <div className="filters">
      <Choices
        className="kinds"
        label={t("kind.label")}
        chosen={view.kind}
        onChoose={(kind) => onChange({ kind })}
        choices={KIND_IDS.map((id) => ({ id, content: t(`kind.${id}`) }))}
      />
      <Pressable className="choice sort" onPress={() => setAsking(true)}>
        <ArrowsDownUpIcon weight="bold" aria-hidden="true" />
        <span>
          <span className="unseen">{t("sort.label")}</span> {t(`sort.${sort}`)}
        </span>
      </Pressable>
      {asking && (
        <Dialog title={t("sort.title")} onClose={() => setAsking(false)}>
          <Choices
            className="sort-choices"
            label={t("sort.title")}
            chosen={sort}
            onChoose={(next) => {
              setAsking(false);
              onChange({ sort: next });
            }}
            choices={sorts.map((id) => ({ id, content: t(`sort.${id}`) }))}
          />
          <Pressable className="btn" variant="line" size="tall" onPress={() => setAsking(false)}>
            {t("sort.keep")}
          </Pressable>
        </Dialog>
      )}
    </div>
  );
}
