import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";

/** electron-builder's names for the fuses of the wire. Its version 26.17 has none for WasmTrapHandlers. */
const FUSES: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** Sentences about fuses in the packed program that are not as configured, or not configured at all. */
export async function judgeFuses(program: string, wanted: Readonly<Record<string, boolean>>): Promise<string[]> {
  const wire = await getCurrentFuseWire(program);
  const complaints = Object.keys(wanted)
    .filter((name) => !Object.hasOwn(FUSES, name))
    .map((name) => `unknown fuse in the configuration: ${name}`);
  for (const [name, fuse] of Object.entries(FUSES)) {
    const want = wanted[name];
    if (want === undefined) complaints.push(`not configured: ${name}`);
    else if (wire[fuse] !== (want ? FuseState.ENABLE : FuseState.DISABLE))
      complaints.push(`${name} should be ${want ? "on" : "off"}`);
  }
  return complaints;
}
