import { implement } from "@orpc/server";
import { contract } from "../../shared/contract/index.ts";
import type { Role } from "../../shared/contract/procedure.ts";
import { higherRole, reaches } from "./callers.ts";
import { atDesk, within } from "./refusals.ts";
import type { Station } from "./station.ts";
import { watchStates } from "./watch.ts";

/** What a host knows of the caller. Never read from the message. */
export interface CallContext {
  /** What the host vouches for by itself. */
  readonly role: Role;
  /**
   * The host's name for whoever is at the other end: one for each port, one for each entry into the page over HTTP.
   * None = somebody who cannot sign in (the command line).
   */
  readonly caller?: string;
}

/**
 * The one handler table behind every transport. Lines stay thin: a room answers, this maps its known failures to the
 * contract's errors. oRPC is imported here, in the hosts, the contract and the page's client only (stack.md §4.6).
 */
export function createRouter(station: Station) {
  const os = implement(contract)
    .$context<CallContext>()
    .use(({ context, procedure, next, errors }) => {
      const { role } = procedure["~orpc"].meta;
      const have = higherRole(context.role, station.callers.roleOf(context.caller));
      if (!reaches(have, role)) throw errors.ROLE_REQUIRED({ data: { need: role } });
      return next();
    });
  return os.router({
    jobs: {
      search: os.jobs.search.handler(({ input }) => station.jobs.search(input)),
      suggest: os.jobs.suggest.handler(({ input }) => station.jobs.suggest(input.text, input.limit)),
      get: os.jobs.get.handler(({ input, errors }) => {
        const found = station.jobs.get(input.id);
        if (!found.ok) throw errors.JOB_NOT_FOUND({ data: found.data });
        return found.value;
      }),
    },
    policies: {
      search: os.policies.search.handler(({ input }) => station.policies.search(input)),
      get: os.policies.get.handler(({ input, errors }) => {
        const found = station.policies.get(input.id);
        if (!found.ok) throw errors.POLICY_NOT_FOUND({ data: found.data });
        return found.value;
      }),
      check: os.policies.check.handler(({ input, errors }) => {
        const checked = station.policies.check(input.profile, input.ids);
        if (!checked.ok) throw errors.POLICY_NOT_FOUND({ data: checked.data });
        return checked.value;
      }),
    },
    calculators: {
      run: os.calculators.run.handler(({ input, errors }) => {
        const result = station.policies.calculate(input.id, input.input);
        if (!result.ok) throw errors[result.code]({ data: result.data });
        return result.value;
      }),
    },
    match: { run: os.match.run.handler(({ input }) => station.match.run(input)) },
    guide: { list: os.guide.list.handler(({ input }) => station.guide.list(input?.text ?? "")) },
    events: {
      list: os.events.list.handler(({ input }) => station.events.list(input)),
      get: os.events.get.handler(({ input, errors }) => {
        const found = station.events.get(input.id);
        if (!found.ok) throw errors.EVENT_NOT_FOUND({ data: found.data });
        return found.value;
      }),
      import: os.events.import.handler(({ input }) => {
        const { imported, faults } = station.events.importTable(input.csv);
        return { imported, faults: [...faults] };
      }),
      export: os.events.export.handler(() => station.events.exportTable()),
    },
    bookings: {
      services: os.bookings.services.handler(({ errors }) => within(station, errors, (r) => r.bookings.services())),
      slots: os.bookings.slots.handler(({ input, errors }) => within(station, errors, (r) => r.bookings.slots(input))),
      hold: os.bookings.hold.handler(({ input, context, errors }) =>
        within(station, errors, (r) => r.bookings.hold(input.slotId, context.caller ?? null)),
      ),
      release: os.bookings.release.handler(({ input, errors }) =>
        within(station, errors, (r) => r.bookings.release(input.holdId)),
      ),
      confirm: os.bookings.confirm.handler(({ input, context, errors }) =>
        within(station, errors, (r) => r.bookings.confirm(input, context.caller ?? null)),
      ),
      find: os.bookings.find.handler(({ input, errors }) => within(station, errors, (r) => r.bookings.find(input))),
      cancel: os.bookings.cancel.handler(({ input, errors }) =>
        within(station, errors, (r) => r.bookings.cancel(input)),
      ),
      move: os.bookings.move.handler(({ input, context, errors }) =>
        within(station, errors, (r) => r.bookings.move(input, context.caller ?? null)),
      ),
      checkIn: os.bookings.checkIn.handler(({ input, errors }) =>
        within(station, errors, (r) => r.bookings.checkIn(input)),
      ),
      refer: os.bookings.refer.handler(({ input, errors }) => within(station, errors, (r) => r.bookings.refer(input))),
    },
    visits: {
      day: os.visits.day.handler(({ input, errors }) => within(station, errors, (r) => r.visits.day(input))),
      walkIn: os.visits.walkIn.handler(({ input, errors }) => within(station, errors, (r) => r.visits.walkIn(input))),
      mark: os.visits.mark.handler(({ input, errors }) => within(station, errors, (r) => r.visits.mark(input))),
      outcome: os.visits.outcome.handler(({ input, errors }) =>
        within(station, errors, (r) => r.visits.outcome(input)),
      ),
      followUps: os.visits.followUps.handler(({ errors }) => within(station, errors, (r) => r.visits.followUps())),
      followedUp: os.visits.followedUp.handler(({ input, errors }) =>
        within(station, errors, (r) => r.visits.followedUp(input)),
      ),
    },
    calls: {
      call: os.calls.call.handler(() => ({ call: station.calls.call() })),
      state: os.calls.state.handler(() => ({ call: station.calls.state() })),
      end: os.calls.end.handler(({ input }) => ({ call: station.calls.end(input.id) })),
      open: os.calls.open.handler(() => ({ call: station.calls.state() })),
      answer: os.calls.answer.handler(({ input }) => ({ call: station.calls.answer(input.id) })),
    },
    staff: {
      status: os.staff.status.handler(({ context }) => {
        if (station.staff !== null) return { ...station.staff.status(context.caller), findings: [] };
        const findings = station.health.lines().map(({ zh, en }) => ({ zh, en }));
        return { state: "unavailable" as const, waitSeconds: 0, triesLeft: 0, signedIn: null, findings };
      }),
      setUp: os.staff.setUp.handler(({ input, context, errors }) =>
        atDesk(station, errors, (desk) => desk.setUp(input.pin, context.caller)),
      ),
      signIn: os.staff.signIn.handler(({ input, context, errors }) =>
        atDesk(station, errors, (desk) => desk.signIn(input.pin, context.caller)),
      ),
      stay: os.staff.stay.handler(({ context, errors }) =>
        atDesk(station, errors, (desk) => desk.stay(context.caller)),
      ),
      signOut: os.staff.signOut.handler(
        ({ context }) => station.staff?.signOut(context.caller) ?? { signedOut: false },
      ),
      changePin: os.staff.changePin.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.changePin(input.pin)),
      ),
      summary: os.staff.summary.handler(({ errors }) => atDesk(station, errors, (desk) => desk.summary())),
      hours: os.staff.hours.handler(({ errors }) => atDesk(station, errors, (desk) => desk.hours.list())),
      saveService: os.staff.saveService.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.hours.saveService(input)),
      ),
      saveExpert: os.staff.saveExpert.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.hours.saveExpert(input)),
      ),
      saveHours: os.staff.saveHours.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.hours.saveHours(input)),
      ),
      saveException: os.staff.saveException.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.hours.saveException(input)),
      ),
      removeException: os.staff.removeException.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.hours.removeException(input)),
      ),
      places: os.staff.places.handler(({ errors }) => atDesk(station, errors, (desk) => desk.places())),
      applyFeed: os.staff.applyFeed.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.applyFeed(input)),
      ),
      confirmFeed: os.staff.confirmFeed.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.confirmFeed(input.seq)),
      ),
      feedWork: os.staff.feedWork.handler(({ errors }) => atDesk(station, errors, (desk) => desk.feedWork())),
      export: os.staff.export.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.exportTable(input)),
      ),
      importEvents: os.staff.importEvents.handler(({ input, errors }) =>
        atDesk(station, errors, (desk) => desk.importEvents(input)),
      ),
      backup: os.staff.backup.handler(({ input, errors }) => atDesk(station, errors, (desk) => desk.backup(input))),
      audit: os.staff.audit.handler(({ input, errors }) => atDesk(station, errors, (desk) => desk.audit(input))),
      readiness: os.staff.readiness.handler(({ errors }) => atDesk(station, errors, (desk) => desk.readiness())),
      demand: os.staff.demand.handler(({ errors }) => atDesk(station, errors, (desk) => desk.demand())),
    },
    platforms: { list: os.platforms.list.handler(({ input }) => station.platforms.list(input?.text)) },
    feed: {
      status: os.feed.status.handler(() => station.feed.status()),
      apply: os.feed.apply.handler(({ input }) => station.feed.apply(input.from)),
      confirm: os.feed.confirm.handler(async ({ input, errors }) => {
        const confirmed = await station.feed.confirm(input?.seq ?? null);
        if (confirmed.ok) return confirmed.value;
        const { polls, confirmFrom } = confirmed.data;
        if (confirmed.code === "HELD_TOO_SHORT") throw errors.HELD_TOO_SHORT({ data: { polls, confirmFrom } });
        throw errors.NOTHING_HELD({ data: {} });
      }),
    },
    station: {
      info: os.station.info.handler(() => station.info()),
      watch: os.station.watch.handler(({ signal }) => watchStates(station.feed, signal)),
    },
  });
}
export type StationRouter = ReturnType<typeof createRouter>;
