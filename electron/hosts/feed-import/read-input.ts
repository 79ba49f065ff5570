import { delimiterOf, readCsv } from "../../../shared/feed/import/formats/csv.ts";
import { readJsonLines, readJsonValues } from "../../../shared/feed/import/formats/json.ts";
import { looksLikeKeyValue, readKeyValue } from "../../../shared/feed/import/formats/key-value.ts";
import type { ReadRow, TextChunks } from "../../../shared/feed/import/formats/read-row.ts";
import { readSql } from "../../../shared/feed/import/formats/sql.ts";
import { FeedInputError } from "../feed-input.ts";
import { type ByteCount, type Head, readHead, unpackedBytes } from "./input-bytes.ts";
import { decoded, encodingOf, looksBinary } from "./text-encoding.ts";
import { readXlsx } from "./xlsx.ts";

export interface InputRows {
  /** How the file was read, for the report: `csv gb18030`. */
  readonly form: string;
  readonly size: number;
  readonly rows: AsyncIterable<ReadRow>;
}

/** Files that are known by their first bytes and not read, and what to do instead. */
const REFUSED: readonly (readonly [string, string])[] = [
  [
    "d0cf11e0",
    "旧版 Excel（.xls）或加密的表格：请另存为 .xlsx / an old .xls or an encrypted workbook: save it as .xlsx",
  ],
  ["53514c69746520666f726d6174203300", "SQLite 数据库：请导出为 CSV / a SQLite database: export it as CSV"],
  ["25504446", "PDF 文件：请提供表格 / a PDF: a table is needed"],
  ["52617221", "RAR 压缩包：请先解压 / a RAR archive: unpack it first"],
  ["377abcaf", "7z 压缩包：请先解压 / a 7z archive: unpack it first"],
];
const ZIP = "504b0304";
const EMPTY_ZIP = "504b0506";

/**
 * Opens a file of job rows, whatever it is named: the format is told by its content.
 * @throws FeedInputError when it is missing, empty or of a kind that is not read
 */
export async function openInput(path: string, count: ByteCount = () => {}): Promise<InputRows> {
  const head = await readHead(path);
  const start = head.bytes.subarray(0, 16).toString("hex");
  const refused = REFUSED.find(([magic]) => start.startsWith(magic));
  if (refused !== undefined) throw new FeedInputError(`${refused[1]}: ${path}`);
  if (start.startsWith(ZIP) || start.startsWith(EMPTY_ZIP)) {
    if (head.gzip)
      throw new FeedInputError(
        `压缩包里还有压缩包，请先解压 / a packed file inside a packed file, unpack it first: ${path}`,
      );
    return { form: "xlsx", size: head.size, rows: readXlsx(path, count) };
  }
  if (looksBinary(head.bytes)) throw new FeedInputError(`不是表格或文本文件 / neither a table nor text: ${path}`);
  return openText(path, head, count);
}

function openText(path: string, head: Head, count: ByteCount): InputRows {
  const encoding = encodingOf(head.bytes);
  const text = new TextDecoder(encoding).decode(head.bytes.subarray(0, 256 * 1024));
  const chunks = () => decoded(unpackedBytes(path, head.gzip, count), encoding);
  const { name, read } = formatOf(text);
  const packed = head.gzip ? " gzip" : "";
  return { form: `${name} ${encoding}${packed}`, size: head.size, rows: read(chunks()) };
}

interface Format {
  readonly name: string;
  readonly read: (chunks: TextChunks) => AsyncIterable<ReadRow>;
}

/** @param text the first characters of the file */
function formatOf(text: string): Format {
  const plain = text.trimStart();
  if (plain.startsWith("[") && /^\[\s*(?:[{[\]]|$)/.test(plain)) return { name: "json", read: readJsonValues };
  if (plain.startsWith("{"))
    return isWholeLine(plain) ? { name: "jsonl", read: readJsonLines } : { name: "json", read: readJsonValues };
  if (
    /^(?:--|#|\/\*|SET\s|DROP\s+TABLE|CREATE\s+(?:TABLE|DATABASE)|INSERT\s+INTO|BEGIN\b|PRAGMA\s|USE\s)/i.test(plain) &&
    /INSERT\s+INTO|CREATE\s+TABLE/i.test(text)
  )
    return { name: "sql", read: readSql };
  if (looksLikeKeyValue(plain)) return { name: "key-value", read: readKeyValue };
  if (looksLikeHtml(plain))
    throw new FeedInputError(
      "这是网页，不是表格：请另存为 .xlsx 或 .csv / a web page, not a table: save it as .xlsx or .csv",
    );
  const delimiter = delimiterOf(text);
  return { name: delimiter === "\t" ? "tsv" : "csv", read: (chunks) => readCsv(chunks, delimiter) };
}

/** Whether the first line is a JSON value by itself (JSON lines), or the object goes on over several. */
function isWholeLine(text: string): boolean {
  const end = text.indexOf("\n");
  const line = (end === -1 ? text : text.slice(0, end)).trim();
  try {
    JSON.parse(line.replace(/,$/, ""));
    return true;
  } catch {
    // A line that is longer than the sample, or broken: an object over several lines has its first line short.
    return end === -1 || line.length > 200 || /^\{"[^\n]*"\s*:\s*[^\n]*\},?$/.test(line);
  }
}

function looksLikeHtml(text: string): boolean {
  return /^<(?:!doctype html|html|table|head|meta|div)\b/i.test(text);
}
