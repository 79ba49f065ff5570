/**
 * What the page may do, the same in every host (electron.md §3; React 19.3, react-aria, oRPC and the rest were run under
 * it without a violation, stack.md §3). Nothing inline, nothing from elsewhere, no frame, no form, no string turned into
 * markup or code. `data:` and `blob:` are for pictures the page draws and for short sounds.
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;
export const CSP = DIRECTIVES.join("; ");

/** Interfaces the page never needs; the shell's own permission table refuses them once more. */
const REFUSED_FEATURES = [
  "camera",
  "display-capture",
  "geolocation",
  "hid",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
] as const;

/** Headers of every answer to the page, lower-case names, the policy above among them. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CSP,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": REFUSED_FEATURES.map((name) => `${name}=()`).join(", "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * The same for a page in a browser, where no shell says no: the page is sandboxed by itself. It may run its scripts as its
 * own origin and nothing else: no window, no dialog, no download, no form, and nobody above it to steer. Seen in Chromium
 * 156: `window.open` with a press behind it opened a window in kiosk mode, whatever the policies (tests/e2e/escape.spec.ts).
 */
export const BROWSER_CSP = `${CSP}; sandbox allow-scripts allow-same-origin`;
export const BROWSER_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  "content-security-policy": BROWSER_CSP,
};
