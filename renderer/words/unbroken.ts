/** Word joiner: no line may break here. */
const JOIN = "\u2060";

/** Keeps ranges such as 16:30–20:30 on one line; browsers break after the dash. */
export function unbroken(text: string): string {
  return text.replace(/(?<=\d)\s?([-–—~～])\s?(?=\d)/g, `${JOIN}$1${JOIN}`);
}
