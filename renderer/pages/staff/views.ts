import { createContext, useContext } from "react";
import type { FollowUpKind, Need, Outcome } from "../../../shared/bookings/words.ts";

/** Pages of the desk. What stands in a view is ids, days and words of closed lists: nothing of a person. */
export type View =
  | { readonly page: "today"; readonly day: string | null }
  | { readonly page: "line"; readonly id: string; readonly day: string }
  | { readonly page: "walk-in" }
  | {
      readonly page: "recorded";
      readonly serviceName: string;
      readonly needs: readonly Need[];
      readonly outcome: Outcome | null;
    }
  | { readonly page: "follow-ups" }
  | { readonly page: "follow-up"; readonly kind: FollowUpKind; readonly id: string }
  | { readonly page: "service"; readonly id: string }
  | {
      readonly page: "machine" | "hours" | "closures" | "data" | "take" | "audit" | "readiness" | "demand" | "new-pin";
    };
export type ViewName = View["page"];

export interface DeskWay {
  readonly view: View;
  go(view: View): void;
  /** The same place in the way, another view. */
  turn(view: View): void;
  /** To the former view; from the first one out of the desk. */
  back(): void;
  leave(): void;
}

export const DeskWayContext = createContext<DeskWay | null>(null);

export function useDeskWay(): DeskWay {
  const way = useContext(DeskWayContext);
  if (way === null) throw new Error("useDeskWay outside the desk");
  return way;
}
