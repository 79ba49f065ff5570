import { useEffect, useMemo, useState } from "react";
import type { CheckResult, PolicyDetail } from "../../../shared/contract/policies.ts";
import { useClient } from "../../data/station.tsx";
import { type Answers, factsOf, questionsOf } from "./facts.ts";

/**
 * The station's answer to what has been tapped so far; null while it is not there. A plain call: the library's caches
 * would keep the answers as keys, and nothing of a check may stay (DESIGN §4).
 */
export function useCheck({ id, conditions }: PolicyDetail, answers: Answers): CheckResult | null {
  const client = useClient();
  const [result, setResult] = useState<CheckResult | null>(null);
  const profile = useMemo(() => factsOf(questionsOf(conditions), answers), [conditions, answers]);

  useEffect(() => {
    const left = new AbortController();
    client.policies.check({ profile, ids: [id] }, { signal: left.signal }).then(
      ({ results }) => {
        if (!left.signal.aborted) setResult(results[id] ?? null);
      },
      // The page's own queries tell of a station that is away; the panel then says that staff must answer.
      () => {
        if (!left.signal.aborted) setResult(null);
      },
    );
    return () => left.abort();
  }, [client, id, profile]);

  return result;
}
