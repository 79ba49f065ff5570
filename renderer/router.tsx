import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type SearchSchemaInput,
  stripSearchParams,
} from "@tanstack/react-router";
import { Home } from "./pages/home/home.tsx";
import { JobDetail } from "./pages/jobs/detail.tsx";
import { JobList } from "./pages/jobs/list.tsx";
import { TakeJob } from "./pages/jobs/take.tsx";
import { type ListView, readListView } from "./pages/jobs/view.ts";
import { Lost } from "./pages/lost/lost.tsx";
import { Platforms } from "./pages/platforms/platforms.tsx";
import { Search } from "./pages/search/search.tsx";
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
const search = createRoute({ getParentRoute: () => root, path: "/search", component: Search });
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

const tree = root.addChildren([home, search, jobs, job, take, platforms]);

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
