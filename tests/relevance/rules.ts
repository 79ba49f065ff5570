/**
 * Questions with rules that say which jobs answer them, written down before any tuning. A rule reads the title (and
 * where it says so, tags, district, kind of employment, pay), never what the engine found. Kinds as in
 * reference/search.md §5. Judged over the demonstration jobs and, where it is at hand, over a file of real postings.
 */
export type Kind =
  | "two"
  | "longer"
  | "several"
  | "mixed"
  | "synonym"
  | "pinyin"
  | "initials"
  | "typo"
  | "glued"
  | "condition"
  | "none";

/** Kinds in which the words themselves stand in the jobs: recall@20 ≥ .97 and precision@20 ≥ .95 (DESIGN §7). */
export const EXACT_KINDS: readonly Kind[] = ["two", "longer", "several", "mixed"];

export interface Judged {
  readonly title: string;
  readonly tags: readonly string[];
  readonly district: string;
  readonly employmentType: string | null;
  readonly salaryMin: number | null;
  readonly salaryUnit: string | null;
}

export interface Rule {
  readonly kind: Kind;
  readonly text: string;
  /** Must be found: recall. */
  readonly relevant: (job: Judged) => boolean;
  /** Is no fault where it is shown: precision. Default: `relevant`. For an exact word, other names of the same work. */
  readonly acceptable?: (job: Judged) => boolean;
}

/** Trades by their titles. */
const FAMILIES = {
  guard: /保安|门卫|秩序|安保|看门|值班员|值守/,
  cleaner: /保洁|清洁工|清洁员|清扫|打扫|环卫|扫落叶/,
  housework: /家政|保姆|钟点工|住家|收纳整理|育儿嫂|月嫂/,
  care: /护理员|(?<![维保防养])护工|陪护|照护|照料|护理|看护|助浴|陪诊|保姆（?照顾/,
  baby: /育儿|月嫂|保育|母婴|育婴|托育|早教|看护员|保姆/,
  cook: /厨师|炒菜|厨工|点心|帮厨|厨|切配|早点|面点|烧饭/,
  dish: /洗碗|洗菜|后厨|厨工|帮工/,
  waiter: /服务员|传菜|打饭|宴会服务|宴会传菜|帮工|小时工（午市）/,
  cashier: /收银/,
  shop: /店员|营业员|售货|导购|促销|理货|收银/,
  driver: /司机|驾驶/,
  courier: /快递|骑手|送餐|配送|送货|急送|驿站/,
  mover: /搬运|装卸|搬家|卸货|跟车/,
  store: /仓管|仓库|库管|分拣|理货|发货|仓储/,
  packer: /包装|打包|装袋/,
  worker: /普工|操作工|操作员|包装|生产|分拣工|装袋/,
  electrician: /电工|水电|维修/,
  repair: /维修|修补|小修|水电/,
  clerk: /文员|行政|办公室|录入|资料|助理|内勤/,
  desk: /前台|接待/,
  service: /客服/,
  account: /会计|财务|出纳/,
  sales: /销售|业务|促销|置业/,
  garden: /绿化|园艺|花木|绿地|花圃|花卉|修树|养护/,
  sewing: /缝纫|改衣|缝扣|剪线|熨烫|钉扣/,
  farm: /采摘|采收|大棚|果园|种植|养殖|农机|葡萄园|育苗/,
  parking: /停车|泊车/,
  room: /客房|民宿打扫/,
  media: /新媒体|短视频|直播|剪辑/,
  test: /测试/,
  forklift: /叉车/,
  sorting: /垃圾分类/,
} as const;
type Family = keyof typeof FAMILIES;

function family(name: Family): (job: Judged) => boolean {
  return (job) => FAMILIES[name].test(job.title);
}
function titled(words: RegExp): (job: Judged) => boolean {
  return (job) => words.test(job.title);
}
/** In the title or the tags: words of shifts and benefits stand in both. */
function said(words: RegExp): (job: Judged) => boolean {
  return (job) => words.test(job.title) || job.tags.some((tag) => words.test(tag));
}
function both(...rules: readonly ((job: Judged) => boolean)[]): (job: Judged) => boolean {
  return (job) => rules.every((rule) => rule(job));
}
function inDistrict(name: string): (job: Judged) => boolean {
  return (job) => job.district.startsWith(name);
}
function of(type: string): (job: Judged) => boolean {
  return (job) => job.employmentType === type;
}
const PER_MONTH: Readonly<Record<string, number>> = { month: 1, year: 1 / 12, week: 52 / 12, day: 21.75, hour: 174 };
function pays(yuan: number): (job: Judged) => boolean {
  return (job) => job.salaryMin !== null && job.salaryMin * (PER_MONTH[job.salaryUnit ?? ""] ?? 0) >= yuan;
}
const never = () => false;

