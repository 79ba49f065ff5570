import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type SearchSchemaInput,
  stripSearchParams,
} from "@tanstack/react-router";
import { Attract } from "./pages/attract/attract.tsx";
import { CheckPage } from "./pages/bookings/check.tsx";
import { ContactPage } from "./pages/bookings/contact.tsx";
import { DonePage } from "./pages/bookings/done.tsx";
import { FindPage } from "./pages/bookings/find.tsx";
import { FoundPage } from "./pages/bookings/found.tsx";
import { ReferPage } from "./pages/bookings/refer.tsx";
import { ReferredPage } from "./pages/bookings/referred.tsx";
import { Services } from "./pages/bookings/services.tsx";
import { Times } from "./pages/bookings/times-page.tsx";
import { readTimesView, type TimesView } from "./pages/bookings/view.ts";
import { CalculatorPage } from "./pages/calculators/calculator.tsx";
import { EventPage } from "./pages/events/event.tsx";
import { Events } from "./pages/events/events.tsx";
import { type EventsView, readEventsView } from "./pages/events/view.ts";
import { Guide } from "./pages/guide/guide.tsx";
import { GuideNames } from "./pages/guide/names.tsx";
import { ServicePage } from "./pages/guide/service.tsx";
import { type GuideView, readGuideView } from "./pages/guide/view.ts";
import { Home } from "./pages/home/home.tsx";
import { JobDetail } from "./pages/jobs/detail.tsx";
import { JobList } from "./pages/jobs/list.tsx";
import { TakeJob } from "./pages/jobs/take.tsx";
import { type ListView, readListView } from "./pages/jobs/view.ts";
import { Lost } from "./pages/lost/lost.tsx";
import { Match } from "./pages/match/match.tsx";
import { TakeMatch } from "./pages/match/take.tsx";
import { type MatchView, readMatchView } from "./pages/match/view.ts";
import { Platforms } from "./pages/platforms/platforms.tsx";
import { PolicyList } from "./pages/policies/list.tsx";
import { Matters } from "./pages/policies/matters.tsx";
import { PolicyPage } from "./pages/policies/policy.tsx";
import { TakePolicy } from "./pages/policies/take.tsx";
import { PolicyText } from "./pages/policies/text.tsx";
import { type PolicyView, readPolicyView } from "./pages/policies/view.ts";
import { Search } from "./pages/search/search.tsx";
import { Type } from "./pages/type/type.tsx";
import type { Pace } from "./visit/idle.ts";

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    /** How long silence may last here; reading and scanning take longer. */
    readonly pace?: Pace;
  }
}

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost });

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const attract = createRoute({ getParentRoute: () => root, path: "/attract", component: Attract });
const search = createRoute({ getParentRoute: () => root, path: "/search", component: Search });
const type = createRoute({ getParentRoute: () => root, path: "/type", component: Type });
const jobs = createRoute({
  getParentRoute: () => root,
  path: "/jobs",
  component: JobList,
  validateSearch: (given: Partial<ListView> & SearchSchemaInput): ListView => readListView({ ...given }),
  search: { middlewares: [stripSearchParams(readListView({}))] },
});
const job = createRoute({
  getParentRoute: () => root,
  path: "/jobs/$jobId",
  component: JobDetail,
  staticData: { pace: "reading" },
});
const take = createRoute({
  getParentRoute: () => root,
  path: "/jobs/$jobId/take",
  component: TakeJob,
  staticData: { pace: "reading" },
});
const platforms = createRoute({
  getParentRoute: () => root,
  path: "/platforms",
  component: Platforms,
  staticData: { pace: "reading" },
});

