import { useVisit } from "../visit/visit.ts";
import { plainQuotes } from "./plain-quotes.ts";

/** Content comes in both languages: this picks the one on the screen. */
export function useSaid(): (zh: string, en: string) => string {
  const { language } = useVisit().display;
  return (zh, en) => (language === "en" ? plainQuotes(en) : zh);
}
