import { expect, test } from "vitest";
import { calendarText } from "../../../shared/bookings/calendar.ts";

const ENTRY = {
  id: "10000000-0000-4000-8000-000000000001",
  startsAt: "2026-11-20T02:30:00.000Z",
  endsAt: "2026-11-20T03:00:00.000Z",
  madeAt: "2026-11-18T01:00:00.000Z",
  title: "职业指导",
  place: "梧桐里就业服务站",
};
const unfold = (text: string) => text.replaceAll("\r\n ", "");

test("a phone's calendar can read it: lines, order and UTC times of RFC 5545", () => {
  expect(calendarText(ENTRY).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Yike//Kiosk//ZH",
    "BEGIN:VEVENT",
    "UID:10000000-0000-4000-8000-000000000001@yike",
    "DTSTAMP:20261118T010000Z",
    "DTSTART:20261120T023000Z",
    "DTEND:20261120T030000Z",
    "SUMMARY:职业指导",
    "LOCATION:梧桐里就业服务站",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("long lines are folded at 75 octets, never inside a character, and unfold to what they were", () => {
  const place = "娄山关路近天山支路梧桐里社区中心一楼进门左手边三号窗口找周老师🙂".repeat(3);
  const text = calendarText({ ...ENTRY, place });
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfold(text)).toContain(`LOCATION:${place}`);
});

test("signs that have a meaning are escaped, control characters left out", () => {
  const text = unfold(calendarText({ ...ENTRY, title: "问,答;a\\b\nEND:VEVENT\u0007" }));
  expect(text).toContain("SUMMARY:问\\,答\\;a\\\\b\\nEND:VEVENT\r\n");
});

test("small enough for a code that a phone reads at arm's length", () => {
  // 271 bytes: version 10 at error correction M holds 213, version 13 holds 331 (ISO/IEC 18004).
  expect(Buffer.byteLength(calendarText(ENTRY))).toBeLessThan(331);
});
