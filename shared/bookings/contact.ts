/** Chinese mobile number (numbering plan of the MIIT), or a landline with its area code. ASCII digits only. */
const PHONE = /^(?:1[3-9]\d{9}|0(?:10|2\d|[3-9]\d{2})\d{7,8})$/;

/** One to four Han characters, or a foreign name in Latin letters. No digits: a number does not belong here. */
const SURNAME = /^(?:[\p{Script=Han}·]{1,4}|\p{Script=Latin}[\p{Script=Latin} '-]{0,19})$/u;

/** Digits of a booking code: typed on the number pad. */
export const CODE_DIGITS = 6;
const CODE = /^\d{6}$/;
const LAST4 = /^\d{4}$/;

/** Whether this can be called: digits only, as the number pad gives them. */
export function isPhone(text: string): boolean {
  return PHONE.test(text);
}

export function isSurname(text: string): boolean {
  return SURNAME.test(text);
}

export function isCode(text: string): boolean {
  return CODE.test(text);
}

export function isLast4(text: string): boolean {
  return LAST4.test(text);
}

/** All but the last four digits hidden: `*******5678`. The number of digits stays visible. */
export function maskPhone(phone: string): string {
  return `${"*".repeat(Math.max(phone.length - 4, 0))}${phone.slice(-4)}`;
}
