/**
 * Contacts in free text. A kiosk is public and many people read over a shoulder, so a number goes out of sight and the
 * resident asks the staff. Regular expressions are not proof: numbers spelled in riddles survive.
 */
export const CONTACT_MARKS = {
  phone: "〔电话请问工作人员〕",
  email: "〔邮箱请问工作人员〕",
  wechat: "〔微信请问工作人员〕",
  qq: "〔QQ请问工作人员〕",
  idNumber: "〔证件号已隐去〕",
} as const;

/** What people put between the digits of one number; no line break: numbered lists would join up. */
const GAP = "[ \\-‐‑–—−－_.．·•*]{0,3}";
const BEFORE = "(?<![0-9])";
const AFTER = "(?![0-9])";
const digits = (count: number) => `(?:${GAP}[0-9]){${count}}`;

/** GB 11643-1999: six of region, the birthday, three of order, a check character. */
const ID_NUMBER = new RegExp(
  `${BEFORE}[1-9][0-9]{5}${GAP}(?:18|19|20)[0-9]{2}${GAP}(?:0[1-9]|1[0-2])${GAP}(?:0[1-9]|[12][0-9]|3[01])${GAP}[0-9]{3}[0-9Xx]${AFTER}`,
  "g",
);
/** Eleven digits from 13 to 19, with or without +86 or the long-distance 0. */
const MOBILE = new RegExp(
  `${BEFORE}(?:\\+?(?:00)?86[)）]?${GAP}|0)?1${GAP}[3-9]${digits(9)}${AFTER}|\\+(?:00)?86${GAP}1${GAP}[3-9]${digits(9)}`,
  "g",
);
/** The same in its three groups with anything light between them: 138/1234/5678, 一三八，一二三四，五六七八. */
const GROUPED = new RegExp(`${BEFORE}1[3-9][0-9](?:[ \\-—~～/|丨、,，.·*+_]{1,3}[0-9]{4}){2}${AFTER}`, "g");
/**
 * Area code (three or four digits from 0, without the 0 after +86) and seven or eight digits, with an extension; 400
 * and 800 lines.
 */
const AREA = `(?:[(（]0[0-9]{2,3}[)）]|${BEFORE}(?:\\+?(?:00)?86${GAP}0?|0)(?:10|2[0-9]|[3-9][0-9]{2}))`;
const LANDLINE = new RegExp(
  `${AREA}${GAP}[2-9][0-9]{2,3}${GAP}[0-9]{4}${AFTER}(?: ?(?:转|[-—]) ?[0-9]{1,6}${AFTER})?|${BEFORE}[48]00${GAP}(?:[0-9]{3}${GAP}[0-9]{4}|[0-9]{4}${GAP}[0-9]{3})${AFTER}`,
  "g",
);
/**
 * A number without a shape of its own is a phone when a word says so. Between the two only what belongs to a number:
 * 电话销售 5000-8000 is pay.
 */
const NAMED_PHONE = new RegExp(
  `((?:电话|手机|座机|热线|联系方式|致电|拨打|来电|(?<![a-z])(?:tel|phone|mobile|call))(?: |号码?|咨询|联系|报名|请打|[:：=.是为(（+])*)[0-9]${digits(6)}(?:${GAP}[0-9]){0,8}`,
  "gi",
);
/** Eight digits are a Shanghai line when a person or a word of contact stands right before them. */
const NAMED_LINE =
  /((?:联系人?|咨询|报名|应聘|面试|有意者|先生|女士|小姐|经理|主管|老师|店长|阿姨|师傅)(?:(?!编号|时间|日期|工号|薪|资|费)[^0-9\n,，。;；]){0,8})(?!20[0-3][0-9](?:0[1-9]|1[0-2]))[2-8][0-9]{3}[ -]?[0-9]{4}(?![0-9]|\s*(?:元|人|万|千|号楼|平))(?: ?(?:转|[-—]) ?[0-9]{1,6}(?![0-9]))?/g;
