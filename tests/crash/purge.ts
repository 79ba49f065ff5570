import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createReferrals } from "../../electron/station/bookings/referrals.ts";
import { makeBackup } from "../../electron/station/db/precious/backup.ts";
import { purge } from "../../electron/station/db/precious/purge.ts";
import { verifyFile } from "../../electron/station/db/precious/verify.ts";
import { createTwoClocks } from "../integration/bookings/engine-lab.ts";
import { type Experiment, outcome, runs } from "./experiment.ts";
import { layOutSeats, openWorld, WORLD_START, worldFolder } from "./world.ts";

const PEOPLE = 120;
const DAY_MS = 86_400_000;
const SURNAMES = ["欧阳", "司马", "诸葛", "Szczepański", "上官"];

/** Name and number as a resident gave them, and as the database sealed them. */
interface Planted {
  readonly words: readonly string[];
  readonly sealed: readonly Buffer[];
}

/**
 * People book, cancel, move and ask to be put in touch; backups are made in between; then their time is over. Neither
 * their words nor the sealed bytes may be found in any file afterwards: database, write-ahead log, backups, journal, log.
 * Before the purge the sealed bytes must be found, or the search would prove nothing.
 */
export const purgeProof: Experiment = async (scale) => {
  const folder = worldFolder();
  const hands = createTwoClocks(WORLD_START);
  try {
    const world = await openWorld({ data: folder.path, clock: hands });
    const { store, folder: precious } = world.opened;
    const { files } = world.ports;
    const slots = layOutSeats(world, 300);
    const referrals = createReferrals({
      precious: store,
      jobOf: () => ({ title: "保洁", employer: "某店" }),
      keepDays: 7,
    });
    const words: string[] = [];
    const people = runs(PEOPLE, scale, 30);
    for (let at = 0; at < people; at += 1) {
      const phone = `137${String(90_000_000 + at * 7_919).padStart(8, "0")}`;
      const surname = SURNAMES[at % SURNAMES.length] ?? "";
      const contact = { surname, honorific: "先生", phone } as const;
      const id = world.ports.ids.uuid();
      words.push(phone, `${surname}先生`);
      if (at % 5 === 4) referrals.refer({ id, jobId: `job-${at}`, contact });
      else {
        const seat = { slotId: slots[at % 60] ?? "" };
        const booked = await world.engine.confirm({ id, seat, contact, followUp: false, caller: null });
        if (!booked.ok) throw new Error(booked.code);
        const key = { code: booked.value.code ?? "", last4: phone.slice(-4) };
        if (at % 5 === 1) await world.engine.cancel(key);
        if (at % 5 === 2)
          await world.engine.move({ key, seat: { slotId: slots[70 + at] ?? "" }, version: 1, caller: null });
      }
      if (at % 20 === 19) makeBackup(store, files, precious, hands.now());
    }
    const planted = { words, sealed: sealedFields(world.opened.store.db) };
    const before = search(folder.path, planted);
    hands.pass(60 * DAY_MS);
    const done = purge(store, files, precious, hands.now());
    const after = search(folder.path, planted);
    const faults = verifyFile(store.db, store.keys).faults.length;
    world.close();
    const again = await openWorld({ data: folder.path, clock: hands });
    const repaired = again.opened.findings.length;
    again.close();
    const closed = search(folder.path, planted);
    const figures = {
      people,
      filesSearched: before.files,
      sealedBefore: before.sealed,
      wordsBefore: before.words,
      purged: done,
      after,
      closed,
      faults,
    };
    return outcome(figures, [
      [before.sealed > 0, "the sealed bytes were not found before the purge: the search sees nothing"],
      [before.words === 0, `${before.words} names or numbers lay in a file in the clear`],
      [
        after.words + after.sealed === 0,
        `${after.sealed} sealed fields and ${after.words} words found after the purge`,
      ],
      [closed.words + closed.sealed === 0, `${closed.sealed} sealed fields found after a restart`],
      [faults === 0 && repaired === 0, "the purge damaged the file"],
    ]);
  } finally {
    folder.remove();
  }
};

/** The beginning of every sealed field: nonce and first bytes, found nowhere else. */
function sealedFields(db: import("better-sqlite3").Database): Buffer[] {
  const of = (table: string) =>
    db.prepare<[], { name_enc: Uint8Array; phone_enc: Uint8Array }>(`SELECT name_enc, phone_enc FROM ${table}`).all();
  return ["booking", "referral"]
    .flatMap(of)
    .flatMap(({ name_enc, phone_enc }) => [name_enc, phone_enc])
    .map((field) => Buffer.from(field.subarray(0, 20)));
}

/** Occurrences in every file below the folder: words in UTF-8, UTF-16 and base64, sealed bytes as they are and in base64. */
function search(folder: string, { words, sealed }: Planted) {
  const found = { files: 0, words: 0, sealed: 0 };
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || path.endsWith("ballast")) continue;
    const content = readFileSync(path);
    const text = content.toString("latin1");
    found.files += 1;
    for (const word of words) if (formsOf(word).some((form) => content.includes(form))) found.words += 1;
    for (const field of sealed) {
      // In base64 the first 18 bytes are 24 whole signs, wherever the field begins a text.
      const base64 = field.subarray(0, 18).toString("base64");
      if (content.includes(field) || text.includes(base64)) found.sealed += 1;
    }
  }
  return found;
}

function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word);
  return [utf8, Buffer.from(word, "utf16le"), Buffer.from(utf8.toString("base64").replace(/=+$/, ""))];
}
