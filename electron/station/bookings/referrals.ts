import { dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import { ok } from "../../../shared/result.ts";
import type { Precious } from "../db/precious/store.ts";
import type { ReferralRow } from "../db/precious/tables.ts";
import { openContact, sealContact } from "./contacts.ts";
import { type Answer, type Contact, refuse } from "./engine.ts";

/** What is kept of the advert, so that staff know what was meant when it is gone. */
export interface ReferredJob {
  readonly title: string;
  readonly employer: string;
}

export interface ReferralRequest {
  readonly id: string;
  readonly jobId: string;
  readonly contact: Contact;
}

export interface Referral {
  readonly id: string;
  readonly jobId: string;
  readonly name: string | null;
  readonly phone: string | null;
  /** Day (`YYYY-MM-DD`) on which name and number are deleted. */
  readonly keptUntil: string;
}

export interface ReferralsOptions {
  readonly precious: Precious;
  /** null = no such job, or its time is over. */
  readonly jobOf: (id: string) => ReferredJob | null;
  /** Days that name and number wait for staff to call. */
  readonly keepDays: number;
}

/** 请工作人员帮我联系: asked for at the screen, for the follow-up list. The same id asked again answers the same. */
export function createReferrals({ precious, jobOf, keepDays }: ReferralsOptions) {
  const { db, keys } = precious;
  const byId = db.prepare<[string], ReferralRow>("SELECT * FROM referral WHERE id = ?");

  function view(row: ReferralRow): Referral {
    const contact = openContact(keys, "referral", row.id, row);
    return { id: row.id, jobId: row.job_id, ...contact, keptUntil: dayText(row.keep_until) };
  }

  function refer({ id, jobId, contact }: ReferralRequest): Answer<Referral, "NOT_FOUND" | "BODY_MISMATCH"> {
    const requestMac = keys.requestMac(["refer", jobId, contact]);
    return precious.change((change) => {
      const before = byId.get(id);
      if (before !== undefined) {
        const same = before.request_mac !== null && Buffer.compare(before.request_mac, requestMac) === 0;
        return same ? ok(view(before)) : refuse("BODY_MISMATCH", { id });
      }
      const job = jobOf(jobId);
      if (job === null) return refuse("NOT_FOUND", { what: "job" });
      change.put("referral", {
        id,
        job_id: jobId,
        job_title: job.title,
        employer: job.employer,
        request_mac: requestMac,
        ...sealContact(keys, "referral", id, contact),
        consent_at: change.now,
        follow_up: 1,
        follow_result: null,
        created_at: change.now,
        keep_until: shanghaiDay(change.now) + keepDays,
        version: 1,
      });
      change.event("referral.made", { referral: id });
      const row = byId.get(id);
      if (row === undefined) throw new Error("a referral that was just written is not there");
      return ok(view(row));
    });
  }

  return { refer };
}
