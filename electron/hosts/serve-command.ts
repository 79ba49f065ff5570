import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";
import { openStation } from "./open-station.ts";
import { dataFolder, RENDERER_FOLDER } from "./places.ts";
import { startWebHost } from "./web.ts";

const OPTIONS = {
  data: { type: "string" },
  /** 0 = any free one. */
  port: { type: "string", default: "0" },
} as const;

const PORT = /^\d{1,5}$/;
const PORT_MAX = 65_535;

/** `station serve`: the browser host until it is told to stop. Prints the one address that opens the page. */
export const serveCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  const port = PORT.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= PORT_MAX)) throw new UsageError();
  if (!existsSync(join(RENDERER_FOLDER, "index.html"))) {
    io.say("还没有页面，请先运行 npm run build / there is no page yet: run `npm run build`");
    return 1;
  }
  const { station, router, ports } = await openStation({ data: dataFolder(values.data, io.env), log: "file" });
  try {
    const host = await startWebHost({ router, rendererDir: RENDERER_FOLDER, port, log: ports.log });
    await io.print(host.url);
    station.start();
    await stopSignal();
    await host.close();
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    io.say(`端口 ${port} 已被占用 / port ${port} is in use`);
    return 1;
  } finally {
    station.close();
  }
};

/** A signal, or the end of the script that started this process: nobody would be left to send one. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const sign of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const) process.once(sign, () => resolve());
  });
}
