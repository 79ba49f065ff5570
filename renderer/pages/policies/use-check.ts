import { useEffect, useState } from "react";
import type { CheckResult, PolicyDetail } from "../../../shared/contract/policies.ts";
import { useClient } from "../../data/station.tsx";
import { type Answers, factsOf, questionsOf } from "./facts.ts";

/** What the station said to some answers. The two stay together, so that no result is shown beside other answers. */
export interface Checked {
  readonly answers: Answers;
  /** null: the station did not answer, and staff must. */
  readonly result: CheckResult | null;
}

/**
 * The station's last word on what has been tapped; null before the first. A plain call: the library's caches would keep
 * the answers as keys, and nothing of a check may stay (DESIGN §4).
 */
export function useCheck({ id, conditions }: PolicyDetail, answers: Answers): Checked | null {
  const client = useClient();
  const [checked, setChecked] = useState<Checked | null>(null);

  useEffect(() => {
    const left = new AbortController();
    const profile = factsOf(questionsOf(conditions), answers);
    client.policies.check({ profile, ids: [id] }, { signal: left.signal }).then(
      ({ results }) => !left.signal.aborted && setChecked({ answers, result: results[id] ?? null }),
      // The page's own queries tell of a station that is away.
      () => !left.signal.aborted && setChecked({ answers, result: null }),
    );
    return () => left.abort();
  }, [client, id, conditions, answers]);

  return checked;
}
