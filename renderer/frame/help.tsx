import { MapPinIcon } from "@phosphor-icons/react/dist/csr/MapPin";
import { PhoneIcon } from "@phosphor-icons/react/dist/csr/Phone";
import { UserIcon } from "@phosphor-icons/react/dist/csr/User";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStationIfKnown } from "../data/station.tsx";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { createStore, useStore } from "../visit/store.ts";
import { SourceText } from "../words/source-text.tsx";
import "./help.css";

const help = createStore({ isOpen: false });

export function openHelp(): void {
  help.set({ isOpen: true });
}

export function closeHelp(): void {
  help.set({ isOpen: false });
}

export function useHelpOpen(): boolean {
  return useStore(help).isOpen;
}

/**
 * How to reach a person. The machine does not call anyone yet and says so: a resident who waits for somebody that
 * nobody has told is worse off than one who walks five steps.
 */
export function HelpDialog() {
  const { t } = useTranslation();
  const isOpen = useHelpOpen();
  const station = useStationIfKnown();
  if (!isOpen) return null;
  return (
    <Dialog title={t("help.title")} onClose={closeHelp}>
      <p className="help-lead">{t("help.lead")}</p>
      <ul className="help-ways">
        <Way icon={<UserIcon weight="duotone" aria-hidden="true" />} name={t("help.desk")}>
          {t("help.deskHow")}
        </Way>
        {station !== null && station.phone !== "" && (
          <Way icon={<PhoneIcon weight="duotone" aria-hidden="true" />} name={station.phone}>
            {t("help.phoneHow")}
          </Way>
        )}
        {station !== null && station.address !== "" && (
          <Way icon={<MapPinIcon weight="duotone" aria-hidden="true" />} name={<SourceText>{station.name}</SourceText>}>
            <SourceText>{station.address}</SourceText>
          </Way>
        )}
      </ul>
      <Button variant="main" size="tall" onPress={closeHelp} autoFocus>
        {t("help.close")}
      </Button>
    </Dialog>
  );
}

function Way({ icon, name, children }: { icon: ReactNode; name: ReactNode; children: ReactNode }) {
  return (
    <li>
      {icon}
      <p>
        <b>{name}</b>
        <span>{children}</span>
      </p>
    </li>
  );
}
