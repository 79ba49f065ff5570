import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** A system's files: path → kind, rights, owner and content, for comparing before and after. */
export type Tree = ReadonlyMap<string, string>;

/** @param skip paths that change by themselves or belong to others (from the root, with a slash in front) */
export function treeOf(root: string, skip: RegExp): Tree {
  const tree = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = `${folder}/${name}`;
      if (skip.test(path)) continue;
      const stat = lstatSync(join(root, path));
      const rights = `${(stat.mode & 0o7777).toString(8)} ${stat.uid}:${stat.gid}`;
      if (stat.isDirectory()) {
        tree.set(path, `folder ${rights}`);
        walk(path);
      } else if (stat.isSymbolicLink()) tree.set(path, `link ${readlinkSync(join(root, path))}`);
      else if (stat.isFile()) {
        const sha256 = createHash("sha256")
          .update(readFileSync(join(root, path)))
          .digest("hex");
        tree.set(path, `file ${rights} ${sha256}`);
      }
    }
  };
  walk("");
  return tree;
}

/** Lines that tell what is new, gone or changed. */
export function difference(before: Tree, after: Tree): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    if (was === is) return [];
    if (was === undefined) return [`new ${path}`];
    return is === undefined ? [`gone ${path}`] : [`changed ${path}: ${was} → ${is}`];
  });
}
