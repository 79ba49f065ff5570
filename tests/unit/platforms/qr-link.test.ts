import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkedLink, type LinkFault, QR_LINK_BYTES } from "../../../shared/platforms/qr-link.ts";

const HOSTS = ["jobs.station.example", "wx.station.example"];
const HOME = "https://jobs.station.example";

describe("a link the operator has listed becomes a code, letter for letter", () => {
  const links = [
    HOME,
    `${HOME}/`,
    `${HOME}/#/home?from=kiosk`,
    `${HOME}/a/b.html?id=7&name=%E4%B8%8A%E6%B5%B7`,
    `${HOME}?x=1`,
    `${HOME}/@someone/a:b`,
    "https://wx.station.example/s/AbC_9-~",
    `${HOME}/${"a".repeat(QR_LINK_BYTES - HOME.length - 1)}`,
  ];
  test.each(links)("%s", (url) => {
    const host = url.startsWith(HOME) ? "jobs.station.example" : "wx.station.example";
    expect(checkedLink(url, HOSTS)).toEqual({ ok: true, value: { url, host } });
  });
});

describe("a link that could lead elsewhere gets none", () => {
  const refused: readonly (readonly [string, LinkFault, string])[] = [
    ["nothing at all", "not-plain", ""],
    ["a script", "not-https", "javascript:alert(1)//jobs.station.example"],
    ["a script behind a comment", "not-https", "javascript://jobs.station.example/%0aalert(1)"],
    ["a page inside the link", "not-https", "data:text/html,hello"],
    ["a picture inside the link", "not-https", "data:image/png;base64,AAAA"],
    ["a file of the terminal", "not-https", "file:///etc/passwd"],
    ["plain http", "not-https", "http://jobs.station.example/"],
    ["upper-case scheme", "not-https", "HTTPS://jobs.station.example/"],
    ["no slashes, which browsers forgive", "not-https", "https:jobs.station.example/"],
    ["one slash, which browsers forgive", "not-https", "https:/jobs.station.example/"],
    ["no scheme", "not-https", "//jobs.station.example/"],
    ["only a host", "not-https", "jobs.station.example"],
    ["a third slash, which browsers skip", "bad-host", "https:///jobs.station.example/"],
    ["a tab inside the scheme, which browsers drop", "not-plain", "https:\t//jobs.station.example/"],
    ["a line break inside the host", "not-plain", "https://jobs.station\n.example/"],
    ["a leading space", "not-plain", " https://jobs.station.example/"],
    ["a trailing space", "not-plain", "https://jobs.station.example/ "],
    ["a zero byte", "not-plain", "https://jobs.station.example/\u0000"],
    ["a backslash, which browsers read as a slash", "not-plain", "https://evil.example\\@jobs.station.example/"],
    ["a backslash after the listed host", "not-plain", "https://jobs.station.example\\.evil.example/"],
    ["the listed host as a user", "credentials", "https://jobs.station.example@evil.example/"],
    ["the listed host as user and password", "credentials", "https://jobs.station.example:443@evil.example/"],
    ["an empty user", "credentials", "https://@jobs.station.example/"],
    ["a user in front of the listed host", "credentials", "https://someone@jobs.station.example/"],
    ["a written port", "port", "https://jobs.station.example:443/"],
    ["another port", "port", "https://jobs.station.example:8443/"],
    ["an empty port", "port", "https://jobs.station.example:/"],
    ["a port that is none", "bad-host", "https://jobs.station.example:a/"],
    ["a Cyrillic о in the host", "not-plain", "https://jоbs.station.example/"],
    ["full-width letters", "not-plain", "https://ｊobs.station.example/"],
    ["an ideographic full stop", "not-plain", "https://jobs。station.example/"],
    ["a lookalike in punycode", "unlisted", "https://xn--jbs-fed.station.example/"],
    ["a direction mark", "not-plain", "https://jobs.station.example/\u202egpj"],
    ["a dot at the end of the host", "bad-host", "https://jobs.station.example./"],
    ["two dots", "bad-host", "https://jobs..station.example/"],
    ["an upper-case host", "bad-host", "https://Jobs.Station.Example/"],
    ["an encoded dot in the host", "bad-host", "https://jobs%2estation.example/"],
    ["an encoded slash after the host", "bad-host", "https://jobs.station.example%2f@evil.example/".replace("@", ".")],
    ["half an octet", "not-plain", "https://jobs.station.example/%4"],
    ["an octet that is none", "not-plain", "https://jobs.station.example/%zz"],
    ["an address", "bad-host", "https://127.0.0.1/"],
    ["an address as one number", "bad-host", "https://2130706433/"],
    ["an address in hexadecimal", "bad-host", "https://0x7f.0.0.1/"],
    ["an address of version 6", "bad-host", "https://[::1]/"],
    ["a name without a dot", "bad-host", "https://localhost/"],
    ["a host under the listed one", "unlisted", "https://a.jobs.station.example/"],
    ["a host over the listed one", "unlisted", "https://station.example/"],
    ["the listed host as a prefix", "unlisted", "https://jobs.station.example.evil.example/"],
    ["the listed host as a suffix", "unlisted", "https://evil-jobs.station.example/"],
    ["the listed host in the query", "unlisted", "https://evil.example/?https://jobs.station.example/"],
    ["the listed host behind a hash", "unlisted", "https://evil.example#@jobs.station.example/"],
    ["one byte too many", "too-long", `${HOME}/${"a".repeat(QR_LINK_BYTES - HOME.length)}`],
  ];
  test.each(refused)("%s: %s", (_what, fault, url) => {
    expect(checkedLink(url, HOSTS)).toEqual({ ok: false, code: fault, data: undefined });
  });

  test("a station that lists no host shows no code", () => {
    expect(checkedLink(HOME, [])).toMatchObject({ ok: false, code: "unlisted" });
  });

  test("a host listed with a wildcard, in upper case or with a dot at its end matches nothing", () => {
    for (const listed of ["*.station.example", "JOBS.STATION.EXAMPLE", "jobs.station.example.", "*", ""])
      expect(checkedLink(HOME, [listed])).toMatchObject({ ok: false });
  });
});

