import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { openHelp } from "../../frame/calling.ts";
import type { Asking } from "./use-asking.ts";

/** Refusals with words of their own. */
const KNOWN = [
  "SLOT_FULL",
  "HOLD_EXPIRED",
  "ALREADY_BOOKED",
  "CLOSED",
  "STALE",
  "NOT_FOUND",
  "BODY_MISMATCH",
  "BOOKINGS_UNAVAILABLE",
] as const;

export interface AskingDialogsProps {
  readonly asking: Asking;
  /** What follows a refusal that has been read. */
  readonly onRefusalRead: (code: string) => void;
}

/** What stands between a question to the station and its answer: not known yet, or no. */
export function AskingDialogs({ asking, onRefusalRead }: AskingDialogsProps) {
  const { t } = useTranslation("bookings");
  const { phase, refused, forgive } = asking;
  if (phase === "unsure")
    return (
      <Dialog role="alertdialog" title={t("unsure.title")}>
        <p className="asking-words">{t("unsure.how")}</p>
        <Button variant="line" size="tall" onPress={openHelp} autoFocus>
          {t("person")}
        </Button>
      </Dialog>
    );
  if (refused === null) return null;
  const code = KNOWN.find((known) => known === refused) ?? "BOOKINGS_UNAVAILABLE";
  return (
    <Dialog role="alertdialog" title={t(`refused.${code}.title`)}>
      <p className="asking-words">{t(`refused.${code}.how`)}</p>
      <Button
        variant="main"
        size="tall"
        autoFocus
        onPress={() => {
          forgive();
          onRefusalRead(refused);
        }}
      >
        {t(`refused.${code}.next`)}
      </Button>
    </Dialog>
  );
}
