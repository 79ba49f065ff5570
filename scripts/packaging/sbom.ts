import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

interface Component {
  name: string;
  version: string;
  externalReferences?: { type: string }[];
}

/** As much of a CycloneDX document as is read or written here (cyclonedx.org/docs/1.5). */
interface Bill {
  serialNumber?: string;
  metadata: { timestamp?: string; component?: Component };
  components: Component[];
}

/**
 * The bill of materials of everything in the lockfile, by npm itself; without the number and the time that would make
 * two bills of one lockfile differ.
 * @throws Error when npm cannot make one
 */
export function billOfMaterials(): { text: string; components: number } {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const { status, stdout, stderr } = spawnSync("npm", args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1_024 * 1_024,
  });
  if (status !== 0) throw new Error(`npm sbom ended with ${status}: ${stderr.trim().slice(-300)}`);
  const bill = JSON.parse(stdout) as Bill;
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  // npm calls the program by the folder it lies in, and a package by where it was fetched from.
  if (bill.metadata.component !== undefined) bill.metadata.component.name = "yike";
  for (const component of bill.components) {
    component.externalReferences = component.externalReferences?.filter(({ type }) => type !== "distribution") ?? [];
  }
  return { text: `${JSON.stringify(bill, null, 1)}\n`, components: bill.components.length };
}

/** Sentences about packages that run at a station and are missing from the bill, or there in another version. */
export function judgeBill(text: string, names: readonly string[]): string[] {
  const { components } = JSON.parse(text) as Bill;
  return names.flatMap((name) => {
    const installed = readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8");
    const { version } = JSON.parse(installed) as { version: string };
    const listed = components.some((one) => one.name === name && one.version === version);
    return listed ? [] : [`not in the bill of materials: ${name} ${version}`];
  });
}