describe("whatever passes, a browser reads as https on a listed host, without user or port", () => {
  type Check = (url: string) => boolean;
  const PIECES: readonly [string, ...string[]] = [
    ...(["https:", "http:", "javascript:", "//", "/", "\\", "@", ":", "?", "#", ".", "%2e", "%00", "443"] as const),
    ...["\t", "[::1]", "jobs.station.example", "wx.station.example", "evil.example", "JOBS.station.example", "。", "a"],
  ];
  const parts = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((some) => some.join(""));
  const link = fc.oneof(
    parts,
    parts.map((rest) => `${HOME}${rest}`),
    parts.map((rest) => `${HOME}/${rest}`),
  );
  const holds = (check: Check) =>
    fc.property(link, (url) => {
      if (!check(url)) return true;
      const read = new URL(url);
      const plain = read.protocol === "https:" && read.username === "" && read.password === "" && read.port === "";
      return plain && HOSTS.includes(read.hostname) && new TextEncoder().encode(url).length <= QR_LINK_BYTES;
    });
  const RUNS = { numRuns: 3_000, size: "max" } as const;

  test("the check holds", () => {
    fc.assert(
      holds((url) => checkedLink(url, HOSTS).ok),
      RUNS,
    );
  });

  /** What is written where nobody thinks of a hostile link; each must be caught. */
  const mutants: readonly (readonly [string, Check])[] = [
    ["starts with a listed host", (url) => HOSTS.some((host) => url.startsWith(`https://${host}`))],
    ["holds a listed host somewhere", (url) => url.startsWith("https://") && HOSTS.some((host) => url.includes(host))],
    ["reads the host by a pattern", (url) => HOSTS.includes(/^https:\/\/(?:[^@/]*@)?([^:/?#]*)/.exec(url)?.[1] ?? "")],
    ["asks the parser for the host alone", (url) => URL.canParse(url) && HOSTS.includes(new URL(url).hostname)],
  ];
  test.each(mutants)("a check that %s does not", (_what, check) => {
    expect(fc.check(holds(check), RUNS).failed).toBe(true);
  });
});
