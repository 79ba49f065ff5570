// One at a time: two commands started together must not both install or both build.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { at } from "./place.mjs";

const LOCKS = at(".cache", "locks");
const POLL_MS = 100;

/** Runs `work` while no other process holds the lock of this name. A holder that died is no holder. */
export async function withLock(name, work) {
  mkdirSync(LOCKS, { recursive: true });
  const file = `${LOCKS}/${name}`;
  while (!take(file)) await sleep(POLL_MS);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  }
}

function holderLives(file) {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user. ENOENT: it has just let go.
    return error.code === "EPERM" || error.code === "ENOENT";
  }
}
