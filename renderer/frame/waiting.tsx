import { ArrowClockwiseIcon } from "@phosphor-icons/react/dist/csr/ArrowClockwise";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { infoKey } from "../data/queries.ts";
import { Button } from "../design/button.tsx";
import { RingMap } from "../design/ring-map.tsx";
import { Title } from "./page.tsx";
import "./waiting.css";

export interface WaitingProps {
  readonly query: { readonly isError: boolean; refetch(): Promise<unknown> };
}

/**
 * A page whose answer is not there: usually gone before anyone sees it. After an error it says so and offers another
 * try; whether the station itself is away is asked at the same moment.
 */
export function Waiting({ query }: WaitingProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  if (!query.isError)
    return (
      <p className="waiting-quiet" role="status">
        {t("waiting")}
      </p>
    );
  return (
    <div className="waiting">
      <RingMap tone="empty" lit={null} />
      <Title below={t("failed.how")}>{t("failed.title")}</Title>
      <Button
        variant="main"
        size="tall"
        icon={<ArrowClockwiseIcon weight="bold" aria-hidden="true" />}
        onPress={() => {
          void queries.invalidateQueries({ queryKey: infoKey });
          void query.refetch();
        }}
      >
        {t("again")}
      </Button>
    </div>
  );
}
