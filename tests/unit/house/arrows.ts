import { posix } from "node:path";

/** One import as it stands in a file. */
export interface Edge {
  readonly from: string;
  /** A path from the project's root, or a package name. */
  readonly to: string;
  readonly target: "file" | "package";
  /** Types are gone at run time: they carry no package into the page and make no cycle. */
  readonly kind: "value" | "type";
}

export interface Rule {
  /** Files of the room: the longest prefix that fits decides. */
  readonly room: string;
  /** Prefixes of project files that it may import. */
  readonly files: readonly string[];
  /** Packages, or a prefix of them when it ends in ":". */
  readonly packages: readonly string[];
}

const IMPORTS = [
  // import x from "y"; export { x } from "y"; import "y"; over several lines too.
  /^\s*(?:import|export)\s+(?<type>type\s+)?(?:[^"';]*?\sfrom\s+)?["'](?<to>[^"']+)["']/gm,
  /\bimport\(\s*["'](?<to>[^"']+)["']\s*\)/g,
  // A worker is an import in all but name.
  /new URL\(\s*["'](?<to>[^"']+\.tsx?)["']/g,
];
const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Every import of a source text. */
export function edgesOf(from: string, text: string): Edge[] {
  const code = text.replace(COMMENTS, "");
  return IMPORTS.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ groups }) => {
      const kind = groups?.["type"] === undefined ? "value" : "type";
      const to = groups?.["to"] ?? "";
      if (!to.startsWith(".")) return { from, to, target: "package", kind } as const;
      return { from, to: posix.join(posix.dirname(from), to), target: "file", kind } as const;
    }),
  );
}

/** Edges that point where their room may not. A file that no room claims may import nothing. */
export function wrongArrows(edges: readonly Edge[], rules: readonly Rule[]): Edge[] {
  const byLength = [...rules].sort((a, b) => b.room.length - a.room.length);
  return edges.filter(({ from, to, target }) => {
    const rule = byLength.find(({ room }) => from.startsWith(room));
    if (target === "file") return rule?.files.some((prefix) => to.startsWith(prefix)) !== true;
    return rule?.packages.some((name) => fits(to, name)) !== true;
  });
}

/** `react` allows `react/jsx-runtime` too, and `node:` every module of Node. */
function fits(name: string, allowed: string): boolean {
  return name === allowed || name.startsWith(allowed.endsWith(":") ? allowed : `${allowed}/`);
}

/** The first ring of files that import one another at run time, or null. */
export function findCycle(edges: readonly Edge[]): string[] | null {
  const next = Map.groupBy(
    edges.filter((edge) => edge.kind === "value"),
    (edge) => edge.from,
  );
  const done = new Set<string>();
  function walk(file: string, path: readonly string[]): string[] | null {
    const seen = path.indexOf(file);
    if (seen >= 0) return [...path.slice(seen), file];
    if (done.has(file)) return null;
    for (const { to } of next.get(file) ?? []) {
      const cycle = walk(to, [...path, file]);
      if (cycle !== null) return cycle;
    }
    done.add(file);
    return null;
  }
  for (const file of next.keys()) {
    const cycle = walk(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

/** How a file comes to carry a package at run time: the chain of imports, or null when it does not. */
export function wayTo(start: string, wanted: string, edges: readonly Edge[]): string[] | null {
  const queue: string[][] = [[start]];
  const seen = new Set([start]);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const here = path.at(-1);
    for (const { from, to, kind } of edges) {
      if (from !== here || kind === "type" || seen.has(to)) continue;
      if (fits(to, wanted)) return [...path, to];
      seen.add(to);
      queue.push([...path, to]);
    }
  }
  return null;
}
