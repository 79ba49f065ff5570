import { ok } from "../../../shared/result.ts";
import type { Precious } from "../db/precious/store.ts";
import type { SlotRow } from "../db/precious/tables.ts";
import type { Clock, Ids } from "../ports.ts";
import { attemptOn } from "./attempt.ts";
import { type Answer, type EngineSlot, type Hold, type HoldRequest, refuse, type SeatChoice } from "./engine.ts";
import { HOLD_MS, type Moment, type SeatQueries } from "./seat-queries.ts";

export interface SeatTakingOptions {
  readonly precious: Precious;
  readonly q: SeatQueries;
  readonly moment: () => Moment;
  readonly clock: Pick<Clock, "now">;
  readonly ids: Pick<Ids, "uuid">;
}

/** Which seats may be taken, and the five minutes that one is kept. */
export function createSeatTaking({ precious, q, moment, clock, ids }: SeatTakingOptions) {
  const attempt = attemptOn(precious);

  /**
   * Why nobody can take a seat of this slot; null = they can. `future`: before it begins. `running`: until it ends (a
   * walk-in). `held`: the hold was promised before it began.
   */
  function closedReason(slot: SlotRow, allows: "future" | "running" | "held"): "closed" | "past" | null {
    if (slot.state !== "open" || q.serviceActive.get(slot.service_id) !== 1) return "closed";
    if (allows === "held") return null;
    const limit = allows === "future" ? slot.starts_at : slot.ends_at;
    return limit <= clock.now() ? "past" : null;
  }

  /** The seat that a request asks for, inside its transaction. The hold, if there is one, is used up. */
  function takeSeat(choice: SeatChoice, caller: string | null): Answer<{ slot: SlotRow; seatNo: number }> {
    if ("holdId" in choice) {
      const hold = q.hold.get({ ...moment(), id: choice.holdId });
      const slot = hold === undefined ? undefined : q.slot.get(hold.slot_id);
      if (hold === undefined || slot === undefined) return refuse("HOLD_EXPIRED", {});
      const why = closedReason(slot, "held");
      if (why !== null) return refuse("CLOSED", { why });
      q.dropHold.run(hold.id);
      return ok({ slot, seatNo: hold.seat_no });
    }
    const slot = q.slot.get(choice.slotId);
    if (slot === undefined) return refuse("NOT_FOUND", { what: "slot" });
    const why = closedReason(slot, "future");
    if (why !== null) return refuse("CLOSED", { why });
    if (caller !== null) q.dropHoldsOf.run(caller);
    const seatNo = q.freeSeat.get({ ...moment(), slot: slot.id });
    return seatNo === undefined ? refuse("SLOT_FULL", { slotId: slot.id }) : ok({ slot, seatNo });
  }

  function hold({ slotId, caller }: HoldRequest): Answer<Hold, "NOT_FOUND" | "CLOSED" | "SLOT_FULL"> {
    return attempt(() => {
      const slot = q.slot.get(slotId);
      if (slot === undefined) return refuse("NOT_FOUND", { what: "slot" });
      const why = closedReason(slot, "future");
      if (why !== null) return refuse("CLOSED", { why });
      const at = moment();
      q.dropDeadHolds.run(at);
      if (caller !== null) q.dropHoldsOf.run(caller);
      const seatNo = q.freeSeat.get({ ...at, slot: slotId });
      if (seatNo === undefined) return refuse("SLOT_FULL", { slotId });
      const id = ids.uuid();
      q.addHold.run({ id, slot_id: slotId, seat_no: seatNo, caller, boot: at.boot, until: at.mono + HOLD_MS });
      return ok({ id, slot: slotView(slot), leftMs: HOLD_MS });
    });
  }

  const release = (holdId: string): boolean => precious.change(() => q.dropHold.run(holdId).changes > 0);

  return { closedReason, takeSeat, hold, release };
}

export function slotView(row: SlotRow): EngineSlot {
  return {
    id: row.id,
    serviceId: row.service_id,
    expertId: row.expert_id,
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    seats: row.seats,
    state: row.state,
  };
}
