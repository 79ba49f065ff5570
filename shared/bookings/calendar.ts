/** What goes into a phone's calendar. Nothing personal: neither name nor number, and no code a passer-by could use. */
export interface CalendarEntry {
  /** A UUID. */
  readonly id: string;
  /** ISO times, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** When it was made, ISO. */
  readonly madeAt: string;
  readonly title: string;
  readonly place: string;
}

/** Octets a line may have before it is folded (RFC 5545 §3.1). */
const LINE_OCTETS = 75;
const BREAK = "\r\n";

/**
 * An iCalendar file of one event (RFC 5545), short enough for a QR code that a phone's camera offers to its calendar.
 * Times are in UTC, so that no time zone has to be described.
 */
export function calendarText(entry: CalendarEntry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Yike//Kiosk//ZH",
    "BEGIN:VEVENT",
    `UID:${entry.id}@yike`,
    `DTSTAMP:${stamp(entry.madeAt)}`,
    `DTSTART:${stamp(entry.startsAt)}`,
    `DTEND:${stamp(entry.endsAt)}`,
    `SUMMARY:${plain(entry.title)}`,
    ...(entry.place === "" ? [] : [`LOCATION:${plain(entry.place)}`]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join(BREAK)}${BREAK}`;
}

/** `2026-11-20T02:30:00.000Z` → `20261120T023000Z`. */
function stamp(iso: string): string {
  return `${iso.slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** RFC 5545 §3.3.11. Other control characters have no place in a text value. */
function plain(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** Folds by octets and never inside a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const width = octetsOf(character);
    if (octets + width > LINE_OCTETS) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += width;
  }
  return [...parts, part].join(BREAK);
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