/** The word itself, in title or tags, is what is asked for. */
function literal(kind: Kind, words: readonly string[]): Rule[] {
  return words.map((text) => {
    const relevant = said(new RegExp(text));
    const families = Object.values(FAMILIES).filter((titles) => titles.test(text));
    return { kind, text, relevant, acceptable: (job) => relevant(job) || families.some((of) => of.test(job.title)) };
  });
}
function meant(kind: Kind, rows: readonly (readonly [text: string, name: Family])[]): Rule[] {
  return rows.map(([text, name]) => ({ kind, text, relevant: family(name) }));
}
function ruled(kind: Kind, rows: readonly (readonly [text: string, relevant: (job: Judged) => boolean])[]): Rule[] {
  return rows.map(([text, relevant]) => ({ kind, text, relevant }));
}

export const RULES: readonly Rule[] = [
  ...literal("two", [
    ..."保安 保洁 门卫 司机 会计 出纳 文员 前台 客服 护工 陪护 厨师 洗碗 收银 店员 快递 分拣 搬运 装卸 绿化".split(" "),
    ..."电工 维修 缝纫 叉车 促销 采摘 仓管 食堂 超市 酒店 医院 社区 销售 运营".split(" "),
  ]),
  ...literal("longer", [
    ..."保洁员 服务员 收银员 快递员 养老护理员 仓库管理员 垃圾分类 停车场 洗碗工 装卸工 水电维修 育儿嫂".split(" "),
    ..."新媒体运营 软件测试 前端开发 便利店 小区保洁 办公室文员 电话客服 河道保洁员 社区助理员 家政钟点工".split(" "),
  ]),
  ...ruled("several", [
    ["保安 夜班", both(said(/保安/), said(/夜班/))],
    ["保洁 半天", both(said(/保洁/), said(/半天/))],
    ["收银 晚班", both(said(/收银/), said(/晚班/))],
    ["厨师 包住", both(said(/厨师/), said(/包住/))],
    ["文员 双休", both(said(/文员/), said(/双休/))],
    ["分拣 日结", both(said(/分拣/), said(/日结/))],
    ["服务员、双休", both(said(/服务员/), said(/双休/))],
    ["超市 理货", both(said(/超市/), said(/理货/))],
    ["医院 保洁", both(said(/医院/), said(/保洁/))],
    ["长宁 保安", both(said(/保安/), inDistrict("长宁"))],
    ["崇明 保洁", both(said(/保洁/), inDistrict("崇明"))],
    ["普陀区 分拣", both(said(/分拣/), inDistrict("普陀"))],
    ["徐汇 前台", both(said(/前台/), inDistrict("徐汇"))],
    ["客服 兼职", both(said(/客服/), of("兼职"))],
    ["见习 助理", both(said(/助理/), of("见习"))],
    ["助理 公益性岗位", both(said(/助理/), of("公益性岗位"))],
  ]),
  ...ruled("mixed", [
    ["C1司机", titled(/(?<![a-z0-9])C1(?![a-z0-9])/i)],
    ["A1 司机", titled(/(?<![a-z0-9])A1(?![a-z0-9])/i)],
    ["司机 c1", titled(/(?<![a-z0-9])C1(?![a-z0-9])/i)],
    ["司机（A1）", titled(/(?<![a-z0-9])A1(?![a-z0-9])/i)],
    ["ａ１ 司机", titled(/(?<![a-z0-9])A1(?![a-z0-9])/i)],
    ["送货司机(C1)", titled(/送货司机（C1/)],
  ]),
  ...meant("synonym", [
    ["打扫卫生", "cleaner"],
    ["清洁工", "cleaner"],
    ["扫地", "cleaner"],
    ["看门", "guard"],
    ["安保", "guard"],
    ["秩序维护", "guard"],
    ["看护", "care"],
    ["照顾老人", "care"],
    ["护理", "care"],
    ["陪护", "care"],
    ["保姆", "housework"],
    ["住家阿姨", "housework"],
    ["家政", "housework"],
    ["带孩子", "baby"],
    ["育婴", "baby"],
    ["烧菜师傅", "cook"],
    ["大厨", "cook"],
    ["洗盘子", "dish"],
    ["端盘子", "waiter"],
    ["跑堂", "waiter"],
    ["营业员", "shop"],
    ["导购", "shop"],
    ["驾驶员", "driver"],
    ["开车", "driver"],
    ["送外卖", "courier"],
    ["送快递", "courier"],
    ["搬货", "mover"],
    ["库管", "store"],
    ["仓库管理", "store"],
    ["打包", "packer"],
    ["流水线", "worker"],
    ["修水管", "repair"],
    ["办公室内勤", "clerk"],
    ["接待", "desk"],
    ["接电话", "service"],
    ["财务", "account"],
    ["做账", "account"],
    ["园林工", "garden"],
    ["裁缝", "sewing"],
    ["摘果子", "farm"],
    ["停车收费", "parking"],
    ["客房清洁", "room"],
    ["自媒体", "media"],
    ["程序测试", "test"],
    ["开叉车", "forklift"],
    ["垃圾分类员", "sorting"],
  ]),
  ...meant("pinyin", [
    ["baoan", "guard"],
    ["baojie", "cleaner"],
    ["jiazheng", "housework"],
    ["hugong", "care"],
    ["chushi", "cook"],
    ["xiwan", "dish"],
    ["fuwuyuan", "waiter"],
    ["shouyin", "cashier"],
    ["dianyuan", "shop"],
    ["siji", "driver"],
    ["kuaidi", "courier"],
    ["banyun", "mover"],
    ["cangguan", "store"],
    ["baozhuang", "packer"],
    ["diangong", "electrician"],
    ["wenyuan", "clerk"],
    ["qiantai", "desk"],
    ["kefu", "service"],
    ["kuaiji", "account"],
    ["lvhua", "garden"],
    ["bao an", "guard"],
    ["yang lao hu li yuan", "care"],
    ["bao洁", "cleaner"],
    ["si机", "driver"],
  ]),
  ...meant("initials", [
    ["bj", "cleaner"],
    ["ba", "guard"],
    ["sj", "driver"],
    ["fwy", "waiter"],
    ["syy", "cashier"],
    ["kdy", "courier"],
    ["kj", "account"],
    ["wy", "clerk"],
    ["dg", "electrician"],
    ["cs", "cook"],
  ]),
  ...meant("typo", [
    ["保按", "guard"],
    ["收应员", "cashier"],
    ["养老护里员", "care"],
    ["服物员", "waiter"],
    ["保结", "cleaner"],
    ["司鸡", "driver"],
    ["会记", "account"],
    ["快弟员", "courier"],
    ["出师", "cook"],
    ["营业园", "shop"],
    ["仓冠员", "store"],
    ["电功", "electrician"],
    ["文圆", "clerk"],
    ["前抬", "desk"],
    ["客福", "service"],
    ["绿花工", "garden"],
    ["包妆工", "packer"],
    ["家正", "housework"],
    ["叉车公", "forklift"],
    ["班运工", "mover"],
  ]),
  ...ruled("glued", [
    ["长宁保洁", both(family("cleaner"), inDistrict("长宁"))],
    ["崇明司机", both(family("driver"), inDistrict("崇明"))],
    ["普陀仓管", both(family("store"), inDistrict("普陀"))],
    ["徐汇保安", both(family("guard"), inDistrict("徐汇"))],
    ["兼职收银", both(family("cashier"), of("兼职"))],
    ["半天保洁", both(family("cleaner"), said(/半天/))],
    ["夜班保安", both(family("guard"), said(/夜班/))],
    ["双休文员", both(family("clerk"), said(/双休/))],
    ["日结搬运", both(family("mover"), said(/日结/))],
    ["长宁区兼职保洁", both(family("cleaner"), inDistrict("长宁"), of("兼职"))],
    ["包吃住厨师", both(family("cook"), said(/包住|包吃住/))],
    ["静安前台见习", both(inDistrict("静安"), of("见习"), family("clerk"))],
  ]),
  ...ruled("condition", [
    ["兼职", of("兼职")],
    ["零工", of("零工")],
    ["公益性岗位", of("公益性岗位")],
    ["公益岗", of("公益性岗位")],
    ["就业见习", of("见习")],
    ["崇明", inDistrict("崇明")],
    ["长宁区", inDistrict("长宁")],
    ["浦东", inDistrict("浦东")],
    ["5000以上", pays(5_000)],
    ["月薪六千", pays(6_000)],
    ["工资7千以上", pays(7_000)],
    ["保洁 4000以上", both(family("cleaner"), pays(4_000))],
    ["年龄不限", said(/年龄不限|岁以上可做|退休人员可做/)],
    ["55岁", said(/年龄不限|岁以上可做|退休人员可做/)],
    ["50岁 保洁", both(family("cleaner"), said(/年龄不限|岁以上可做|退休人员可做/))],
    ["半天", said(/半天/)],
    ["夜班", said(/夜班|夜间/)],
    ["双休", said(/双休/)],
    ["日结", said(/日结/)],
    ["包住", said(/包住|包吃住/)],
  ]),
  ...ruled("none", [
    ["宇航员", never],
    ["甲骨文释读", never],
    ["核电厂厂长", never],
    ["zzzz", never],
    ["潜水焊接主管", never],
    ["保安 宇航员", family("guard")],
  ]),
];
