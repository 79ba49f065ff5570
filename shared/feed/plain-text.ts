/** Line breaks that HTML meant; `</li>` and `</p>` end a line as `<br>` does. A line end beside one is the same break. */
const HTML_BREAK = /(?:\r?\n[ \t]*)?<(?:br|hr)\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|ul|ol|table|section)\s*>/gi;
const HTML_HIDDEN = /<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
/** Known tags only: `List<String>` and `年龄<35` are text, not markup. */
const HTML_TAG =
  /<\/?(?:a|abbr|article|b|big|blockquote|body|button|center|code|dd|div|dl|dt|em|font|form|h[1-6]|head|html|i|iframe|img|input|label|li|link|main|meta|ol|option|p|pre|s|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|tt|u|ul|video)(?:\s[^<>]*)?\/?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const NAMED: Readonly<Record<string, string>> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  middot: "·",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  times: "×",
  yen: "¥",
  bull: "•",
};
/**
 * Characters that show nothing but split words and numbers: zero width, soft hyphen, direction marks (which can also
 * reorder the text on screen), variation selectors and the keycap frame (`1️⃣3️⃣8️⃣…` hides a phone number).
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\u20e3|[\ufff9-\ufffb]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/g;
const MARKUP = /[<&]/;

function fromCode(code: number): string {
  const real = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return real ? String.fromCodePoint(code) : "";
}

function withoutMarkup(text: string): string {
  if (!MARKUP.test(text)) return text;
  const decoded = text.replace(ENTITY, (whole, decimal: string, hex: string, name: string) => {
    if (decimal !== undefined) return fromCode(Number(decimal));
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
    return NAMED[name.toLowerCase()] ?? whole;
  });
  return decoded.replace(HTML_HIDDEN, " ").replace(HTML_BREAK, "\n").replace(HTML_TAG, " ");
}

/**
 * Text as a person would read it, several lines: HTML left-overs, entities, control and invisible characters gone,
 * runs of blanks made one, at most one empty line in a row.
 */
export function plainText(text: string): string {
  return withoutMarkup(text.toWellFormed())
    .replace(INVISIBLE, "")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(CONTROL, "")
    .replace(SPACES, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same for one line: a title, a name, a tag. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, " ").trim();
}

/** At most `length` UTF-16 units, never half a character, with … where something was cut. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
