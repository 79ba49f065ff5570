/** Ends of employers' names. */
export const EMPLOYER_END =
  /(?:公司|集团|总厂|工厂|分厂|[^工]厂|厂家|事务所|研究院|研究所|研究中心|设计院|学校|学院|大学|中学|小学|医院|诊所|门诊部?|卫生院|幼儿园|托育中心|银行|分行|支行|合作社|商行|商店|商场|超市|经营部|服务部|工程部|项目部|工作室|营业部|营业厅|门市部|委员会|协会|基金会|服务社|服务中心|服务站|养老院|敬老院|护理院|福利院|酒店|宾馆|饭店|餐厅|餐饮店|美容院|理发店|俱乐部|健身房|美术馆|博物馆|出版社|电视台|报社|杂志社|旅行社|股份|控股|分部|总部|门店|co\.?,? ?ltd\.?|ltd\.?|inc\.?|llc|gmbh|corp(?:oration)?\.?|company|group)$/i;

/** Words in them, for names that boards cut short (字节跳动 has none, 苏州广立信息技术 two). */
export const COMPANY_WORD =
  /公司|集团|有限|科技|网络|信息技术|实业|贸易|物流|控股|股份|传媒|服饰|食品|餐饮|物业|国际|置业|人力资源|劳务|智能|生物|医药|电器|机械|材料|能源|汽车|建筑|装饰|地产|投资|证券|基金|保险|银行|学校|医院|酒店|研究|某.{0,6}(?:企业|公司|厂)|企业|工作室|事务所|软件|技术|电子|电商|数据|系统|环保|新能源|半导体|互联|云计算|科创|发展|服务|管理咨询|教育/;

/** Ends of job titles. */
export const TITLE_END =
  /(?:师|员|工|经理|主管|总监|助理|专员|顾问|代表|司机|驾驶员|保安|保洁|保姆|月嫂|育婴|育儿嫂|护工|护理|文员|前台|会计|出纳|财务|店长|组长|班长|队长|领班|厨师|厨工|教师|老师|讲师|教练|医生|医师|护士|药师|销售|客服|编辑|主播|实习生?|学徒|普工|技工|总经理|副总|总裁|主任|秘书|翻译|律师|法务|采购|人事|行政|运营|策划|设计|开发|测试|前端|后端|岗|干部|管培生|培训生|负责人|合伙人|导购|收银|分拣|打包|配送|骑手|快递|家政|钟点工|阿姨|电工|焊工|叉车|仓管|跟单|单证|报关|审计|税务|精算|分析|架构|算法|运维|产品|美工|剪辑|文案|质检|品控|维修|安装|督导|统计|内勤|外勤|店员|服务生|水手|园丁|志愿者|engineer|manager|assistant|director|specialist|analyst|developer|clerk|driver|nurse|teacher|officer|technician|coordinator|supervisor|intern|administrator|designer|consultant|associate|aide|worker|attendant|representative|secretary|accountant|inspector)(?:[0-9０-９]*|[a-z]{0,2}|等)$/i;

/** Anywhere in a title. */
export const TITLE_WORD =
  /招聘|急聘|诚聘|高薪|工程师|实习生|专员|经理助理|业务员|服务员|营业员|管理员|操作工|技术员|设计师|销售代表|储备干部|java|python|c\+\+|php|web前端|hr(?:bp)?$/i;
