/** better-sqlite3 13 ends with a segmentation fault below this, without a word (electron.md §1.2). */
const FLOOR = { major: 22, minor: 14 };

/** What to tell whoever started the program on an older Node, or null when the version will do. */
export function nodeFloorProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > FLOOR.major || (major === FLOOR.major && minor >= FLOOR.minor)) return null;
  const least = `${FLOOR.major}.${FLOOR.minor}`;
  return `需要 Node ${least} 或更新的版本(现在是 ${version}),数据库在旧版本上会崩溃。 / Node ${least} or newer is needed (this is ${version}): the database crashes on older ones.`;
}
