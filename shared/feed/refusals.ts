import type { FeedRefusal, NextTry } from "../contract/feed.ts";

/**
 * Every class of failure: what it says to the person who asked (the reason, then the next step, one sentence a
 * language), and when the schedule tries again. A copy cut short or spoiled on its way may be whole the next time;
 * a feed that contradicts itself stays so until the publisher builds another.
 */
const REFUSALS: Readonly<Record<FeedRefusal, { readonly next: NextTry; readonly zh: string; readonly en: string }>> = {
  missing: {
    next: "regular",
    zh: "没有找到数据文件：请确认文件夹或U盘里有 manifest.json 和它列出的全部文件。",
    en: "The feed files were not found: check that the folder or stick holds manifest.json and every file it names.",
  },
  unreadable: {
    next: "regular",
    zh: "数据读不出来：请换一个U盘或重新拷贝后再试。",
    en: "The feed could not be read: copy it again or try another stick.",
  },
  unsigned: {
    next: "regular",
    zh: "数据没有签名，不能使用：请向发布方索取带 manifest.sig 的完整文件夹。",
    en: "The feed is not signed and cannot be used: ask the publisher for the whole folder with manifest.sig.",
  },
  "bad-signature": {
    next: "regular",
    zh: "签名和内容对不上，数据可能被改动过：请从发布方重新获取。",
    en: "The signature does not fit the content, which may have been changed: get the feed from its publisher again.",
  },
  "unknown-key": {
    next: "staff",
    zh: "这份数据由本站不认识的密钥签名：确认发布方后，把它的公钥写进 station.json 的 feed.keys。",
    en: "This feed is signed by a key the station does not know: if you trust the publisher, add its public key to feed.keys in station.json.",
  },
  "bad-manifest": {
    next: "regular",
    zh: "数据目录 manifest.json 的格式不对或版本太新：请让发布方重新生成，或先升级本机程序。",
    en: "manifest.json is malformed or made for a newer version: ask the publisher to build it again, or update this station first.",
  },
  "too-large": {
    next: "regular",
    zh: "数据超过允许的大小：请让发布方缩小范围后重新生成。",
    en: "The feed is larger than a station accepts: ask the publisher for a smaller one.",
  },
  truncated: {
    next: "soon",
    zh: "数据文件不完整，可能拷贝时中断了：请重新拷贝。",
    en: "A feed file is cut short, perhaps by an interrupted copy: copy it again.",
  },
  "hash-mismatch": {
    next: "soon",
    zh: "数据文件和目录里的校验值对不上：请重新拷贝或下载。",
    en: "A feed file does not fit its checksum: copy or download it again.",
  },
  "count-mismatch": {
    next: "regular",
    zh: "数据条数和目录里写的不一致：请让发布方重新生成。",
    en: "The number of rows is not what the manifest says: ask the publisher to build the feed again.",
  },
  "set-hash-mismatch": {
    next: "regular",
    zh: "数据内容和目录里的总校验对不上：请让发布方重新生成。",
    en: "The rows do not fit the manifest's hash of the whole set: ask the publisher to build the feed again.",
  },
  "duplicate-id": {
    next: "regular",
    zh: "数据里有重复的编号：请让发布方去重后重新生成。",
    en: "Two rows carry the same id: ask the publisher to remove the duplicates and build the feed again.",
  },
  "too-many-invalid": {
    next: "regular",
    zh: "不合格的数据超过百分之一：请让发布方检查后重新生成。",
    en: "More than one row in a hundred is invalid: ask the publisher to check the feed and build it again.",
  },
  rollback: {
    next: "regular",
    zh: "这份数据比本站用过的更旧：请使用最新的一份。",
    en: "This feed is older than one the station has already used: use the newest one.",
  },
  empty: {
    next: "regular",
    zh: "数据里一个岗位也没有：请让发布方检查来源后重新生成。",
    en: "The feed holds no job at all: ask the publisher to check the sources and build it again.",
  },
  "build-failed": {
    next: "soon",
    zh: "数据没问题，但本机没能写成：请检查磁盘空间后再试。",
    en: "The station could not write the new catalogue: check the disk space and try again.",
  },
  "in-use": {
    next: "soon",
    zh: "另一个程序正在更新数据：请等它结束后再试。",
    en: "Another program is refreshing the data: try again when it has finished.",
  },
  offline: {
    next: "soon",
    zh: "连不上发布方的服务器：请检查网线和网络，恢复后会自动再试。",
    en: "The publisher's server cannot be reached: check cable and network; the station tries again by itself.",
  },
  timeout: {
    next: "soon",
    zh: "服务器太慢，没有等到数据：稍后会自动再试，总是这样请联系网络管理员。",
    en: "The server was too slow and the refresh was given up: it is tried again by itself; if it goes on, ask the network's administrator.",
  },
  interrupted: {
    next: "soon",
    zh: "下载中途断了，没有用这份数据：稍后会自动再试。",
    en: "The download broke off and was not used: it is tried again by itself.",
  },
  "bad-certificate": {
    next: "staff",
    zh: "服务器的证书不对，不能确认对方身份：先看本机日期是否正确，再联系发布方。",
    en: "The server's certificate does not fit, so it may not be the publisher: check this machine's date first, then ask the publisher.",
  },
  "not-https": {
    next: "staff",
    zh: "数据地址必须以 https:// 开头：请改正 station.json 里的 feed.url。",
    en: "The feed's address must begin with https://: correct feed.url in station.json.",
  },
  "foreign-host": {
    next: "staff",
    zh: "这个地址不是本站指定的数据服务器：请用 station.json 里 feed.url 的服务器，或用文件夹更新。",
    en: "This address is not the server this station is bound to: use the one of feed.url in station.json, or a folder.",
  },
  redirected: {
    next: "staff",
    zh: "服务器把请求转到了别处，本站不跟随：请向发布方要新的地址，写进 feed.url。",
    en: "The server sends requests elsewhere, which a station does not follow: ask the publisher for the new address and set feed.url.",
  },
  "captive-portal": {
    next: "soon",
    zh: "收到的是网页，不是数据，网络可能要先登录：请在上网登录页登录，之后会自动再试。",
    en: "A web page came instead of data; the network may want a sign-in first: sign in to it, then the station tries again by itself.",
  },
  forbidden: {
    next: "staff",
    zh: "服务器拒绝了本站：请向发布方确认这个地址还开放。",
    en: "The server turned the station away: ask the publisher whether the address is still open.",
  },
  busy: {
    next: "soon",
    zh: "服务器正忙，请求稍后再来：会按它说的时间自动再试。",
    en: "The server is busy and asks to come back later: the station tries again when it was told to.",
  },
  "server-error": {
    next: "soon",
    zh: "发布方的服务器出错了：稍后会自动再试，总是这样请告诉发布方。",
    en: "The publisher's server failed: it is tried again by itself; if it goes on, tell the publisher.",
  },
  "bad-answer": {
    next: "regular",
    zh: "服务器的回答不合规矩，没有使用：请把更新记录给发布方看。",
    en: "The server answered in a way that cannot be used: show the refresh history to the publisher.",
  },
};

/** The sentence for a refusal in the language asked for. */
export function refusalText(reason: FeedRefusal, language: "zh" | "en"): string {
  return REFUSALS[reason][language];
}

/** When the schedule tries again after this refusal. */
export function nextTryAfter(reason: FeedRefusal): NextTry {
  return REFUSALS[reason].next;
}
