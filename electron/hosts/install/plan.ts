import { managedPolicies } from "../kiosk-policies.ts";
import { OUT_OF_SERVICE_PAGE } from "../places.ts";
import { type InstallSettings, journald, logind, session, sysctl, sysusers, tmpfiles, unit, xorg } from "./files.ts";
import { openboxConfig } from "./window-manager.ts";

/** A file of the system, whole. */
export interface FileStep {
  readonly kind: "file";
  readonly path: string;
  readonly mode: number;
  readonly content: string;
  readonly zh: string;
  readonly en: string;
}

/** A command of the system; `{root}` is its option for a system that is not the running one. */
export interface CommandStep {
  readonly kind: "command";
  readonly apply: readonly string[] | null;
  readonly undo: readonly string[] | null;
  /** Only in the running system: a change of the kernel, or of a manager that is not there in a folder. */
  readonly liveOnly: boolean;
  readonly zh: string;
  readonly en: string;
}
export type Step = FileStep | CommandStep;

const PLAIN = 0o644;
const PROGRAM = 0o755;
const SYSUSERS = "/etc/sysusers.d/yike.conf";
const TMPFILES = "/etc/tmpfiles.d/yike.conf";
const SYSCTL = "/etc/sysctl.d/90-yike.conf";
const UNIT = "yike-kiosk.service";

/** Every step in its order; taking it back goes the other way. */
export function installPlan(settings: InstallSettings): Step[] {
  const { user, port } = settings;
  const policies = `${JSON.stringify(managedPolicies(port, OUT_OF_SERVICE_PAGE), null, 2)}\n`;
  return [
    file(SYSUSERS, sysusers(settings), "无密码的专用用户", "a user of its own, without a password"),
    {
      kind: "command",
      apply: ["systemd-sysusers", "{root}", SYSUSERS],
      undo: null,
      liveOnly: false,
      zh: `建立用户 ${user}`,
      en: `make the user ${user}`,
    },
    file(TMPFILES, tmpfiles(settings), "数据文件夹", "the data folder"),
    {
      kind: "command",
      apply: ["systemd-tmpfiles", "{root}", "--create", TMPFILES],
      undo: null,
      liveOnly: false,
      zh: "建立数据文件夹，别人读不到",
      en: "make the data folder, closed to others",
    },
    file("/etc/chromium/policies/managed/yike.json", policies, "浏览器的管理策略", "the browser's managed policies"),
    file(
      "/etc/yike/openbox.xml",
      openboxConfig(),
      "窗口管理器：没有菜单，快捷键不起作用",
      "window manager: no menus, shortcuts do nothing",
    ),
    { ...file("/etc/yike/session", session(settings), "屏幕会话", "the session on the screen"), mode: PROGRAM },
    file("/etc/X11/xorg.conf.d/90-yike.conf", xorg(), "不能切换控制台，屏幕不熄", "no other console, no blank screen"),
    file(SYSCTL, sysctl(), "内核设置", "kernel settings"),
    file("/etc/systemd/logind.conf.d/90-yike.conf", logind(), "没有别的登录控制台", "no further consoles"),
    file("/etc/systemd/journald.conf.d/90-yike.conf", journald(), "系统日志不会占满硬盘", "the journal has a limit"),
    file(`/etc/systemd/system/${UNIT}`, unit(settings), "服务，带看门狗", "the service, with a watchdog"),
    systemctl(
      { apply: ["mask", "ctrl-alt-del.target"], undo: ["unmask", "ctrl-alt-del.target"] },
      "Ctrl+Alt+Del 不重启",
      "Ctrl+Alt+Del does not restart",
    ),
    systemctl({ apply: ["enable", UNIT], undo: ["disable", UNIT] }, "开机自动启动", "starts with the machine"),
    {
      kind: "command",
      apply: ["systemctl", "daemon-reload"],
      undo: ["systemctl", "daemon-reload"],
      liveOnly: true,
      zh: "让系统读入新的服务",
      en: "have the system read the new service",
    },
    {
      kind: "command",
      apply: ["sysctl", "--quiet", "--load", SYSCTL],
      undo: null,
      liveOnly: true,
      zh: "内核设置立即生效",
      en: "kernel settings from now on",
    },
  ];
}

function file(path: string, content: string, zh: string, en: string): FileStep {
  return { kind: "file", path, mode: PLAIN, content, zh, en };
}

function systemctl(words: { apply: string[]; undo: string[] }, zh: string, en: string): CommandStep {
  const full = (rest: readonly string[]) => ["systemctl", "{root}", ...rest];
  return { kind: "command", apply: full(words.apply), undo: full(words.undo), liveOnly: false, zh, en };
}
