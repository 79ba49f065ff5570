import { RPCLink as HttpLink } from "@orpc/client/fetch";
import { RPCLink as PortLink, type SupportedMessagePort } from "@orpc/client/message-port";
import { ClientRetryPlugin, type ClientRetryPluginContext } from "@orpc/client/plugins";

/** Ten times what the slowest answer may take; oRPC has no limit, and a call on a closed port never ends by itself. */
const CALL_DEADLINE_MS = 10_000;
/** The stream is opened again after this; the host was seen back within a second (stack.md §4.4). */
const STREAM_RETRY_MS = 300;
/** Streams last as long as the page. */
const STREAMS: ReadonlySet<string> = new Set(["station.watch"]);

/** What `station.watch` may be told about its retries; calls are never repeated by themselves. */
export type LinkContext = ClientRetryPluginContext;

export interface LinkOptions {
  readonly deadlineMs?: number;
}

/** Calls over the loopback host. `url` ends in /rpc. */
export function httpLink(
  options: LinkOptions & { readonly url: string; readonly fetch?: (request: Request) => Promise<Response> },
): HttpLink<LinkContext> {
  const { url, fetch } = options;
  const reopen = new ClientRetryPlugin<LinkContext>({
    default: {
      retry: ({ path }) => (isStream(path) ? Number.POSITIVE_INFINITY : 0),
      retryDelay: STREAM_RETRY_MS,
    },
  });
  return new HttpLink<LinkContext>({
    url,
    ...(fetch === undefined ? {} : { fetch }),
    plugins: [reopen],
    interceptors: [withDeadline(options)],
  });
}

/**
 * Calls over a message port, which the caller starts afterwards. A stream is not reopened here: it ended because the
 * port did, and only a new port can carry it.
 */
export function portLink(options: LinkOptions & { readonly port: SupportedMessagePort }): PortLink<LinkContext> {
  return new PortLink<LinkContext>({ port: options.port, interceptors: [withDeadline(options)] });
}

function withDeadline({ deadlineMs = CALL_DEADLINE_MS }: LinkOptions) {
  return <O extends Interceptable>(options: O) => {
    if (isStream(options.path)) return options.next();
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = options.signal === undefined ? deadline : AbortSignal.any([options.signal, deadline]);
    return options.next({ ...options, signal });
  };
}

interface Interceptable {
  readonly path: readonly string[];
  readonly signal?: AbortSignal | undefined;
  next(options?: this): Promise<unknown>;
}

function isStream(path: readonly string[]): boolean {
  return STREAMS.has(path.join("."));
}
