/** Characters that are mistaken for one another by eye, in drawing and in recognising; the first stands for all. */
const GROUPS =
  "困因囚 贷货 贴站帖 金全 档挡 招召 险检验 残浅 补朴扑 训驯 证征 业亚 未末 薪新 租祖组 减咸 缓援暖 缴激邀 摊滩 兼廉 职织 零雷 见贝 习刁 聘骋 岗冈纲 津律 创仓 介个 税锐 己已 免兔 失矢 工土 士土 保堡 登凳 记纪 培陪 技枝 房户 费贵 担但 返反 还坏 孵浮 导异 毕华 应庆 届屈 院完 历厉 农衣 民尼 军车 役没 灵炅 活话 外处 卖买 师帅 徒徙 奖浆 赛塞 员贝 企止 司可 厂广 店庄 铺捕 开井 办为 申由甲 请清情 领颔 取职 救球 助劢 低抵 收牧 入人八 家冢";

const CANONICAL = new Map(
  GROUPS.split(" ").flatMap((group) => [...group].map((one) => [one, group.charAt(0)] as const)),
);

/** The word with every character replaced by the one that stands for its lookalikes. */
export function canonicalShape(word: string): string {
  return [...word].map((one) => CANONICAL.get(one) ?? one).join("");
}
