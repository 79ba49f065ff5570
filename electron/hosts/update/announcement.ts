import { z } from "zod";

/** What a publisher says of one package, signed as it stands. `update/1`. */
export const announcement = z.object({
  spec: z.literal("update/1"),
  /** Rises with every release: the ratchet. A version can be written in many ways, a number cannot. */
  seq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  file: z.string().regex(/^[\w.-]{1,100}\.(deb|AppImage|exe)$/),
  bytes: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  issuedAt: z.iso.datetime(),
  /** After it the announcement is worth nothing: somebody may be holding newer ones back. */
  expiresAt: z.iso.datetime(),
});
export type Announcement = z.infer<typeof announcement>;

export const ANNOUNCEMENT_FILE = "update.json";
export const SIGNATURE_FILE = "update.sig";
/** An announcement is a few hundred bytes; a signature is 64, in base64. */
export const ANNOUNCEMENT_BYTES_MAX = 4_096;
export const SIGNATURE_BYTES_MAX = 200;
/** The Debian package has 45 MB, an Electron one some 120. */
export const PACKAGE_BYTES_MAX = 400 * 1_024 * 1_024;
