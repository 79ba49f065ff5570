import { useTranslation } from "react-i18next";
import type { FeedPlace } from "../../../shared/contract/staff.ts";
import { useDeskQuery } from "./asking.ts";

/** Places to read from and write to, with their names; a stick may come and go. */
export function usePlaces() {
  const { t } = useTranslation("staff");
  const query = useDeskQuery(["places"], (client, signal) => client.staff.places(undefined, { signal }));
  const nameOf = ({ kind, name }: FeedPlace) => (kind === "drop" ? t("place.drop") : t("place.stick", { name }));
  return { items: query.data?.items ?? null, nameOf, refresh: () => void query.refetch() };
}
