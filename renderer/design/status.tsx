import { CheckCircleIcon } from "@phosphor-icons/react/dist/csr/CheckCircle";
import { InfoIcon } from "@phosphor-icons/react/dist/csr/Info";
import { ProhibitIcon } from "@phosphor-icons/react/dist/csr/Prohibit";
import { WarningIcon } from "@phosphor-icons/react/dist/csr/Warning";
import type { ReactNode } from "react";

const ICONS = { ok: CheckCircleIcon, none: ProhibitIcon, verify: WarningIcon, note: InfoIcon } as const;
export type StatusKind = keyof typeof ICONS;

/** A state as icon, words and edge; a tint alone would be lost on many eyes. */
export function Status({ kind, children }: { readonly kind: StatusKind; readonly children: ReactNode }) {
  const Icon = ICONS[kind];
  return (
    <span className="status" data-kind={kind}>
      <Icon weight="bold" aria-hidden="true" />
      {children}
    </span>
  );
}
