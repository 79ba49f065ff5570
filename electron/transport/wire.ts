/**
 * The largest request, in bytes of UTF-8, over any transport. The longest honest one is a search text of 20,000
 * characters (contract jobs.search): about 60,000 bytes of Chinese.
 */
export const REQUEST_BYTES_MAX = 65_536;

/** A refusal before the procedure table is reached, in the shape that the client turns into an `ORPCError`. */
export function refusalBody(code: string, status: number, message: string) {
  return { json: { defined: false, code, status, message } };
}
