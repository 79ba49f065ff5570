import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "../../../shared/contract/policies.ts";
import { useSaid } from "../../words/said.ts";

export type PartId = "amount" | "bring" | "where" | "ask";

export interface Part {
  readonly id: PartId;
  readonly lines: readonly string[];
  /** The document says nothing of it. */
  readonly unsaid: boolean;
}

/** Money is spoken of where there is some, or where the document names a figure. */
function speaksOfMoney({ kind, amountText, amounts }: PolicyDetail): boolean {
  return kind === "benefit" || amountText !== null || amounts.length > 0;
}

/** What a policy's page says below the check, in the language of the screen; what the document leaves out is said. */
export function usePartLines(policy: PolicyDetail): readonly Part[] {
  const { t } = useTranslation("policies");
  const said = useSaid();
  const { amountText, amounts, bring, howToApply, askStaff } = policy;
  const part = (id: PartId, lines: readonly string[]): Part => ({
    id,
    lines: lines.length > 0 ? lines : [t("unsaid")],
    unsaid: lines.length === 0,
  });
  // The sentence tells all figures; single figures stand in for it where there is none.
  const amountLines =
    amountText !== null
      ? [said(amountText.zh, amountText.en)]
      : amounts.map((one) =>
          t("figure", {
            label: said(one.labelZh, one.labelEn),
            value: one.value,
            unit: said(one.unit, one.unitEn),
          }),
        );
  return [
    ...(speaksOfMoney(policy) ? [part("amount", amountLines)] : []),
    part(
      "bring",
      (bring ?? []).map(({ zh, en }) => said(zh, en)),
    ),
    part("where", howToApply === null ? [] : [said(howToApply.zh, howToApply.en)]),
    ...(askStaff === null ? [] : [part("ask", [said(askStaff.zh, askStaff.en)])]),
  ];
}
