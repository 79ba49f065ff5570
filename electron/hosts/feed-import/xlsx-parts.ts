import { SaxesParser } from "saxes";
import { FeedInputError } from "../feed-input.ts";
import { createStringStore, type StringStore } from "./string-store.ts";
import type { Zip } from "./zip.ts";

export type Attributes = Readonly<Record<string, string>>;
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** A text without any tag of this many characters is no cell (a cell holds 32,767). */
const SILENT_MOST = 4_000_000;
/** Elements inside elements; a sheet has six. The parser keeps every open one. */
const DEPTH_MOST = 100;

/**
 * Reads XML piece by piece. Prefixes are dropped (`x:row`). Faults inside (a forbidden character) are passed over: a
 * workbook with one bad cell still has its rows. Entities of a DOCTYPE are never expanded.
 */
export function createXmlReader(events: XmlEvents): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ fragment: false });
  let silent = 0;
  let depth = 0;
  parser.on("error", () => {});
  parser.on("opentag", (tag) => {
    silent = 0;
    depth += 1;
    if (depth > DEPTH_MOST)
      throw new FeedInputError("表格文件不合规，已拒绝 / the workbook is malformed and was refused");
    events.open(plain(tag.name), tag.attributes as Attributes);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    events.close?.(plain(tag.name));
  });
  if (events.text !== undefined) parser.on("text", (text) => events.text?.(text));
  parser.on("cdata", (text) => events.text?.(text));
  return {
    write: (text) => {
      silent += text.length;
      if (silent > SILENT_MOST)
        throw new FeedInputError("表格里有一格长得不合理 / a cell of the workbook is unreasonably long");
      parser.write(text);
    },
    end: () => {
      parser.close();
    },
  };
}

function plain(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

async function readXml(text: AsyncIterable<string> | Iterable<string>, events: XmlEvents): Promise<void> {
  const reader = createXmlReader(events);
  for await (const chunk of text) reader.write(chunk);
  reader.end();
}

export interface Sheet {
  readonly name: string;
  /** Name of its entry in the zip. */
  readonly entry: string;
}

const WORKBOOK = "xl/workbook.xml";

/** The visible sheets in the order of the workbook. */
export async function readSheets(zip: Zip): Promise<{ sheets: Sheet[]; date1904: boolean }> {
  const targets = new Map<string, string>();
  await readXml([await zip.small("xl/_rels/workbook.xml.rels")], {
    open: (name, { Id = "", Target = "" }) => {
      if (name === "Relationship") targets.set(Id, entryOf(Target));
    },
  });
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readXml([await zip.small(WORKBOOK)], {
    open: (name, attributes) => {
      if (name === "workbookPr") date1904 = /^(?:1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet" || /hidden/i.test(attributes["state"] ?? "")) return;
      const entry = targets.get(attributes["r:id"] ?? "") ?? targets.get(attributes["id"] ?? "");
      if (entry !== undefined && zip.has(entry)) sheets.push({ name: attributes["name"] ?? "", entry });
    },
  });
  // Writers that leave the relations out name their sheets by the book.
  if (sheets.length === 0 && zip.has("xl/worksheets/sheet1.xml"))
    sheets.push({ name: "", entry: "xl/worksheets/sheet1.xml" });
  return { sheets, date1904 };
}

function entryOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
}

/** Built-in number formats that show a date (ECMA-376 part 1, 18.8.30), the Chinese ones among them. */
const DATE_FORMATS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** By style number: whether a number in that style is a date. */
export async function readDateStyles(zip: Zip): Promise<readonly boolean[]> {
  const custom = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml([await zip.small("xl/styles.xml")], {
    open: (name, attributes) => {
      const format = Number(attributes["numFmtId"]);
      if (name === "numFmt") custom.set(format, attributes["formatCode"] ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) styles.push(isDateFormat(format, custom.get(format)));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATE_FORMATS.has(id);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  return /y|d|年|(?<!h.{0,4})m(?!.{0,4}s)/i.test(bare) && !/[0#?]/.test(bare);
}

/** Every shared string, phonetic readings left out. */
export async function readSharedStrings(zip: Zip): Promise<StringStore> {
  const store = createStringStore();
  let text = "";
  let inText = false;
  let phonetic = 0;
  try {
    await readXml(zip.text("xl/sharedStrings.xml"), {
      open: (name) => {
        if (name === "si") text = "";
        else if (name === "rPh") phonetic += 1;
        else if (name === "t") inText = phonetic === 0;
      },
      text: (part) => {
        if (inText) text += part;
      },
      close: (name) => {
        if (name === "t") inText = false;
        else if (name === "rPh") phonetic -= 1;
        else if (name === "si") store.add(text);
      },
    });
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}
