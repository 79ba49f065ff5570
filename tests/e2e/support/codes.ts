import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// From the disk: the library would fetch its module from a public server.
const reader = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(reader).buffer } });

/** Both readers must agree: zxing is the strict one, jsQR stands for a cheap phone. */
export async function decode(picture: Buffer): Promise<{ zxing: string[]; jsqr: string | null }> {
  const { data, width, height } = PNG.sync.read(picture);
  const pixels = new Uint8ClampedArray(data);
  const found = await readBarcodes({ data: pixels, width, height, colorSpace: "srgb" } as ImageData, {
    formats: ["QRCode"],
    tryHarder: true,
  });
  return { zxing: found.map(({ text }) => text), jsqr: jsQR(pixels, width, height)?.data ?? null };
}
