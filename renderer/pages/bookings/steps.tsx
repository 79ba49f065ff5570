import { useTranslation } from "react-i18next";
import "./bookings.css";

/** Of booking a time: what, when, who, all right? */
const STEPS = [1, 2, 3, 4] as const;

/** How far one is. */
export function Steps({ at }: { readonly at: (typeof STEPS)[number] }) {
  const { t } = useTranslation("bookings");
  return (
    <p className="booking-steps">
      {STEPS.map((step) => (
        <i key={step} data-done={step <= at} />
      ))}
      <span>{t("step", { at, of: STEPS.length })}</span>
    </p>
  );
}
