import { generateKeyPairSync, sign, X509Certificate } from "node:crypto";

/** What a certificate of a test's own server says. */
export interface CertificateOptions {
  /** Names and IPv4 addresses it is good for. */
  readonly names: readonly string[];
  /** ms since 1970. */
  readonly from: number;
  readonly to: number;
}

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256);
  const length = body.length < 128 ? [body.length] : [0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes);
const octets = (bytes: Buffer) => der(0x04, bytes);
const TRUE = der(0x01, Buffer.from([0xff]));

/** Object identifiers of RFC 5280 and RFC 5758, as they are encoded. */
const COMMON_NAME = "550403";
const SUBJECT_ALT_NAME = "551d11";
const BASIC_CONSTRAINTS = "551d13";
const ECDSA_SHA256 = "2a8648ce3d040302";
/** Context tags of GeneralName: dNSName and iPAddress. */
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/**
 * A self-signed certificate over P-256, put together by hand: Node makes keys and reads certificates, but writes none,
 * and a test should not need a tool of the system for it.
 */
export function selfSigned({ names, from, to }: CertificateOptions): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from("test server")))));
  const algorithm = sequence(oid(ECDSA_SHA256));
  const extensions = sequence(
    sequence(oid(BASIC_CONSTRAINTS), TRUE, octets(sequence(TRUE))),
    sequence(oid(SUBJECT_ALT_NAME), octets(sequence(...names.map(generalName)))),
  );
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions),
  );
  const made = new X509Certificate(sequence(toSign, algorithm, bits(sign("sha256", toSign, privateKey))));
  return { cert: made.toString(), key: String(privateKey.export({ type: "pkcs8", format: "pem" })) };
}

function generalName(name: string): Buffer {
  const address = /^\d+(?:\.\d+){3}$/.test(name);
  return address ? der(IP_ADDRESS, Buffer.from(name.split(".").map(Number))) : der(DNS_NAME, Buffer.from(name));
}

/** GeneralizedTime, without fractions of a second. */
function time(at: number): Buffer {
  return der(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]|\.\d+/g, "")}`));
}