/** The ID numbers of before 1999: fifteen digits, so only where a word says so. */
const OLD_ID_NUMBER = /((?:身份证|证件)(?:号码?)?\s*[:：]?\s*)[1-9][0-9]{14}(?![0-9Xx])/g;
/** hr#qq.com, hr艾特163。com, hr at qq dot com: at the hosts that people here have their mail at. */
const SPELLED_EMAIL =
  /[\w.%+-]{2,64} ?(?:[#＃@＠]|艾特|爱特|圈a|(?<=[ \w])at(?= ?(?:qq|1[0-9]{2}|sina|gmail))) ?(?:qq|163|126|139|188|189|sina|sohu|foxmail|gmail|hotmail|outlook|yeah|aliyun) ?(?:[.．。,，·]|点| dot ) ?(?:com|cn|net)/gi;
/** The local part may be missing or Chinese; the host decides. */
const EMAIL =
  /[\w.%+-]{0,64} ?(?:[@＠]|\[at\]|\(at\)|（at）) ?[a-z0-9][a-z0-9-]{0,62}(?: ?[.．] ?[a-z0-9-]{2,63}){1,4}/gi;
/**
 * With a clear "号" or a colon any id counts; without, it needs a digit or an underscore, or 熟悉微信 JavaScript would
 * lose a word. Five characters is a QQ number, six the shortest WeChat id.
 */
const WECHAT_WORD =
  "(?:微 ?[信芯❤♥♡]|[威薇徽维][信芯❤♥♡]|加[vV]|(?<![A-Za-z])(?:v ?x|wx|v[信芯❤♥♡]|we ?chat|wei ?xin)(?![A-Za-z]{3}))";
const WECHAT_ID = "[A-Za-z0-9][-_A-Za-z0-9]{4,29}";
const WECHAT = new RegExp(
  `(${WECHAT_WORD} ?(?:(?:号|号码|账号|ID|同号)? ?[:：=]|号码?|账号|同号) ?)${WECHAT_ID}|(${WECHAT_WORD} ?)(?=[-A-Za-z]*[0-9_])${WECHAT_ID}`,
  "gi",
);
const QQ = /((?<![a-z])(?:q ?q|扣扣|企鹅)(?![a-z]) ?(?:交流群|群号|群|号码|号)? ?[:：=]? ?)[1-9][0-9]{4,11}(?![0-9])/gi;
/** A lone letter is only a word for it before a colon, and V only before an id with a digit in it. */
const LONE_V = /((?<![A-Za-z0-9])[vV] ?[:：] ?)(?=[-A-Za-z]*[0-9_])[A-Za-z0-9][-_A-Za-z0-9]{4,29}/g;
const LONE_Q = /((?<![A-Za-z0-9])[qQ] ?[:：] ?)[1-9][0-9]{4,11}(?![0-9])/g;

/** Digits in other dress, one code unit for one, so that a place in the shadow is the same place in the text. */
const FULL_WIDTH = /[０-９]/g;
const SPELLED = /[零〇○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖①-⑨❶-❾➀-➈⑴-⑼⓪⓿]/g;
const SPELLED_VALUE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "零〇○⓪⓿",
    "一壹幺①❶➀⑴",
    "二贰②❷➁⑵",
    "三叁③❸➂⑶",
    "四肆④❹➃⑷",
    "五伍⑤❺➄⑸",
    "六陆⑥❻➅⑹",
    "七柒⑦❼➆⑺",
    "八捌⑧❽➇⑻",
    "九玖⑨❾➈⑼",
  ].flatMap((same, value) => [...same].map((sign) => [sign, String(value)])),
);
const HAS_SPELLED_NUMBER =
  /[零〇○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖①-⑨❶-❾➀-➈⑴-⑼⓪⓿](?:[^\n]{0,3}[0-9零〇○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖①-⑨❶-❾➀-➈⑴-⑼⓪⓿]){3}/;

const PAY_GROUP = /^[1-9][0-9]{1,2}00$/;
/** A range of pay rarely ends above four times its start; 13800-138000 is a phone in two parts. */
const PAY_SPREAD = 4;

