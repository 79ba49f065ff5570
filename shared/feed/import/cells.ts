/** One cell as read: a text, or the parts of a list that the source wrote into it. */
export type Cell = string | readonly string[];

/** Words that stand for an empty cell. 不限 is an answer and stays. */
const NOTHING =
  /^(?:无|暂无|没有|未知|不详|空|未填写?|未公布|未提供|暂未填写|null|none|nil|nan|undefined|n\/?a|#n\/a|#ref!|#value!|#name\?|#div\/0!|-+|—+|–+|\/+|\\n|\.|\*+|\?+|0000-00-00(?: 00:00:00)?|见(?:描述|详情|附件)|\[(?:网址|电话|邮箱|微信|qq|姓名|证件号|号码|统一社会信用代码)\])$/i;

/** 保　安: a short word is spread over the width of its cell. */
const SPREAD = /^[\u4e00-\u9fff](?:[\s\u3000]+[\u4e00-\u9fff]){1,3}$/;

/** The text without the blanks around it; "" for a word that means nothing. */
export function meaningful(text: string): string {
  const plain = narrow(text).replace(/^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000]+$/g, "");
  if (SPREAD.test(plain)) return plain.replace(/[\s\u3000]+/g, "");
  return NOTHING.test(plain) ? "" : plain;
}

/** ４０００～５０００ and Ｃ１ are typed with a Chinese keyboard: digits and letters become narrow, signs stay. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const WIDE_OFFSET = 0xfee0;

function narrow(text: string): string {
  return text.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - WIDE_OFFSET));
}

/** Lists of more parts than this are no lists of words. */
const PARTS_MOST = 2_000;

/**
 * What a source's value holds: texts stay, numbers become words (no 1.8e9), lists their parts, `{"$oid": …}` and its
 * kind (database exports) what they wrap. Anything else is empty.
 */
export function cellOf(value: unknown): Cell {
  if (typeof value === "string") return listIn(value) ?? meaningful(value);
  if (typeof value === "number") return Number.isFinite(value) ? numberText(value) : "";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.slice(0, PARTS_MOST).map((part) => textOf(cellOf(part), " "));
  if (typeof value !== "object" || value === null) return "";
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && only[0].startsWith("$")) return cellOf(only[1]);
  const named = entries.find(
    ([key, part]) => /^(?:name|label|text|title|value|名称)$/i.test(key) && typeof part === "string",
  );
  return named === undefined ? "" : meaningful(String(named[1]));
}

/** 45000 for 45000.0 and 13800000000 for 1.38e10; pay in fen keeps its decimals. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : "";
  return String(Number(value.toPrecision(12)));
}

/** A list in one text. Parts that carry their own line ends are pieces of one text (`['a', '\n', 'b']`). */
export function textOf(cell: Cell, between: string): string {
  if (typeof cell === "string") return cell;
  const parts = cell.some((part) => part.includes("\n")) ? cell : cell.map(meaningful).filter((part) => part !== "");
  return meaningful(parts.join(cell.some((part) => part.includes("\n")) ? "" : between));
}

/** The parts of a cell; a text is its own only part. */
export function partsOf(cell: Cell): readonly string[] {
  return typeof cell === "string" ? (cell === "" ? [] : [cell]) : cell;
}

/** `['a', "b"]`, `["a"]` (Python, JSON) and `{a,"b c"}` (PostgreSQL) as their parts; null when the text is no list. */
export function listIn(text: string): readonly string[] | null {
  const plain = text.trim();
  if (plain.length > 200_000) return null;
  if (plain.startsWith("[") && plain.endsWith("]")) return pythonList(plain);
  if (plain.startsWith("{") && plain.endsWith("}") && !plain.includes(":")) return braceList(plain.slice(1, -1));
  return null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "", f: "", "0": "" };

/** One quoted piece or a bare word of a list, and where it ends; null = malformed. */
function pieceAt(text: string, from: number): { part: string; end: number } | null {
  const quote = text[from];
  if (quote !== "'" && quote !== '"') {
    const bare = /[^,\]}'"[{]*/y;
    bare.lastIndex = from;
    const part = bare.exec(text)?.[0] ?? "";
    return { part: meaningful(part), end: from + part.length };
  }
  let part = "";
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (sign === quote) return { part, end: at + 1 };
    if (sign !== "\\") {
      part += sign;
      continue;
    }
    at += 1;
    const escaped = text[at] ?? "";
    const digits = escaped === "x" ? 2 : escaped === "u" ? 4 : 0;
    const code = digits === 0 ? Number.NaN : Number.parseInt(text.slice(at + 1, at + 1 + digits), 16);
    part += digits === 0 ? (ESCAPES[escaped] ?? escaped) : Number.isNaN(code) ? "" : String.fromCharCode(code);
    at += digits;
  }
  return null;
}

function pythonList(text: string): readonly string[] | null {
  const parts: string[] = [];
  let at = 1;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at += 1;
    if (text[at] === "]") return at === text.length - 1 ? parts : null;
    if (parts.length >= PARTS_MOST) return null;
    const quoted = text[at] === "'" || text[at] === '"';
    const piece = pieceAt(text, at);
    // [网址] and [加分项] are words in brackets, no lists.
    if (piece === null || (!quoted && !/^-?[0-9.]*$|^(?:None|null|True|False)$/i.test(piece.part))) return null;
    parts.push(piece.part);
    at = piece.end;
    while (/\s/.test(text[at] ?? "")) at += 1;
    if (text[at] === ",") at += 1;
    else if (text[at] !== "]") return null;
  }
}

function braceList(inside: string): readonly string[] | null {
  const parts: string[] = [];
  let at = 0;
  while (at < inside.length) {
    if (parts.length >= PARTS_MOST) return null;
    const piece = pieceAt(inside, at);
    if (piece === null) return null;
    if (piece.part !== "") parts.push(piece.part);
    at = piece.end;
    if (at < inside.length && inside[at] !== ",") return null;
    at += 1;
  }
  return [...new Set(parts)];
}
