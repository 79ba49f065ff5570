import type { FollowUpKind, FollowUpResult } from "../../../shared/bookings/words.ts";
import type { FollowUpLine } from "../../../shared/contract/visits.ts";
import { dayText } from "../../../shared/jobs/day.ts";
import { ok } from "../../../shared/result.ts";
import { openContact } from "../bookings/contacts.ts";
import { type Answer, refuse } from "../bookings/engine.ts";
import type { Precious } from "../db/precious/store.ts";
import type { BookingRow, ReferralRow, VisitRow } from "../db/precious/tables.ts";

/** The list takes no more at once: staff work it from the top. */
const LINES_MAX = 500;

type FollowRow = (BookingRow | VisitRow | ReferralRow) & { readonly service_name?: string };

/** Where each kind of line comes from; all have the same columns for what is needed here. */
const OPEN_LINES: Readonly<Record<FollowUpKind, string>> = {
  booking: `SELECT booking.*, service.name AS service_name FROM booking JOIN service ON service.id = booking.service_id
    WHERE follow_up = 1 AND status IN ('attended', 'arrived') AND (name_enc IS NOT NULL OR phone_enc IS NOT NULL)
    ORDER BY created_at LIMIT ${LINES_MAX}`,
  visit: `SELECT visit.*, service.name AS service_name FROM visit JOIN service ON service.id = visit.service_id
    WHERE follow_up = 1 AND (name_enc IS NOT NULL OR phone_enc IS NOT NULL) ORDER BY created_at LIMIT ${LINES_MAX}`,
  referral: `SELECT * FROM referral WHERE follow_up = 1 AND (name_enc IS NOT NULL OR phone_enc IS NOT NULL)
    ORDER BY created_at LIMIT ${LINES_MAX}`,
};
const KINDS = Object.keys(OPEN_LINES) as FollowUpKind[];

/** Results that leave the line on the list. */
const STAYS: readonly FollowUpResult[] = ["not-reached"];

/** 回访: those who agreed to be called, as long as their number is kept. Here, and only here, staff see it whole. */
export function createFollowUps({ db, keys, change }: Precious) {
  const open = Object.fromEntries(KINDS.map((kind) => [kind, db.prepare<[], FollowRow>(OPEN_LINES[kind])]));
  const byId = Object.fromEntries(
    KINDS.map((kind) => [kind, db.prepare<[string], FollowRow>(`SELECT * FROM ${kind} WHERE id = ?`)]),
  );

  function list(): FollowUpLine[] {
    const lines = KINDS.flatMap((kind) => (open[kind]?.all() ?? []).map((row) => lineOf(kind, row)));
    return lines.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)).slice(0, LINES_MAX);
  }

  function lineOf(kind: FollowUpKind, row: FollowRow): FollowUpLine {
    const { name, phone } = openContact(keys, kind, row.id, row);
    return {
      kind,
      id: row.id,
      since: new Date(row.created_at).toISOString(),
      serviceName: row.service_name ?? "",
      job: "job_id" in row ? { id: row.job_id, title: row.job_title, employer: row.employer } : null,
      contact: { name: name ?? "", phone: phone ?? "" },
      keptUntil: dayText(row.keep_until),
      version: row.version,
    };
  }

  function close(request: {
    kind: FollowUpKind;
    id: string;
    result: FollowUpResult;
    version: number;
  }): Answer<{ open: number }> {
    const { kind, id, result, version } = request;
    const answer = change((given): Answer<null> => {
      const row = byId[kind]?.get(id);
      if (row === undefined) return refuse("NOT_FOUND", { what: kind === "booking" ? "booking" : "visit" });
      const follow = STAYS.includes(result) ? 1 : 2;
      if (row.follow_result === result && row.follow_up === follow && version >= row.version - 1) return ok(null);
      if (row.version !== version) return refuse("STALE", { version: row.version });
      const { service_name: _, ...plain } = row;
      given.put(kind, { ...plain, follow_up: follow, follow_result: result, version: version + 1 } as never);
      given.event("follow-up.done", { kind, entry: id, result });
      return ok(null);
    });
    return answer.ok ? ok({ open: list().length }) : answer;
  }

  return { list, close };
}
