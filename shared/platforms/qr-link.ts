import { fail, ok, type Result } from "../result.ts";

/** Bytes that a QR code of version 15, level M, holds: the largest that scans at 60 cm (reference/ui.md, QR). */
export const QR_LINK_BYTES = 412;

/**
 * Why a link gets no code, in the order in which it is asked. Told to the operator; a resident only sees that there is
 * no code yet.
 */
export type LinkFault = "too-long" | "not-plain" | "not-https" | "credentials" | "port" | "bad-host" | "unlisted";

export interface CheckedLink {
  /** Exactly as given: what was checked is what the code holds. */
  readonly url: string;
  readonly host: string;
}

/** The characters of RFC 3986 §2, with every % starting an octet. No spaces, backslashes, controls, letters of other scripts. */
const PLAIN = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
/** Authority: everything between `//` and the next `/`, `?` or `#` (RFC 3986 §3.2). */
const HTTPS = /^https:\/\/([^/?#]*)/;
/**
 * A domain name as it is written: lower case, at least two labels, the last with a letter in front. That leaves out
 * addresses (127.0.0.1, 0x7f.1, 2130706433, [::1]), a trailing dot, a percent sign and upper case.
 */
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Whether a link may become a QR code: a plain https address on a listed host. It is not normalised: phones read codes
 * with parsers of their own, so only what all of them read alike passes, and the text that was checked is the text
 * that is shown.
 * @param hosts exact host names; no wildcards, and a name in upper case matches nothing
 */
export function checkedLink(url: string, hosts: readonly string[]): Result<CheckedLink, LinkFault> {
  if (url.length > QR_LINK_BYTES) return fail("too-long", undefined);
  if (!PLAIN.test(url)) return fail("not-plain", undefined);
  const authority = HTTPS.exec(url)?.[1];
  if (authority === undefined) return fail("not-https", undefined);
  if (authority.includes("@")) return fail("credentials", undefined);
  if (/:[0-9]*$/.test(authority)) return fail("port", undefined);
  if (!DOMAIN.test(authority)) return fail("bad-host", undefined);
  if (!hosts.includes(authority)) return fail("unlisted", undefined);
  return ok({ url, host: authority });
}
