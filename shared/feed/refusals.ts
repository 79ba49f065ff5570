import type { FeedRefusal } from "../contract/feed.ts";

/** What a refused refresh says to the person who asked for it: the reason, then the next step. One sentence each. */
const REFUSAL_TEXT: Readonly<Record<FeedRefusal, { readonly zh: string; readonly en: string }>> = {
  missing: {
    zh: "没有找到数据文件:请确认文件夹或U盘里有 manifest.json 和它列出的全部文件。",
    en: "The feed files were not found: check that the folder or stick holds manifest.json and every file it names.",
  },
  unreadable: {
    zh: "数据读不出来:请换一个U盘或重新拷贝后再试。",
    en: "The feed could not be read: copy it again or try another stick.",
  },
  unsigned: {
    zh: "数据没有签名,不能使用:请向发布方索取带 manifest.sig 的完整文件夹。",
    en: "The feed is not signed and cannot be used: ask the publisher for the whole folder with manifest.sig.",
  },
  "bad-signature": {
    zh: "签名和内容对不上,数据可能被改动过:请从发布方重新获取。",
    en: "The signature does not fit the content, which may have been changed: get the feed from its publisher again.",
  },
  "unknown-key": {
    zh: "这份数据由本站不认识的密钥签名:确认发布方后,把它的公钥写进 station.json 的 feed.keys。",
    en: "This feed is signed by a key the station does not know: if you trust the publisher, add its public key to feed.keys in station.json.",
  },
  "bad-manifest": {
    zh: "数据目录 manifest.json 的格式不对或版本太新:请让发布方重新生成,或先升级本机程序。",
    en: "manifest.json is malformed or made for a newer version: ask the publisher to build it again, or update this station first.",
  },
  "too-large": {
    zh: "数据超过允许的大小:请让发布方缩小范围后重新生成。",
    en: "The feed is larger than a station accepts: ask the publisher for a smaller one.",
  },
  truncated: {
    zh: "数据文件不完整,可能拷贝时中断了:请重新拷贝。",
    en: "A feed file is cut short, perhaps by an interrupted copy: copy it again.",
  },
  "hash-mismatch": {
    zh: "数据文件和目录里的校验值对不上:请重新拷贝或下载。",
    en: "A feed file does not fit its checksum: copy or download it again.",
  },
  "count-mismatch": {
    zh: "数据条数和目录里写的不一致:请让发布方重新生成。",
    en: "The number of rows is not what the manifest says: ask the publisher to build the feed again.",
  },
  "set-hash-mismatch": {
    zh: "数据内容和目录里的总校验对不上:请让发布方重新生成。",
    en: "The rows do not fit the manifest's hash of the whole set: ask the publisher to build the feed again.",
  },
  "duplicate-id": {
    zh: "数据里有重复的编号:请让发布方去重后重新生成。",
    en: "Two rows carry the same id: ask the publisher to remove the duplicates and build the feed again.",
  },
  "too-many-invalid": {
    zh: "不合格的数据超过百分之一:请让发布方检查后重新生成。",
    en: "More than one row in a hundred is invalid: ask the publisher to check the feed and build it again.",
  },
  rollback: {
    zh: "这份数据比本站用过的更旧:请使用最新的一份。",
    en: "This feed is older than one the station has already used: use the newest one.",
  },
  empty: {
    zh: "数据里一个岗位也没有:请让发布方检查来源后重新生成。",
    en: "The feed holds no job at all: ask the publisher to check the sources and build it again.",
  },
  "build-failed": {
    zh: "数据没问题,但本机没能写成:请检查磁盘空间后再试。",
    en: "The station could not write the new catalogue: check the disk space and try again.",
  },
};

/** The sentence for a refusal in the language asked for. */
export function refusalText(reason: FeedRefusal, language: "zh" | "en"): string {
  return REFUSAL_TEXT[reason][language];
}
