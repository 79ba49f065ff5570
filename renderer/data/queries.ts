import { keepPreviousData, type Query, QueryClient, queryOptions } from "@tanstack/react-query";
import type { EventsListInput } from "../../shared/contract/events.ts";
import type { JobFilters, JobSort } from "../../shared/contract/jobs.ts";
import type { MatchInput } from "../../shared/contract/match.ts";
import type { PoliciesSearchInput } from "../../shared/contract/policies.ts";
import { NEARBY_KM } from "../../shared/jobs/rings.ts";
import type { StationClient } from "../client/client.ts";

/** How often the page looks whether the station is there and what time it has. */
const INFO_EVERY_MS = 15_000;
/** While the station does not answer. */
const INFO_RETRY_MS = 3_000;

/**
 * Answers hold until the data changes: `watch.ts` throws them away with a new generation. `networkMode: always`,
 * because the station is on this machine: the library would otherwise pause every call without a network.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: 1,
        retryDelay: 300,
      },
    },
  });
}

export interface JobsQuestion {
  readonly text?: string;
  readonly filters?: JobFilters;
  readonly sort?: JobSort;
  readonly page?: number;
  readonly pageSize?: number;
  readonly ignore?: string[];
  readonly also?: string[];
}

export const infoKey = ["station.info"] as const;

/** What a page waits for; the station's pulse goes on behind it. */
export const PAGE_QUERIES = { predicate: (query: Query) => query.queryKey[0] !== infoKey[0] } as const;

export function infoQuery(client: StationClient) {
  return queryOptions({
    queryKey: infoKey,
    queryFn: ({ signal }) => client.station.info(undefined, { signal }),
    gcTime: Number.POSITIVE_INFINITY,
    refetchInterval: (query) => (query.state.status === "error" ? INFO_RETRY_MS : INFO_EVERY_MS),
    refetchIntervalInBackground: true,
  });
}

export function jobsQuery(client: StationClient, question: JobsQuestion) {
  return queryOptions({
    queryKey: ["jobs.search", question],
    queryFn: ({ signal }) => client.jobs.search(question, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Real places of open jobs for pictures: home and details share the answer. One page is the most the station gives. */
export const AROUND = {
  filters: { withinKm: NEARBY_KM },
  sort: "newest",
  pageSize: 50,
} as const satisfies JobsQuestion;

/** What is typed is forgotten as soon as nothing shows it. */
export function suggestQuery(client: StationClient, question: { readonly text: string; readonly limit: number }) {
  return queryOptions({
    queryKey: ["jobs.suggest", question],
    queryFn: ({ signal }) => client.jobs.suggest(question, { signal }),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

export function jobQuery(client: StationClient, id: string) {
  return queryOptions({
    queryKey: ["jobs.get", id],
    queryFn: ({ signal }) => client.jobs.get({ id }, { signal }),
  });
}

export function platformsQuery(client: StationClient) {
  return queryOptions({
    queryKey: ["platforms.list"],
    queryFn: ({ signal }) => client.platforms.list(undefined, { signal }),
  });
}

export function policiesQuery(client: StationClient, question: PoliciesSearchInput) {
  return queryOptions({
    queryKey: ["policies.search", question],
    queryFn: ({ signal }) => client.policies.search(question, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function policyQuery(client: StationClient, id: string) {
  return queryOptions({
    queryKey: ["policies.get", id],
    queryFn: ({ signal }) => client.policies.get({ id }, { signal }),
  });
}

export function matchQuery(client: StationClient, answers: MatchInput) {
  return queryOptions({
    queryKey: ["match.run", answers],
    queryFn: ({ signal }) => client.match.run(answers, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function eventsQuery(client: StationClient, span: NonNullable<EventsListInput>) {
  return queryOptions({
    queryKey: ["events.list", span],
    queryFn: ({ signal }) => client.events.list(span, { signal }),
  });
}

export function eventQuery(client: StationClient, id: string) {
  return queryOptions({
    queryKey: ["events.get", id],
    queryFn: ({ signal }) => client.events.get({ id }, { signal }),
  });
}

export function guideQuery(client: StationClient) {
  return queryOptions({
    queryKey: ["guide.list"],
    queryFn: ({ signal }) => client.guide.list(undefined, { signal }),
  });
}
