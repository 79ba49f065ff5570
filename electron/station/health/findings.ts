/**
 * What the station has found out about its own data, in words for staff. Closed list: a finding is a code with counts,
 * so that it can be logged, counted and shown in either language.
 */
export interface FindingKind {
  /** `alarm`: act today. `warn`: look at it. `note`: good to know. */
  readonly weight: "note" | "warn" | "alarm";
  /** True = nothing can be booked until it is dealt with; jobs and policies go on. */
  readonly stops: boolean;
  /** `{name}` is filled in. */
  readonly zh: string;
  readonly en: string;
}

export const FINDINGS = {
  fresh: {
    weight: "note",
    stops: false,
    zh: "这台机器第一次用：预约数据库已建好。",
    en: "First start of this machine: the booking database has been made.",
  },
  restored: {
    weight: "warn",
    stops: false,
    zh: "预约数据坏了，已从备份和日志恢复（补回 {entries} 条），一条不少。坏文件留在 quarantine 文件夹，请告诉技术员。",
    en: "The booking data was damaged and has been restored from backup and journal ({entries} entries), complete. The damaged files are in the quarantine folder: tell the technician.",
  },
  "restored-in-part": {
    weight: "alarm",
    stops: false,
    zh: "预约数据坏了，已恢复能找回的部分，最近的预约可能缺少。请对照来人的预约号和小票，并告诉技术员。",
    en: "The booking data was damaged and has been restored as far as copies go; the latest bookings may be missing. Check the codes that people bring, and tell the technician.",
  },
  lost: {
    weight: "alarm",
    stops: false,
    zh: "预约数据和所有备份都读不出来，已新建空的数据库。旧文件留在 quarantine 文件夹，请马上联系技术员。",
    en: "Neither the booking data nor any copy can be read; an empty database has been made. The old files are in the quarantine folder: call the technician now.",
  },
  "caught-up": {
    weight: "warn",
    stops: false,
    zh: "上次断电后，数据库少了 {entries} 条，已从日志补回。请告诉技术员：硬盘可能没有真的写下去。",
    en: "After the last power cut the database lacked {entries} entries; they came back from the journal. Tell the technician: the disk may not write what it says it wrote.",
  },
  "journal-renewed": {
    weight: "note",
    stops: false,
    zh: "预约日志缺了或坏了，已按数据库重写，没有丢预约。",
    en: "The booking journal was missing or damaged and has been written anew from the database; nothing is lost.",
  },
  newer: {
    weight: "alarm",
    stops: true,
    zh: "预约数据是更新版本的程序写的，这个版本不敢动它。请装回新版本。预约先用电话或纸笔登记。",
    en: "The booking data was written by a newer program; this one leaves it alone. Install the newer version. Take bookings by phone or on paper until then.",
  },
  "key-missing": {
    weight: "alarm",
    stops: true,
    zh: "打开预约数据的钥匙不见了。请把 keys 文件夹从保管处放回来。预约先用电话或纸笔登记。",
    en: "The key to the booking data is missing. Put the keys folder back from where it is kept. Take bookings by phone or on paper until then.",
  },
  "key-unreadable": {
    weight: "alarm",
    stops: true,
    zh: "打开预约数据的钥匙读不出来：文件坏了，或者换了用户、换了机器。请放回保管的那一份。预约先用电话或纸笔登记。",
    en: "The key to the booking data cannot be read: damaged, or of another user or machine. Put the kept copy back. Take bookings by phone or on paper until then.",
  },
  "key-unsafe": {
    weight: "alarm",
    stops: true,
    zh: "这台机器没有能保护钥匙的系统密钥库（basic_text）。请装上密钥库（如 gnome-keyring），或由技术员改用钥匙文件。预约先用电话或纸笔登记。",
    en: "This machine has no system store that protects a key (basic_text). Install one (gnome-keyring), or have the technician choose a key file. Take bookings by phone or on paper until then.",
  },
  "other-key": {
    weight: "alarm",
    stops: true,
    zh: "钥匙和预约数据不是一对。请放回原来的 keys 文件夹。数据没有动过。预约先用电话或纸笔登记。",
    en: "This key does not belong to this booking data. Put the former keys folder back. Nothing was changed. Take bookings by phone or on paper until then.",
  },
  "read-only": {
    weight: "alarm",
    stops: true,
    zh: "数据文件夹写不进去（只读，或者没有权限）。请技术员检查硬盘和权限。预约先用电话或纸笔登记。",
    en: "The data folder cannot be written (read-only, or not permitted). Have the technician check disk and permissions. Take bookings by phone or on paper until then.",
  },
  "disk-full": {
    weight: "alarm",
    stops: true,
    zh: "硬盘满了，不能再记新的预约；已有的预约都在。请删掉不用的文件，再重新启动。",
    en: "The disk is full: no new bookings can be taken; those made are safe. Remove what is not needed and start again.",
  },
  "in-use": {
    weight: "alarm",
    stops: true,
    zh: "另一个程序正开着预约数据，现在不能修。请关掉它，再重新启动。",
    en: "Another program has the booking data open, so it cannot be repaired now. Close it and start again.",
  },
  "failed-boots": {
    weight: "alarm",
    stops: true,
    zh: "十分钟里三次没能打开预约数据，先不再碰它。岗位和政策照常。请技术员看过再重新启动。",
    en: "Three openings of the booking data failed within ten minutes; it is left alone for now. Jobs and policies go on. Have the technician look, then start again.",
  },
  engine: {
    weight: "alarm",
    stops: true,
    zh: "数据库引擎太旧或者设置不对，断电会丢预约，所以不打开。请技术员更新程序。",
    en: "The database engine is too old or set wrongly and would lose bookings when the power fails, so it stays closed. Have the technician update the program.",
  },
  "cannot-open": {
    weight: "alarm",
    stops: true,
    zh: "预约数据打不开，也没能修好（{code}）。数据没有删。请技术员查看。预约先用电话或纸笔登记。",
    en: "The booking data cannot be opened or repaired ({code}). Nothing was deleted. Have the technician look. Take bookings by phone or on paper until then.",
  },
  "disk-low": {
    weight: "warn",
    stops: false,
    zh: "硬盘快满了：留着应急的 1 MB 也放不下。请尽快清理。",
    en: "The disk is nearly full: there is no room even for the emergency megabyte. Make room soon.",
  },
  "journal-behind": {
    weight: "warn",
    stops: false,
    zh: "预约已经记下，但第二份日志暂时写不进去。请检查硬盘空间。",
    en: "Bookings are recorded, but the second copy cannot be written just now. Check the disk's space.",
  },
  "backup-failed": {
    weight: "warn",
    stops: false,
    zh: "今天的备份没有做成（{code}）。请检查硬盘空间。",
    en: "Today's backup was not made ({code}). Check the disk's space.",
  },
  damaged: {
    weight: "alarm",
    stops: false,
    zh: "例行检查发现预约数据有 {faults} 处不对。请今天重新启动，机器会自动修复。",
    en: "The routine check found {faults} faults in the booking data. Restart today: the machine will repair itself.",
  },
  clock: {
    weight: "warn",
    stops: false,
    zh: "机器的时间可能不对，到期删除先停着，免得误删。请校准时间。",
    en: "The machine's clock may be wrong; deletion on time is paused so that nothing is deleted by mistake. Set the clock.",
  },
  "purge-failed": {
    weight: "alarm",
    stops: false,
    zh: "到期的姓名电话没有删干净（{code}）。请重新启动，再不行请告诉技术员。",
    en: "Names and numbers that are due could not be deleted for good ({code}). Restart; if it happens again tell the technician.",
  },
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly code: FindingCode;
  /** ISO time by the station's clock. */
  readonly at: string;
  /** Counts and engine codes; nothing personal. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** The sentence for staff. */
export function findingSentence({ code, details }: Finding, language: "zh" | "en"): string {
  return FINDINGS[code][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(details, name) ? String(details[name]) : whole,
  );
}

/** Whether nothing can be booked because of it. */
export function stopsBooking({ code }: Finding): boolean {
  return FINDINGS[code].stops;
}
