import type { Concept } from "./concept.ts";

/** What every second question holds: it ranks among the rest, but finds nothing by itself against foreign words. */
export const COMMON: readonly Concept[] = [
  {
    id: "money",
    strength: "weak",
    zh: "补贴 铜钿 补助 津贴 奖励 领钱 拿钱 有钱拿 优惠 扶持 补多少 补不补 补钱 给钱 福利 补贴政策 资助 发钱 钱拿",
    en: "subsid*|allowance|grant|money|cash|benefit|financial support|financial help|support",
    benefits: ["subsidy", "cash_support"],
  },
  {
    id: "job",
    strength: "weak",
    zh: "找工作 寻工作 寻生活 找生活做 做生活 岗位 找活 上班 介绍工作 求职 工作机会 工作 就业 找个工作 活干 找事做 找份工作 招聘 应聘 打工 就业服务 干活 活",
    en: "job|work|employ*|vacancy|vacancies|occupation|position",
  },
  { id: "policy", strength: "weak", zh: "政策 规定 办法 措施 文件", en: "policy|policies|rule|rules|measure" },
  {
    id: "help",
    strength: "weak",
    zh: "帮扶 帮忙 帮助 援助 支持 服务 帮着 有人帮 帮帮",
    en: "help|assist*|aid|service|support",
  },
];

/** Matters people ask a public screen about, and that no policy here answers. */
export const FOREIGN: readonly Concept[] = [
  {
    id: "papers",
    strength: "foreign",
    zh: "护照 签证 港澳通行证 通行证 身份证 驾照 驾驶证 车牌 行驶证 出入境 出生证 户口本 准生证 结婚证 离婚 结婚 婚姻登记 领证结婚 公证 无犯罪记录 户口迁出 迁出户口 暂住证 居住证办理 居住证到期 居住证续签",
    en: "passport|visa|driving licence|driver's licence|driver licence|driving license|driver license|id card|identity card|marriage|married|divorce|birth certificate|notary",
  },
  {
    id: "pension",
    strength: "foreign",
    zh: "退休金 养老金 退休 养老金上调 社保卡 敬老卡 老年卡 老年证 退休手续 办退休 退休年龄 延迟退休 养老金什么时候发 医保卡 医保报销 医保余额 生育津贴 工伤认定 工伤赔偿 丧葬费 遗属 高龄津贴 长护险",
    en: "pension|retire*|social security card|old-age|medical card|medical insurance card|reimburse*|health insurance card",
  },
  {
    id: "health",
    strength: "foreign",
    zh: "看病 挂号 医院 疫苗 打针 急诊 药店 配药 看医生 牙医 感冒 发烧 体检报告 家庭医生 核酸检测 拔牙 眼镜 住院 手术",
    en: "hospital|doctor|vaccin*|dentist|medicine|pharmacy|clinic appointment|surgery|fever|sick",
  },
  {
    id: "schooling",
    strength: "foreign",
    zh: "上小学 上幼儿园 幼儿园报名 入学 转学 学籍 中考 高考 学区 学区房 入托 托班 择校 小学报名 初中 孩子上学 补课 暑托班 奖学金 助学贷款 考研 留学 高中 报考大学 高考志愿",
    pattern: /(?:孩子|小孩|儿子|女儿|孙子|孙女).{0,4}(?:上|读|念|进)(?:小学|初中|高中|幼儿园|学)/,
    en: "primary school|kindergarten enrol*|school enrol*|enrol my child|enroll my child|my child's school|gaokao|study abroad|scholarship|student loan|tuition for my child",
  },
  {
    id: "housing",
    strength: "foreign",
    zh: "买房 房贷 公租房 廉租房 租房补贴 公积金余额 公积金贷款 公积金提取 提取公积金 查公积金 公积金查询 公积金买房 取公积金 房产证 动迁 拆迁 物业 漏水 噪音 垃圾 二手房 人才公寓 经适房 共有产权房 租房子 找房子 租房 房价 卖房 装修 电梯 过户 马桶 水管 钥匙 开锁 宅基地 养老院收费 养老院价格 养老院多少钱 养老院床位 住养老院 进养老院 送养老院",
    en: "buy a house|buy a flat|mortgage|apartment|public housing|house price|flat to rent|rent a flat|rent an apartment|rent a room|real estate|leak*|plumber|neighbour noise|renovat*",
  },
  {
    id: "transport",
    strength: "foreign",
    zh: "公交车 公交卡 地铁 几号线 高铁 火车票 火车 机票 停车 停车场 违章 年检 加油 电瓶车 电动车 打车 航班 轮渡 路线 怎么走 堵车 公交 车站 车牌拍卖 沪牌 充电桩 交通卡 几路车 导航",
    en: "bus stop|bus route|subway|metro|train ticket|park my car|parking|flight ticket|taxi|driving test|traffic|ferry|petrol|gas station|car plate|licence plate",
  },
  {
    id: "daily-life",
    strength: "foreign",
    zh: "天气 下雨 下雪 气温 台风 好吃 吃饭 餐馆 火锅 烧烤 点外卖 奶茶 超市 菜场 菜谱 厕所 卫生间 喝水 快递查询 寄快递 取快递 电费 水费 煤气 燃气 话费 充值 宽带 手机号 流量 无线网 手机套餐 修手机 公园 电影 旅游景点 景点 酒店预订 唱歌 笑话 聊天 足球 世界杯 彩票 股票 基金 比特币 炒股 黄金 信用卡 理财 银行卡 宠物 小狗 狗证 猫 跳舞 广场舞 理发店 游泳 健身 打印 复印 拍照 日历 农历 今天几号 现在几点 星座 算命 菜单 元宵 月饼 中秋节 放假安排 几点下班 新闻 明星 电视 游戏",
    pattern: /查.{0,4}快递|快递.{0,4}(?:到|查|丢|在哪)|我的快递/,
    en: "pizza|food order|library|phone|bicycle|bank account|weather|rain*|snow*|temperature|restaurant nearby|where to eat|hotpot|toilet|bathroom|restroom|wifi|wi-fi|lottery|stock market|stocks|bitcoin|movie|cinema|football|joke|song|electricity bill|water bill|phone bill|credit card|bank card|pet|dog|cat|swimming|gym|what time is it|supermarket|recipe|tourist|sightseeing|invest*",
  },
  {
    id: "police-court",
    strength: "foreign",
    zh: "报警 小偷 车祸 交通事故 被偷 丢东西 丢了钱包 失物 派出所 法院 起诉离婚 打架 遗产 继承 遗嘱 邻居 借条 网络诈骗 被骗钱 家暴 走失 噪声 违建",
    en: "police|stolen|thief|lost my wallet|lost property|court|inherit*|divorce lawyer|neighbour|robbed",
  },
  {
    id: "business-permits",
    strength: "foreign",
    zh: "食品经营许可证 卫生许可证 商标 专利 发票 报税 注销公司 营业执照年检 海关 进出口 消防验收 招投标 工商年报",
    en: "trademark|patent|invoice|customs|import licence|food permit|deregister",
  },
];