const policies = createRoute({
  getParentRoute: () => root,
  path: "/policies",
  component: PolicyList,
  validateSearch: (given: Partial<PolicyView> & SearchSchemaInput): PolicyView => readPolicyView({ ...given }),
  search: { middlewares: [stripSearchParams(readPolicyView({}))] },
});
const matters = createRoute({ getParentRoute: () => root, path: "/policies/matters", component: Matters });
const policy = createRoute({
  getParentRoute: () => root,
  path: "/policies/$policyId",
  component: PolicyPage,
  staticData: { pace: "reading" },
});
const policyText = createRoute({
  getParentRoute: () => root,
  path: "/policies/$policyId/text",
  component: PolicyText,
  staticData: { pace: "reading" },
});
const takePolicy = createRoute({
  getParentRoute: () => root,
  path: "/policies/$policyId/take",
  component: TakePolicy,
  staticData: { pace: "reading" },
});
const calculator = createRoute({
  getParentRoute: () => root,
  path: "/calculators/$calculatorId",
  component: CalculatorPage,
  staticData: { pace: "reading" },
});
const match = createRoute({
  getParentRoute: () => root,
  path: "/match",
  component: Match,
  validateSearch: (given: MatchView & SearchSchemaInput): MatchView => readMatchView({ ...given }),
});
const takeMatch = createRoute({
  getParentRoute: () => root,
  path: "/match/take",
  component: TakeMatch,
  validateSearch: (given: MatchView & SearchSchemaInput): MatchView => readMatchView({ ...given }),
  staticData: { pace: "reading" },
});
const events = createRoute({
  getParentRoute: () => root,
  path: "/events",
  component: Events,
  validateSearch: (given: Partial<EventsView> & SearchSchemaInput): EventsView => readEventsView({ ...given }),
  search: { middlewares: [stripSearchParams(readEventsView({}))] },
});
const event = createRoute({
  getParentRoute: () => root,
  path: "/events/$eventId",
  component: EventPage,
  staticData: { pace: "reading" },
});
const guide = createRoute({
  getParentRoute: () => root,
  path: "/guide",
  component: Guide,
  validateSearch: (given: Partial<GuideView> & SearchSchemaInput): GuideView => readGuideView({ ...given }),
  search: { middlewares: [stripSearchParams(readGuideView({}))] },
});
const guideNames = createRoute({ getParentRoute: () => root, path: "/guide/names", component: GuideNames });
const service = createRoute({
  getParentRoute: () => root,
  path: "/guide/$serviceId",
  component: ServicePage,
  staticData: { pace: "reading" },
});

/** Forms and codes take longer. */
const slow = { pace: "reading" } as const;
const bookings = [
  createRoute({ getParentRoute: () => root, path: "/bookings", component: Services }),
  createRoute({
    getParentRoute: () => root,
    path: "/bookings/times/$serviceId",
    component: Times,
    validateSearch: (given: Partial<TimesView> & SearchSchemaInput): TimesView => readTimesView({ ...given }),
    search: { middlewares: [stripSearchParams(readTimesView({}))] },
  }),
  createRoute({ getParentRoute: () => root, path: "/bookings/contact", component: ContactPage, staticData: slow }),
  createRoute({ getParentRoute: () => root, path: "/bookings/check", component: CheckPage, staticData: slow }),
  createRoute({ getParentRoute: () => root, path: "/bookings/done", component: DonePage, staticData: slow }),
  createRoute({ getParentRoute: () => root, path: "/bookings/mine", component: FindPage, staticData: slow }),
  createRoute({ getParentRoute: () => root, path: "/bookings/booking", component: FoundPage, staticData: slow }),
  createRoute({ getParentRoute: () => root, path: "/bookings/refer/$jobId", component: ReferPage, staticData: slow }),
  createRoute({ getParentRoute: () => root, path: "/bookings/referred", component: ReferredPage, staticData: slow }),
] as const;

const tree = root.addChildren([
  home,
  attract,
  search,
  type,
  jobs,
  job,
  take,
  platforms,
  ...bookings,
  policies,
  matters,
  policy,
  policyText,
  takePolicy,
  calculator,
  match,
  takeMatch,
  events,
  event,
  guide,
  guideNames,
  service,
]);

/**
 * One router a visit, on a history of its own in memory: nothing reaches the browser's history, and back never leads
 * into the former visit.
 */
export function createAppRouter(start: string) {
  return createRouter({
    routeTree: tree,
    history: createMemoryHistory({ initialEntries: [start] }),
    defaultPendingMinMs: 0,
  });
}
export type AppRouter = ReturnType<typeof createAppRouter>;

/** The page asked for by `#/…` at the first load (tests, pictures); taken out of the address at once. */
export function takeStart(): string {
  const { hash, pathname } = window.location;
  const start = hash.startsWith("#/") ? hash.slice(1) : "/";
  window.history.replaceState(null, "", pathname);
  return start;
}
