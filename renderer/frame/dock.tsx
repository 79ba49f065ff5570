import { CircleHalfIcon } from "@phosphor-icons/react/dist/csr/CircleHalf";
import { HeadsetIcon } from "@phosphor-icons/react/dist/csr/Headset";
import { TextAaIcon } from "@phosphor-icons/react/dist/csr/TextAa";
import { TranslateIcon } from "@phosphor-icons/react/dist/csr/Translate";
import { useTranslation } from "react-i18next";
import { Pressable } from "../design/pressable.tsx";
import { SwitchButton } from "../design/switch-button.tsx";
import { setDisplay, useVisit } from "../visit/visit.ts";
import { openHelp, useCalling } from "./calling.ts";

/** The same bar at the bottom of every page: how the screen looks, which language, and a person. */
export function Dock() {
  const { t } = useTranslation();
  const { size, contrast, language } = useVisit().display;
  const other = language === "en" ? "zh-CN" : "en";
  return (
    <footer className="dock">
      <SwitchButton
        className="dock-button"
        isOn={size === "large"}
        onChange={(isOn) => setDisplay({ size: isOn ? "large" : "normal" })}
      >
        <TextAaIcon weight="bold" aria-hidden="true" />
        <span>{t("dock.large")}</span>
      </SwitchButton>
      <SwitchButton
        className="dock-button"
        isOn={contrast === "high"}
        onChange={(isOn) => setDisplay({ contrast: isOn ? "high" : "normal" })}
      >
        <CircleHalfIcon weight="fill" aria-hidden="true" />
        <span>{t("dock.contrast")}</span>
      </SwitchButton>
      <Pressable className="dock-button" onPress={() => setDisplay({ language: other })}>
        <TranslateIcon weight="bold" aria-hidden="true" />
        <span lang={other}>{t("dock.otherLanguage")}</span>
      </Pressable>
      <CallButton />
    </footer>
  );
}

/** Calls a person, and says how the call stands: what nobody sees is pressed again and again. */
function CallButton() {
  const { t } = useTranslation();
  const { phase } = useCalling();
  const words =
    phase === "quiet" || phase === "away"
      ? "dock.help"
      : phase === "unanswered" || phase === "coming"
        ? (`dock.${phase}` as const)
        : "dock.called";
  return (
    <Pressable className="dock-button dock-help" onPress={openHelp}>
      <HeadsetIcon weight="bold" aria-hidden="true" />
      <span>{t(words)}</span>
    </Pressable>
  );
}