/** `18000-25000 5险` has eleven digits with gaps and is pay: two round amounts, rising, then nothing but small change. */
function looksLikePay(found: string): boolean {
  const [low = "", high = "", ...rest] = found.split(/[^0-9]+/).filter((group) => group !== "");
  if (!PAY_GROUP.test(low) || !PAY_GROUP.test(high) || rest.some((group) => group.length > 2)) return false;
  return Number(high) > Number(low) && Number(high) <= Number(low) * PAY_SPREAD;
}

interface Rule {
  readonly pattern: RegExp;
  readonly mark: string;
  /** True = leave it. */
  readonly spare?: (found: string) => boolean;
}
const NUMBER_RULES: readonly Rule[] = [
  { pattern: ID_NUMBER, mark: CONTACT_MARKS.idNumber },
  { pattern: MOBILE, mark: CONTACT_MARKS.phone, spare: looksLikePay },
  { pattern: GROUPED, mark: CONTACT_MARKS.phone },
  { pattern: LANDLINE, mark: CONTACT_MARKS.phone },
];
/** Of numbers written in words only mobiles: 二零二六年 would make a landline of many a date. */
const SPELLED_RULES = NUMBER_RULES.filter(({ pattern }) => pattern === MOBILE || pattern === GROUPED);
const WORD_RULES: readonly Rule[] = [
  { pattern: SPELLED_EMAIL, mark: CONTACT_MARKS.email },
  { pattern: EMAIL, mark: CONTACT_MARKS.email },
  { pattern: WECHAT, mark: CONTACT_MARKS.wechat },
  { pattern: QQ, mark: CONTACT_MARKS.qq },
  { pattern: LONE_V, mark: CONTACT_MARKS.wechat },
  { pattern: LONE_Q, mark: CONTACT_MARKS.qq },
  { pattern: OLD_ID_NUMBER, mark: CONTACT_MARKS.idNumber },
  { pattern: NAMED_PHONE, mark: CONTACT_MARKS.phone, spare: looksLikePay },
  { pattern: NAMED_LINE, mark: CONTACT_MARKS.phone },
];

/** Finds in `shadow`, replaces in `text`; both have the same length. A first capture group is kept as it stands. */
function replaceBy(rule: Rule, text: string, shadow: string): string {
  let out = "";
  let from = 0;
  for (const found of shadow.matchAll(rule.pattern)) {
    if (rule.spare?.(found[0]) === true) continue;
    const kept = (found[1] ?? found[2] ?? "").length;
    out += text.slice(from, found.index + kept) + rule.mark;
    from = found.index + found[0].length;
  }
  return from === 0 ? text : out + text.slice(from);
}

function latinDigits(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

function spelledDigits(text: string): string {
  return latinDigits(text).replace(SPELLED, (sign) => SPELLED_VALUE[sign] ?? sign);
}

function maskOnce(text: string): string {
  let masked = text;
  for (const rule of NUMBER_RULES) masked = replaceBy(rule, masked, latinDigits(masked));
  for (const rule of WORD_RULES) masked = replaceBy(rule, masked, latinDigits(masked));
  if (HAS_SPELLED_NUMBER.test(masked))
    for (const rule of SPELLED_RULES) masked = replaceBy(rule, masked, spelledDigits(masked));
  return masked;
}

/** Text that cannot hold a contact: no run of digits, no @, none of the words. */
const SUSPICIOUS =
  /[0-9０-９][^\n]{0,3}[0-9０-９]|[@＠#＃]|at[\])）]|艾特|爱特| at |[qv] ?[:：]|微|信|vx|wx|加v|we|扣|企鹅/i;

/**
 * The text with mobiles, landlines with an area code, e-mail addresses, WeChat and QQ ids that a word introduces, and
 * ID numbers replaced by short marks. Expects `plainText` (no zero-width characters). Idempotent: it repeats until
 * nothing changes, and every change takes characters away that no mark holds.
 */
export function maskContacts(text: string): string {
  if (!SUSPICIOUS.test(text) && !HAS_SPELLED_NUMBER.test(text)) return text;
  let before = text;
  for (;;) {
    const after = maskOnce(before);
    if (after === before) return after;
    before = after;
  }
}
