import { crc32, deflateRawSync } from "node:zlib";

/** A zip as a spreadsheet program writes it; sizes in its headers may be made to lie. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** Bytes that the headers claim; the true number when absent. */
  readonly claims?: number;
  readonly encrypted?: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;

export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims, encrypted } of entries) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const bytes = Buffer.from(name);
    const flags = UTF8_NAMES | (encrypted === true ? 1 : 0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? raw.length, 18);
    common.writeUInt16LE(bytes.length, 22);
    files.push(signature(LOCAL), common, bytes, packed);
    directory.push(signature(CENTRAL), Buffer.from([20, 0]), common, Buffer.alloc(10), unsigned(offset), bytes);
    offset += 30 + bytes.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, signature(END), end]);
}

function signature(value: number): Buffer {
  return unsigned(value);
}

function unsigned(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A cell: text, number, a date's serial, or nothing. */
export type SheetCell = string | number | { readonly date: number } | null;

export interface SheetSpec {
  readonly name?: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly SheetCell[])[];
  /** `A2:A5`. */
  readonly merges?: readonly string[];
}

const DATE_STYLE = 1;

/** An .xlsx of these sheets, texts shared or in line. */
export function workbook(sheets: readonly SheetSpec[], texts: "shared" | "inline" = "shared"): Buffer {
  return zip(workbookEntries(sheets, texts));
}

export function workbookEntries(sheets: readonly SheetSpec[], texts: "shared" | "inline"): ZipEntry[] {
  const shared: string[] = [];
  const parts = sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: sheetXml(sheet, shared, texts),
  }));
  const list = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name ?? `表${at + 1}`)}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden === true ? ' state="hidden"' : ""}/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const strings = shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return [
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook xmlns:r="r"><sheets>${list.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: `<Relationships>${relations.join("")}</Relationships>` },
    {
      name: "xl/styles.xml",
      content: '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
    ...parts,
    ...(shared.length === 0 ? [] : [{ name: "xl/sharedStrings.xml", content: `<sst>${strings.join("")}</sst>` }]),
  ];
}

function sheetXml({ rows, merges }: SheetSpec, shared: string[], texts: "shared" | "inline"): string {
  const lines = rows.map((cells, row) => {
    const xml = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, shared, texts));
    return `<row r="${row + 1}">${xml.join("")}</row>`;
  });
  const merged = (merges ?? []).map((range) => `<mergeCell ref="${range}"/>`);
  const tail = merged.length === 0 ? "" : `<mergeCells count="${merged.length}">${merged.join("")}</mergeCells>`;
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${lines.join("")}</sheetData>${tail}</worksheet>`;
}

function cellXml(cell: SheetCell, at: string, shared: string[], texts: "shared" | "inline"): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "object") return `<c r="${at}" s="${DATE_STYLE}"><v>${cell.date}</v></c>`;
  if (texts === "inline") return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  shared.push(cell);
  return `<c r="${at}" t="s"><v>${shared.length - 1}</v></c>`;
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
