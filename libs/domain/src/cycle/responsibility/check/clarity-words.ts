/**
 * The words by which an item's wording is judged. They name what the lint looks for, not what people may write: every
 * finding is a hint with a better wording beside it. Source: the study's “口号化、难检查” (S5, S7).
 */

/** Words that promise without saying what: they cost points where nothing measurable follows. Longest first. */
export const SLOGAN_WORDS: readonly string[] = [
  '高度重视',
  '大力推进',
  '扎实推进',
  '统筹推进',
  '深入推进',
  '深入贯彻',
  '全面加强',
  '不断加强',
  '持续加强',
  '进一步',
  '牢固树立',
  '充分发挥',
  '狠抓落实',
  '抓好落实',
  '推动落实',
  '落到实处',
  '取得实效',
  '巩固成果',
  '确保实效',
  '认真落实',
  '积极推动',
  '积极探索',
  '切实',
  '不断',
  '着力',
  '大力',
];

/** A slogan with something between its halves: 推动任务落实, 加大监督力度, 提高党建水平. */
export const SPLIT_SLOGANS: readonly RegExp[] = [
  /推动[\p{Script=Han}]{1,6}落实/u,
  /加大[\p{Script=Han}]{1,8}力度/u,
  /(?:提高|提升|增强)[\p{Script=Han}]{1,8}(?:水平|能力|意识|质量|实效)/u,
];

/** Frequencies that cannot be checked. */
export const VAGUE_FREQUENCIES: readonly string[] = [
  '经常',
  '定期',
  '及时',
  '适时',
  '不定期',
  '常态化',
  '随时',
];

/** Verbs of the field. What is done with them can be seen; 重视 and 加强 are among them, for they are verbs all the same. */
export const VERBS =
  /主持|召开|签订|签|点评|制发|制定|制作|印发|修订|拟定|组织|开展|核查|核对|检查|抽查|督查|督办|督导|监督|走访|遍访|蹲点|调度|听取|听|旁听|列席|讲|研究|研判|分析|通报|公开|公示|公布|发布|建立|设立|设岗|完成|审核|预审|审批|办结|办理|办成|回应|回访|答复|送学|谈心|谈话|推动|落实|培养|发展|物色|跟踪|摸排|排查|自查|比对|更新|轮训|培训|补训|补学|反馈|牵头|整改|验收|销号|接待|收集|转办|会商|学习|学|宣讲|指导|帮助|解决|调整|优化|传达|报告|汇总|对账|纠正|布置|考核|评价|测评|慰问|结对|提醒|复核|复查|查摆|执行|重视|加强|加大|推进|抓|做好/;

/** What an item is about: bodies, people, papers, matters. */
export const OBJECTS =
  /党组织|党委|党组|党支部|支部|党总支|党员|书记|班子|干部|委员|指导员|成员|负责人|骨干|村民|居民|群众|职工|学生|教师|师生|代表|青年|后备力量|村集体|行政村|村\(社区\)|联系点|社区|小区|楼栋|网格|企业|学校|中小学|医院|科室|机关|部门|单位|事业单位|社会组织|窗口|例会|会议|联席会|大会|党课|思政课|理论学习|组织生活|主题党日|生活会|责任书|责任清单|清单|台账|名单|规则|办法|制度|章程|合同|材料|记录|问题|诉求|困难|意见|投诉|差评|风险|矛盾纠纷|事项|任务|项目|岗位|微心愿|采购|收费|食堂|党务|村务|财务|权力运行|教育|培训|学时|思政|意识形态|作风|师德|纪律|廉政|党建|换届|审批/;

const NUMBER = '[0-9０-９一二两三四五六七八九十百千]+';

/** A quantity or a standard that somebody can check. */
export const QUANTITIES: readonly RegExp[] = [
  new RegExp(
    `${NUMBER}(?:次|遍|个|件|项|条|名|人|份|篇|场|节|期|户|村|成|%|％|类|批|处|家|天|日|学时|分|张)`,
  ),
  new RegExp(`(?:不少于|不低于|不高于|不超过|至少|达到|以上)`),
  /[0-9０-９]+\s*[%％]|百分之/,
  /率/,
  /逐(?:一|个|项|件|条|份|人|村|季|笔|级|领域|学期|案|户)|每(?:名|人|件|项|份|次|村|户|个|笔)/,
  /(?:一|各)(?:次|遍|份|批|件)|一支部一策|全覆盖|全部|到底|当季|当年|限期|按期|到位|可查|可核|可检查/,
];

/** A time that stands in the wording itself, for lists whose cadence column says less. */
export const TIMES: readonly RegExp[] = [
  /每(?:个)?(?:年|半年|季度?|月|周|学期|学年|两月|2个月)|每[两二三四]个?月/,
  new RegExp(`${NUMBER}(?:个)?(?:工作日|日内|天内|月内|个月内)`),
  /[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?前?|年底|年中|季初|季末|月底|上半年|下半年|学期末|学年末|期末|节前|会前|会后/,
];
