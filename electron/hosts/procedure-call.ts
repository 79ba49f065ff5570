import { call, isProcedure, ORPCError } from "@orpc/server";
import type { CallContext, StationRouter } from "../station/router.ts";

/** What a command prints instead of an output. `message` and `data` only where the contract states them. */
export interface CallError {
  readonly code: string;
  readonly message?: string;
  readonly data?: unknown;
}
export type CallAnswer = { readonly output: unknown } | { readonly error: CallError };

/** Told about what nobody planned for; the caller only learns that it happened. */
export type OnUnexpected = (procedure: string, error: unknown) => void;

/**
 * Calls a procedure by its name, in process. Every failure is an answer:
 * `NOT_FOUND` for an unknown name, `BAD_REQUEST` with the paths of the wrong fields, the contract's own errors with
 * their data, and `INTERNAL` without any text for the rest.
 */
export function createCaller(router: StationRouter, context: CallContext, onUnexpected: OnUnexpected) {
  return async (name: string, input: unknown): Promise<CallAnswer> => {
    const procedure = find(router, name);
    if (procedure === null) return { error: { code: "NOT_FOUND", message: "No such procedure" } };
    try {
      return { output: await firstState(await call(procedure, input, { context })) };
    } catch (error) {
      const known = describe(error);
      if (known !== null) return { error: known };
      onUnexpected(name, error);
      return { error: { code: "INTERNAL" } };
    }
  };
}

/** Own keys only: `jobs.constructor` is no procedure. */
function find(router: StationRouter, name: string) {
  let here: unknown = router;
  for (const key of name.split(".")) {
    if (isProcedure(here) || typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return null;
    here = (here as Record<string, unknown>)[key];
  }
  return isProcedure(here) ? here : null;
}

/** A stream answers with its newest state: a command line asks once. */
async function firstState(output: unknown): Promise<unknown> {
  if (typeof output !== "object" || output === null || !(Symbol.asyncIterator in output)) return output;
  for await (const state of output as AsyncIterable<unknown>) return state;
  return null;
}

function describe(error: unknown): CallError | null {
  if (!(error instanceof ORPCError) || error.code === "INTERNAL_SERVER_ERROR") return null;
  const { code, message, data } = error;
  if (code === "BAD_REQUEST") return { code, message, data: { issues: issuesOf(data) } };
  return data === undefined ? { code, message } : { code, message, data };
}

function issuesOf(data: unknown): { path: string; message: string }[] {
  const issues = (data as { issues?: readonly { path?: readonly unknown[]; message?: string }[] } | undefined)?.issues;
  return (issues ?? []).map(({ path, message }) => ({
    path: (path ?? []).map(String).join("."),
    message: message ?? "",
  }));
}
