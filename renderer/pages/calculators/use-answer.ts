import { useEffect, useState } from "react";
import { useClient } from "../../data/station.tsx";
import type { CalculatorId } from "./forms.ts";

export type CalculatorOutput = Readonly<Record<string, string | number | boolean>>;
/** What is wrong with the numbers; `unknown` = the station did not answer. */
export type CalculatorFault = "zero_denominator" | "invalid_input" | "unknown";
export interface CalculatorAnswer {
  readonly output: CalculatorOutput | null;
  readonly fault: CalculatorFault | null;
}

const NONE: CalculatorAnswer = { output: null, fault: null };

function faultOf(error: unknown): CalculatorFault {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return code === "zero_denominator" || code === "invalid_input" ? code : "unknown";
}

/** The station's arithmetic on what was typed. A plain call: a firm's numbers stay in no cache. */
export function useAnswer(id: CalculatorId, input: Record<string, unknown> | null): CalculatorAnswer {
  const client = useClient();
  const [answer, setAnswer] = useState<CalculatorAnswer>(NONE);
  const asked = input === null ? null : JSON.stringify(input);

  useEffect(() => {
    setAnswer(NONE);
    if (asked === null) return;
    const left = new AbortController();
    client.calculators.run({ id, input: JSON.parse(asked) }, { signal: left.signal }).then(
      (output) => !left.signal.aborted && setAnswer({ output, fault: null }),
      (error: unknown) => !left.signal.aborted && setAnswer({ output: null, fault: faultOf(error) }),
    );
    return () => left.abort();
  }, [client, id, asked]);

  return answer;
}
