import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "../../../shared/contract/policies.ts";
import type { PolicySource } from "../../../shared/policies/policy.ts";
import { useStationNow } from "../../data/clock.ts";
import { useVisit } from "../../visit/visit.ts";
import { dayOf, dayWords } from "../../words/dates.ts";
import { SourceText } from "../../words/source-text.tsx";

/** Names and numbers of a document stay as they are printed. */
const NUMBERS = ["docNo", "basisDocNo"] as const;

/** Where it is written: district, section, numbers, day; and that nothing of the answers stays. */
export function SourceLine({ policy }: { readonly policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const isAsked = policy.status !== "expired" && policy.conditions.some(({ machine }) => machine);
  return (
    <p className="policy-source">
      <SourceText>{policy.region}</SourceText>
      {" · "}
      <SourceText>{policy.source.section}</SourceText>
      <Numbers source={policy.source} />
      {isAsked && ` · ${t("notKept")}`}
    </p>
  );
}

/** Document number, the number it carries out, and its day, where there are any. */
export function Numbers({ source }: { readonly source: PolicySource }) {
  const { t } = useTranslation("policies");
  const { language } = useVisit().display;
  const thisYear = dayOf(useStationNow()).slice(0, 4);
  return (
    <>
      {NUMBERS.map((key) => {
        const no = source[key];
        return (
          no !== null && (
            <Fragment key={key}>
              {" · "}
              {t(`source.${key}`)}
              <SourceText>{no}</SourceText>
            </Fragment>
          )
        );
      })}
      {source.docDate !== null && ` · ${dayWords(source.docDate, language, thisYear)}`}
    </>
  );
}
