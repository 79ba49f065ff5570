import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../../electron/hosts/command.ts";
import { installPlan } from "../../../electron/hosts/install/plan.ts";
import { installCommand } from "../../../electron/hosts/install-command.ts";
import { trialCommands } from "../../install/doc-commands.ts";
import { difference, treeOf } from "../../install/tree.ts";
import { PROJECT, readProjectFile } from "../../support/project-files.ts";

/**
 * The installation in a folder, with the system's own commands replaced by ones that write down how they were called: it
 * runs on any machine. The real ones in a real Debian: `npm run install:trial`.
 */
let root = "";
let bin = "";
let said: string[] = [];
let printed: string[] = [];
const ALL = /^\/never$/;
const COMMANDS = ["systemd-sysusers", "systemd-tmpfiles", "systemctl", "userdel"];
const tree = () => treeOf(root, ALL);

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "yike-install-"));
  [root, bin] = [join(folder, "root"), join(folder, "bin")];
  mkdirSync(bin);
  mkdirSync(join(root, "etc", "systemd", "system"), { recursive: true });
  mkdirSync(join(root, "var", "lib"), { recursive: true });
  writeFileSync(join(root, "etc", "passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  for (const name of COMMANDS) {
    const passwd = join(root, "etc", "passwd");
    const effect: Record<string, string> = {
      "systemd-sysusers": `grep -q ^yike: ${passwd} || echo yike:x:999:999::/var/lib/yike:/usr/sbin/nologin >> ${passwd}`,
      "systemd-tmpfiles": `mkdir -p -m 700 ${join(root, "var", "lib", "yike")}`,
      userdel: `sed -i /^yike:/d ${passwd}`,
    };
    writeFileSync(
      join(bin, name),
      `#!/bin/sh\necho "${name} $*" >> ${join(folder, "called")}\n${effect[name] ?? ":"}\n`,
    );
    chmodSync(join(bin, name), 0o755);
  }
});
afterEach(() => rmSync(join(root, ".."), { recursive: true, force: true }));

async function install(...args: string[]): Promise<number> {
  [said, printed] = [[], []];
  return installCommand([...args, "--root", root], {
    stdin: Readable.from([]),
    env: { PATH: [bin, "/usr/bin", "/bin"].join(delimiter) },
    print: async (line) => void printed.push(line),
    say: (line) => void said.push(line),
  });
}
const called = () => {
  const path = join(root, "..", "called");
  return existsSync(path) ? readFileSync(path, "utf8").trim().replaceAll(root, "ROOT").split("\n") : [];
};

describe("station install", () => {
  test("--plan prints every step and changes nothing", async () => {
    const before = tree();
    expect(await install("--plan")).toBe(0);
    expect(difference(before, tree())).toEqual([]);
    expect(called()).toEqual([]);
    const steps = installPlan({ user: "yike", port: 4310, data: "/var/lib/yike", program: "/usr/bin/yike" });
    expect(printed).toHaveLength(steps.length);
    for (const [index, step] of steps.entries()) if (step.kind === "file") expect(printed[index]).toContain(step.path);
  });

  test("--apply lays the files, makes user and folder, and enables the service, in this order", async () => {
    expect(await install("--apply")).toBe(0);
    expect(called()).toEqual([
      "systemd-sysusers --root=ROOT /etc/sysusers.d/yike.conf",
      "systemd-tmpfiles --root=ROOT --create /etc/tmpfiles.d/yike.conf",
      "systemctl --root=ROOT mask ctrl-alt-del.target",
      "systemctl --root=ROOT enable yike-kiosk.service",
    ]);
    expect(statSync(join(root, "etc", "yike", "session")).mode & 0o777).toBe(0o755);
    const policies = JSON.parse(readFileSync(join(root, "etc/chromium/policies/managed/yike.json"), "utf8"));
    expect(policies).toMatchObject({ URLBlocklist: ["*"], DeveloperToolsAvailability: 2 });
    expect(policies.URLAllowlist[0]).toBe("http://127.0.0.1:4310");
    expect(readFileSync(join(root, "etc", "yike", "session"), "utf8")).toContain("kiosk --port 4310");
  });

  test("--apply again changes nothing and says so", async () => {
    await install("--apply");
    const before = tree();
    expect(await install("--apply")).toBe(0);
    expect(difference(before, tree())).toEqual([]);
    expect(
      printed
        .filter((line) => line.includes("/etc/") && line.startsWith("done"))
        .every((line) => /sysusers|tmpfiles/.test(line)),
    ).toBe(true);
  });

  test("--apply of another port changes the files that name it, and --remove still finds them its own", async () => {
    const before = tree();
    await install("--apply");
    await install("--apply", "--port", "5000");
    expect(readFileSync(join(root, "etc", "yike", "session"), "utf8")).toContain("kiosk --port 5000");
    expect(await install("--remove")).toBe(0);
    expect(difference(before, tree())).toEqual([]);
  });

  test("--remove leaves the system as it was found, files that were there before too", async () => {
    const own = join(root, "etc", "sysctl.d");
    mkdirSync(own);
    writeFileSync(join(own, "90-yike.conf"), "vm.swappiness = 1\n");
    chmodSync(join(own, "90-yike.conf"), 0o640);
    const before = tree();
    await install("--apply");
    expect(difference(before, tree()).length).toBeGreaterThan(15);
    expect(await install("--remove")).toBe(0);
    expect(difference(before, tree())).toEqual([]);
    expect(called().slice(-3)).toEqual([
      "systemctl --root=ROOT disable yike-kiosk.service",
      "systemctl --root=ROOT unmask ctrl-alt-del.target",
      "userdel --prefix ROOT yike",
    ]);
  });

  test("--remove keeps the bookings and their user, and takes both when told to", async () => {
    await install("--apply");
    writeFileSync(join(root, "var", "lib", "yike", "station.json"), "{}");
    expect(await install("--remove")).toBe(0);
    expect(existsSync(join(root, "var", "lib", "yike", "station.json"))).toBe(true);
    expect(readFileSync(join(root, "etc", "passwd"), "utf8")).toContain("yike:");
    expect(said.join()).toContain("--data-too");

    await install("--apply");
    expect(await install("--remove", "--data-too")).toBe(0);
    expect(existsSync(join(root, "var", "lib", "yike"))).toBe(false);
  });

  test("a file that somebody has changed since stays, and is named", async () => {
    await install("--apply");
    const unit = join(root, "etc", "systemd", "system", "yike-kiosk.service");
    appendFileSync(unit, "# by hand\n");
    expect(await install("--remove")).toBe(0);
    expect(existsSync(unit)).toBe(true);
    expect(said.join()).toContain("yike-kiosk.service");
  });

  test("a user who was there before stays", async () => {
    appendFileSync(join(root, "etc", "passwd"), "yike:x:1000:1000::/home/yike:/bin/sh\n");
    await install("--apply");
    await install("--remove", "--data-too");
    expect(readFileSync(join(root, "etc", "passwd"), "utf8")).toContain("yike:x:1000");
  });

  test("cut off in the middle: repeating it or taking it back both end whole", async () => {
    const before = tree();
    writeFileSync(join(bin, "systemd-tmpfiles"), "#!/bin/sh\necho no room >&2\nexit 1\n");
    expect(await install("--apply")).toBe(1);
    expect(said.join()).toContain("no room");
    expect(await install("--remove")).toBe(0);
    expect(difference(before, tree())).toEqual([]);
  });

  test("--remove where nothing was installed does nothing", async () => {
    const before = tree();
    expect(await install("--remove")).toBe(0);
    expect(difference(before, tree())).toEqual([]);
    expect(called()).toEqual([]);
  });

  test.each([[[]], [["--plan", "--apply"]], [["--apply", "--port", "0"]], [["--apply", "--port", "x"]]])(
    "%j is no command",
    async (args) => {
      await expect(install(...args)).rejects.toThrow(UsageError);
    },
  );
});

