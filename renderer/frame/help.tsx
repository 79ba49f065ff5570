import { MapPinIcon } from "@phosphor-icons/react/dist/csr/MapPin";
import { PhoneIcon } from "@phosphor-icons/react/dist/csr/Phone";
import { UserIcon } from "@phosphor-icons/react/dist/csr/User";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStationIfKnown } from "../data/station.tsx";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { QrCode } from "../design/qr-code.tsx";
import { RingMap } from "../design/ring-map.tsx";
import { codeText } from "../words/code-text.ts";
import { SourceText } from "../words/source-text.tsx";
import { closeHelp, ringAgain, useCalling, useEndCall, useFollowCall } from "./calling.ts";
import "./help.css";

/** Bytes of the code: name, address and telephone of a station are short. */
const LINE_BYTES = 120;

export interface HelpProps {
  /** Opens the bookings. */
  readonly onBook: () => void;
}

/** A call for a person, over whatever page stands: it stays as it was, and nothing that was typed is lost. */
export function HelpDialog({ onBook }: HelpProps) {
  useFollowCall();
  const { isOpen, phase } = useCalling();
  if (!isOpen || phase === "quiet") return null;
  if (phase === "unanswered") return <Unanswered onBook={onBook} />;
  if (phase === "away") return <Away />;
  return <Called isComing={phase === "coming"} />;
}

/** Rung, perhaps answered. Waiting needs nobody to look: the page may be used meanwhile. */
function Called({ isComing }: { readonly isComing: boolean }) {
  const { t } = useTranslation();
  const { rang } = useCalling();
  const end = useEndCall();
  const lead = isComing ? "help.comingHow" : rang ? "help.rang" : "help.told";
  return (
    <Dialog
      title={t(isComing ? "help.coming" : "help.calling")}
      onClose={closeHelp}
      above={
        <div className="help-rings" data-coming={isComing}>
          <RingMap tone="map" lit={isComing ? "bus" : "walk"} />
        </div>
      }
    >
      <p className="help-lead" role="status" data-call={isComing ? "coming" : "waiting"}>
        {t(lead)}
      </p>
      <Button variant="main" size="tall" onPress={closeHelp} autoFocus>
        {t("help.goOn")}
      </Button>
      <Button variant="line" size="tall" onPress={end}>
        {t(isComing ? "help.here" : "help.never")}
      </Button>
    </Dialog>
  );
}

/** Nobody answers: a time with a person, or the way to reach one, and not an empty promise. */
function Unanswered({ onBook }: HelpProps) {
  const { t } = useTranslation();
  const end = useEndCall();
  const station = useStationIfKnown();
  const text = codeText(
    [station?.name, station?.address, station?.phone].map((line) => ({ text: line ?? "", most: LINE_BYTES })),
  );
  return (
    <Dialog title={t("help.unanswered")} onClose={closeHelp}>
      <p className="help-lead" role="status" data-call="unanswered">
        {t("help.unansweredHow")}
      </p>
      {text !== "" && (
        <div className="help-code">
          <QrCode text={text} alt={t("help.codeAlt")} />
          <p>
            <b>{t("help.code")}</b>
            <span>{station !== null && station.phone !== "" ? station.phone : t("help.codeHow")}</span>
          </p>
        </div>
      )}
      <Button
        variant="main"
        size="tall"
        autoFocus
        onPress={() => {
          end();
          onBook();
        }}
      >
        {t("help.book")}
      </Button>
      <div className="acts">
        <Button variant="line" size="tall" onPress={() => void ringAgain()}>
          {t("help.again")}
        </Button>
        <Button variant="line" size="tall" onPress={end}>
          {t("help.never")}
        </Button>
      </div>
    </Dialog>
  );
}

/** The station cannot be told. Whoever waits for somebody that nobody has told is worse off than one who walks. */
function Away() {
  const { t } = useTranslation();
  const station = useStationIfKnown();
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
