import { ClockCounterClockwiseIcon } from "@phosphor-icons/react/dist/csr/ClockCounterClockwise";
import { useTranslation } from "react-i18next";
import type { PolicyStatus } from "../../../shared/policies/words.ts";
import { Status } from "../../design/status.tsx";

export function isOver(status: PolicyStatus): boolean {
  return status === "expired" || status === "period_ended";
}

/** How far a policy can be relied on, as icon, words and edge. */
export function PolicyState({ status }: { readonly status: PolicyStatus }) {
  const { t } = useTranslation("policies");
  if (isOver(status)) {
    return (
      <span className="status" data-kind="none">
        <ClockCounterClockwiseIcon weight="bold" aria-hidden="true" />
        {t(`status.${status}`)}
      </span>
    );
  }
  return <Status kind={status === "verify" ? "verify" : "ok"}>{t(`status.${status}`)}</Status>;
}
