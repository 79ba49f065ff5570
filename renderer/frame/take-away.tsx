import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/button.tsx";
import { QrCode } from "../design/qr-code.tsx";
import { endVisit } from "../visit/visit.ts";
import { Title } from "./page.tsx";
import "./take-away.css";

export interface TakeAwayProps {
  readonly title: ReactNode;
  readonly how: string;
  /** What the code holds. */
  readonly text: string;
  readonly alt: string;
  /** The same in words beside it: nobody should have to scan to know what it holds. */
  readonly facts: readonly { readonly id?: string; readonly name: string; readonly value: ReactNode }[];
  /** A sentence above the facts. */
  readonly note?: ReactNode;
  /** The main thing to do here, where it is not the scanning itself. */
  readonly main?: ReactNode;
}

/** A code to take something along, large, with its contents in words and a way to end the visit. */
export function TakeAway({ title, how, text, alt, facts, note, main }: TakeAwayProps) {
  const { t } = useTranslation();
  return (
    <>
      <Title below={how}>{title}</Title>
      <div className="take-away-code">
        <QrCode text={text} alt={alt} />
      </div>
      <div className="take-away-words">
        {note !== undefined && <p className="take-away-note">{note}</p>}
        <dl>
          {facts.map(({ id, name, value }) => (
            <div key={id ?? name}>
              <dt>{name}</dt>
              <dd className="clamp-2">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="acts">
        <Button variant="line" size="tall" onPress={endVisit}>
          {t("idle.done")}
        </Button>
        {main}
      </div>
    </>
  );
}
