import { nodeFloorProblem } from "../../shared/station/node-floor.ts";
import type { Command, CommandIo } from "./command.ts";
import { UsageError } from "./command.ts";

/** Each command is loaded when it is called: a call starts in well under a second. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  call: async () => (await import("./call-command.ts")).callCommand,
  serve: async () => (await import("./serve-command.ts")).serveCommand,
  kiosk: async () => (await import("./kiosk-command.ts")).kioskCommand,
  "kiosk-profile": async () => (await import("./kiosk-profile-command.ts")).kioskProfileCommand,
  install: async () => (await import("./install-command.ts")).installCommand,
  update: async () => (await import("./update-command.ts")).updateCommand,
  feed: async () => (await import("./feed-command.ts")).feedCommand,
  events: async () => (await import("./events-command.ts")).eventsCommand,
  backup: async () => (await import("./data-commands.ts")).backupCommand,
  restore: async () => (await import("./data-commands.ts")).restoreCommand,
  purge: async () => (await import("./data-commands.ts")).purgeCommand,
  pin: async () => (await import("./pin-command.ts")).pinCommand,
  doctor: async () => (await import("./doctor-command.ts")).doctorCommand,
};

const USAGE = `用法 / usage: npm run --silent station -- <command>

  call <procedure> '<json>' [--data DIR] [--now ISO] [--role public|staff]
      调用一个功能，输出 JSON / call one procedure, print its JSON output
  call --batch FILE [--data DIR] [--now ISO] [--role public|staff]
      逐行调用：{"procedure","input","now"?}，FILE 可为 - / one call a line; FILE may be -
  serve [--data DIR] [--port N] [--metrics-port N]
      启动浏览器主机并打印地址 / start the browser host and print its address
  kiosk [--data DIR] [--port N] [--chromium FILE] [--metrics-port N]
      浏览器主机和全屏浏览器，坏了自己重开 / host and full-screen browser, each restarted when it fails
  kiosk-profile --port N [--out DIR]
      打印（或写出）浏览器的管理策略 / print (or write) the browser's managed policies
  install --plan | --apply | --remove [--data-too] [--root DIR] [--port N]
      把这台 Debian 12 变成一体机，或恢复原样 / make this Debian 12 a kiosk, or take that back
  update sign --package FILE --key FILE --out DIR [--version V] [--seq N]
      给安装包签名 / sign a package
  update take --from DIR --to DIR [--keys FILE] [--data DIR]
      检查更新，把安装包放好 / check an update and put its package where it can be installed
  feed build --in FILE… --out DIR [--as-of DATE] [--key FILE] [--content DIR] [--feed-id NAME] [--json]
             [--confirm-drop PERCENT --confirm-reason TEXT] [--min-poll SECONDS]
      把岗位表格做成签名的数据文件夹 / make a signed feed folder from job tables
  feed apply --from DIR|URL [--data DIR]
      更新一次数据，打印结论 / refresh once, print the verdict
  feed verify DIR [--key FILE] [--data DIR]
      检查数据文件夹，不更新 / check a feed folder without applying it
  feed keygen --out FILE
      生成签名密钥，打印公钥 / make a signing key, print its public half
  events import FILE | export | template [--data DIR]
      本站活动表：导入 CSV、导出、空白样表 / the station's own calendar: from CSV, to CSV, a table to begin with
  backup [--to DIR] [--data DIR]
      备份预约数据，并检查备份 / a verified copy of the booking data
  restore [--from FILE] [--data DIR]
      用备份和日志重建预约数据，旧文件留着 / make the booking data anew; the old file is set aside
  purge [--data DIR] [--now ISO]
      删掉到期的姓名电话，并查证 / delete names and numbers that are due, and check
  pin [--unlock | --remove] [--data DIR]
      工作人员 PIN 的情况；解锁，或删掉重设 / the staff PIN; unlock it, or remove it to set a new one
  doctor [--data DIR]
      检查这台机器是否就绪 / is this machine ready?

数据目录默认 $YIKE_DATA，其次 $XDG_DATA_HOME/yike，其次 ~/.local/share/yike
The data folder is $YIKE_DATA, else $XDG_DATA_HOME/yike, else ~/.local/share/yike`;

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const io: CommandIo = {
  stdin: process.stdin,
  env: process.env,
  print: (line) => new Promise((resolve) => process.stdout.write(`${line}\n`, () => resolve())),
  say: (line) => console.error(line),
};

async function main(args: readonly string[]): Promise<number> {
  const tooOld = nodeFloorProblem(process.versions.node);
  if (tooOld !== null) {
    io.say(tooOld);
    return EXIT_FAILED;
  }
  const [name = "", ...rest] = args;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) return usage();
  try {
    const command = await load();
    return await command(rest, io);
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) return usage();
    throw error;
  }
}

function usage(): number {
  io.say(USAGE);
  return EXIT_USAGE;
}

/** `parseArgs` of Node names its refusals ERR_PARSE_ARGS_…. */
function isArgumentError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

// A reader that has seen enough (`| head`) closes the pipe: no fault of the command.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exit(await main(process.argv.slice(2)));
