import type { ChildProcess } from "node:child_process";
import { z } from "zod";
import type { WebHost } from "./web.ts";

/** What a supervisor hears of its host, over the channel that Node lays between a process and its child. */
const hostWord = z.object({
  /** An address that opens the page once. */
  invite: z.string(),
  /** Milliseconds since a page last called; null = none has since the host started. */
  quietMs: z.number().nullable(),
});
export type HostWord = z.infer<typeof hostWord>;

const QUESTION = "yike:how-are-you";

/** The host's side. A host without a parent that listens has no such channel, and answers nobody. */
export function answerParent(host: Pick<WebHost, "invite" | "quietMs">): void {
  process.on("message", (message) => {
    if (message !== QUESTION) return;
    const word: HostWord = { invite: host.invite(), quietMs: host.quietMs() };
    process.send?.(word);
  });
}

/**
 * The supervisor's side: asks once.
 * @returns null when there is no answer in time: the host hangs, or has gone
 */
export function askHost(host: ChildProcess, deadlineMs: number): Promise<HostWord | null> {
  return new Promise((resolve) => {
    const end = (word: HostWord | null) => {
      clearTimeout(deadline);
      host.off("message", receive);
      resolve(word);
    };
    const receive = (message: unknown) => {
      const parsed = hostWord.safeParse(message);
      if (parsed.success) end(parsed.data);
    };
    const deadline = setTimeout(() => end(null), deadlineMs);
    host.on("message", receive);
    if (!host.connected) end(null);
    // A child that is just going away: its exit is told apart.
    else host.send(QUESTION, (error) => error !== null && end(null));
  });
}
