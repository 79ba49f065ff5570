import { Worker } from "node:worker_threads";
import type { WorkerName, Workers } from "../station/ports.ts";

/** Where each worker's file lies: the source beside this one, or the built entry when running from a bundle. */
export type WorkerUrls = Readonly<Record<WorkerName, URL>>;

/**
 * Node runs the TypeScript files as they are. Vite leaves this address as it stands in a server build, and it would then
 * point at a source file that is not shipped (stack.md §5): a bundle has the built thread in the folder beside its own.
 */
export const OWN_WORKERS: WorkerUrls = {
  "build-generation": import.meta.url.endsWith(".ts")
    ? new URL("../station/feed/build-generation.worker.ts", import.meta.url)
    : new URL("../worker/build-generation.worker.js", import.meta.url),
};

/**
 * Megabytes of objects a thread may hold: 200,000 jobs of a city with their index take half of it. A thread that runs
 * over ends alone, where the whole program would end otherwise.
 */
const HEAP_MB = 1_024;

/**
 * One thread a task. The worker finds its input in `workerData`, posts exactly one message (its answer) and ends by
 * itself; a throw is a rejection here. The answer counts only after the thread has gone, so that whatever it held open
 * (a database, a file) is closed by then.
 */
export function createNodeWorkers(urls: WorkerUrls): Workers {
  return {
    run: <T>(name: WorkerName, input: unknown, deadlineMs: number) =>
      new Promise<T>((resolve, reject) => {
        const worker = new Worker(urls[name], {
          workerData: input,
          resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
        });
        let answer: { value: T } | null = null;
        const deadline = setTimeout(() => {
          reject(new Error(`worker ${name} took longer than ${deadlineMs} ms`));
          void worker.terminate();
        }, deadlineMs);
        worker.on("message", (value: T) => {
          answer = { value };
        });
        worker.on("messageerror", reject);
        worker.on("error", reject);
        worker.on("exit", (code) => {
          clearTimeout(deadline);
          if (answer !== null && code === 0) resolve(answer.value);
          else reject(new Error(`worker ${name} ended with code ${code} and ${answer === null ? "no" : "an"} answer`));
        });
      }),
  };
}
