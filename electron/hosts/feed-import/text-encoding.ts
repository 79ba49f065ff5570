/** Encodings of Chinese tables. */
export type Encoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** Of text that is UTF-8, at most this share of its multi-byte sequences may be broken (a cut word, one bad cell). */
const BROKEN_SHARE = 0.02;

/**
 * The encoding of a text by its bytes: a byte order mark, zero bytes of UTF-16, else UTF-8 if nearly every sequence of
 * it is whole, else GB18030 (which holds GBK and GB2312). Plain ASCII is UTF-8.
 * @param head the beginning of the file; the more, the surer
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = zeroBytes(head.subarray(0, 4_096));
  if (zeros.odd > zeros.even * 4 && zeros.odd > 16) return "utf-16le";
  if (zeros.even > zeros.odd * 4 && zeros.even > 16) return "utf-16be";
  const { whole, broken } = utf8Sequences(head);
  return broken > (whole + broken) * BROKEN_SHARE ? "gb18030" : "utf-8";
}

/** Whether the bytes are no text at all: zero bytes in a single-byte text. */
export function looksBinary(head: Uint8Array): boolean {
  const { odd, even } = zeroBytes(head.subarray(0, 8_192));
  const encoding = encodingOf(head);
  return encoding !== "utf-16le" && encoding !== "utf-16be" && odd + even > 2;
}

function zeroBytes(bytes: Uint8Array): { odd: number; even: number } {
  let odd = 0;
  let even = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 1) odd += 1;
    else even += 1;
  }
  return { odd, even };
}

function utf8Sequences(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const follow = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
    // The last sequence may only be cut by the end of the sample.
    if (at + follow >= bytes.length && follow > 0) break;
    let seen = 0;
    while (seen < follow && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (follow > 0 && lead < 0xf5 && seen === follow) whole += 1;
    else broken += 1;
    at += seen;
  }
  return { whole, broken };
}

/** Decodes bytes as they come; a byte order mark is dropped, broken bytes become U+FFFD. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
