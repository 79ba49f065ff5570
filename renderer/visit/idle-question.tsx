import { useTranslation } from "react-i18next";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { IDLE_ANSWER_MS } from "./idle.ts";
import "./idle-question.css";

export interface IdleQuestionProps {
  readonly secondsLeft: number;
  readonly onStay: () => void;
  readonly onDone: () => void;
  readonly onHelp: () => void;
}

const RADIUS = 84;
const AROUND = 2 * Math.PI * RADIUS;

/** Are you still there? Says what will be wiped, counts down, and staying is one press (WCAG 2.2.1). */
export function IdleQuestion({ secondsLeft, onStay, onDone, onHelp }: IdleQuestionProps) {
  const { t } = useTranslation();
  const share = secondsLeft / (IDLE_ANSWER_MS / 1_000);
  return (
    <Dialog
      role="alertdialog"
      title={t("idle.title")}
      above={
        <div className="idle-count" aria-hidden="true">
          <svg viewBox="0 0 200 200" aria-hidden="true">
            <circle cx="100" cy="100" r={RADIUS} className="idle-gone" />
            <circle
              cx="100"
              cy="100"
              r={RADIUS}
              className="idle-left"
              strokeDasharray={`${AROUND * share} ${AROUND}`}
              transform="rotate(-90 100 100)"
            />
          </svg>
          <b>{secondsLeft}</b>
        </div>
      }
    >
      <p className="idle-words" role="timer">
        {t("idle.words", { count: secondsLeft })}
      </p>
      <Button variant="main" size="tall" onPress={onStay} autoFocus>
        {t("idle.stay")}
      </Button>
      <Button variant="line" size="tall" onPress={onDone}>
        {t("idle.done")}
      </Button>
      <Button variant="line" size="tall" onPress={onHelp}>
        {t("idle.help")}
      </Button>
    </Dialog>
  );
}
