import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildDeb, debFile } from "./deb.ts";
import { billOfMaterials } from "./sbom.ts";

/** npm run package:deb, after the build. Prints where the package lies. */
const release = fileURLToPath(new URL("../../release", import.meta.url));
mkdirSync(release, { recursive: true });
const failure = buildDeb(release, billOfMaterials().text);
if (failure === null) console.log(debFile(release));
else {
  console.error(`没有做成安装包 / the package was not built: ${failure}`);
  process.exitCode = 1;
}
