import { readFileSync } from "node:fs";
import type { ColumnMap } from "../../../shared/feed/import/columns.ts";
import type { Datum } from "../../../shared/feed/import/datum.ts";
import { IMPORT_FIELDS, type ImportField } from "../../../shared/feed/import/fields.ts";
import { type BookPlace, bookPlace, createPlaceBook, type PlaceBook } from "../../../shared/feed/import/place-book.ts";
import { FeedInputError } from "../feed-input.ts";
import { openInput } from "./read-input.ts";

/** Places of one file; a city has some thousands. */
const PLACES_MOST = 200_000;

/**
 * `--map FILE`: a JSON object from column name (or `#1`, `#2`, … for the first, second column) to field.
 * @throws FeedInputError when it is no such object or names a field that does not exist
 */
export function readColumnMap(path: string): ColumnMap {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new FeedInputError(
      `列名对照表读不出来 / the column map cannot be read: ${path} (${error instanceof Error ? error.message : ""})`,
    );
  }
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new FeedInputError(`列名对照表要写成 {"列名":"字段"} / a column map looks like {"column":"field"}: ${path}`);
  const map = new Map<string, ImportField>();
  for (const [column, field] of Object.entries(json)) {
    const known = IMPORT_FIELDS.find((one) => one === field);
    if (known === undefined)
      throw new FeedInputError(
        `没有这个字段 / no such field: ${String(field)}\n可用的字段 / fields: ${IMPORT_FIELDS.join(" ")}`,
      );
    map.set(column.trim(), known);
  }
  return map;
}

/**
 * `--places FILE…`: names and coordinates, in any format that jobs are read from, or GeoJSON.
 * @param datum the grid of columns that do not name theirs
 * @throws FeedInputError when a file cannot be read or holds no place with coordinates
 */
export async function readPlaceBook(paths: readonly string[], datum: Datum): Promise<PlaceBook> {
  const places: BookPlace[] = [];
  for (const path of paths) {
    const before = places.length;
    for await (const row of recordsOf(path)) {
      const place = bookPlace(row, datum);
      if (place !== null && places.length < PLACES_MOST) places.push(place);
    }
    if (places.length === before)
      throw new FeedInputError(
        `里面没有带坐标的地名（需要名称、经度、纬度三列）/ no place with coordinates inside (name, lon, lat): ${path}`,
      );
  }
  return createPlaceBook(places);
}

/** Rows as objects, whatever the format; the first row of a table names its columns. */
async function* recordsOf(path: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let names: readonly string[] | null = null;
  for await (const row of (await openInput(path)).rows) {
    if ("table" in row) names = row.names;
    else if ("record" in row) yield row.record;
    else if ("cells" in row) {
      const cells = row.cells.map(String);
      if (names === null) names = cells;
      else yield Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ""]));
    }
  }
}
