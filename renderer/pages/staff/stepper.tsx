import { MinusIcon } from "@phosphor-icons/react/dist/csr/Minus";
import { PlusIcon } from "@phosphor-icons/react/dist/csr/Plus";
import { useTranslation } from "react-i18next";
import { Pressable } from "../../design/pressable.tsx";

export interface StepperProps {
  readonly name: string;
  readonly value: number;
  readonly words: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number by two buttons: less, more. */
export function Stepper({ name, value, words, least, most, step, onChange }: StepperProps) {
  const { t } = useTranslation("staff");
  return (
    <fieldset className="stepper">
      <legend>{name}</legend>
      <Pressable
        className="stepper-key"
        aria-label={t("stepper.less", { name })}
        isDisabled={value - step < least}
        onPress={() => onChange(value - step)}
      >
        <MinusIcon weight="bold" aria-hidden="true" />
      </Pressable>
      <output aria-live="polite">{words}</output>
      <Pressable
        className="stepper-key"
        aria-label={t("stepper.more", { name })}
        isDisabled={value + step > most}
        onPress={() => onChange(value + step)}
      >
        <PlusIcon weight="bold" aria-hidden="true" />
      </Pressable>
    </fieldset>
  );
}