describe("what is laid", () => {
  const steps = installPlan({ user: "yike", port: 4310, data: "/var/lib/yike", program: "/usr/bin/yike" });
  const content = (path: string) =>
    steps.flatMap((step) => (step.kind === "file" && step.path.endsWith(path) ? [step.content] : [])).join();

  test("runs nothing as root and comes back by itself", () => {
    const unit = content("yike-kiosk.service");
    for (const line of [
      "User=yike",
      "Restart=always",
      "RestartSec=1",
      "WatchdogSec=60",
      "KillMode=control-group",
      "NotifyAccess=all",
    ])
      expect(unit.split("\n")).toContain(line);
  });

  test("names no port but its own, and none in the browser's policy but this machine's", () => {
    expect(JSON.parse(content("managed/yike.json")).URLAllowlist).toEqual([
      "http://127.0.0.1:4310",
      expect.stringMatching(/^file:\/\/\/.*\/resources\/out-of-service\.html$/),
    ]);
  });

  test("leaves the keys of a resident's keyboard or switch alone", () => {
    const grabbed = new Set([...content("openbox.xml").matchAll(/key="([^"]+)"/g)].map(([, key]) => key));
    for (const key of ["C-n", "C-t", "C-o", "C-S-i", "A-F4", "F11", "F12", "C-p", "C-plus", "Super_L", "A-Left", "C-w"])
      expect(grabbed).toContain(key);
    for (const key of ["Tab", "S-Tab", "Return", "Escape", "space", "a", "S-a", "Left", "BackSpace"])
      expect(grabbed).not.toContain(key);
  });

  const verify = spawnSync("systemd-analyze", ["--version"]).status === 0;
  test.skipIf(!verify)("is a unit that systemd understands (skipped where systemd-analyze is not installed)", () => {
    const folder = mkdtempSync(join(tmpdir(), "yike-unit-"));
    const path = join(folder, "yike-kiosk.service");
    writeFileSync(path, content("yike-kiosk.service").replace(/^ExecStart=\S+/m, "ExecStart=/bin/true"));
    const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", path], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(stderr.split("\n").filter((line) => line.includes("yike-kiosk"))).toEqual([]);
  });
});

describe("docs/operations.md", () => {
  test("has the whole way in boxes that the trial runs, from the package to its removal", () => {
    const commands = trialCommands(readProjectFile("docs/operations.md"));
    expect(commands.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual(
      expect.arrayContaining([
        "apt-get install -y",
        "yike install --plan",
        "yike install --apply",
        "yike install --remove",
        "apt-get remove -y",
      ]),
    );
    expect(commands.indexOf("yike install --plan")).toBeLessThan(commands.indexOf("yike install --apply"));
    expect(existsSync(join(PROJECT, "tests", "install", "trial.ts"))).toBe(true);
  });

  test("names every fault number of the out-of-service page", () => {
    const doc = readProjectFile("docs/operations.md");
    for (const number of ["K-101", "K-102", "K-103", "K-204"]) expect(doc).toContain(number);
  });
});
