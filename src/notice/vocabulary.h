#pragma once

#include <array>
#include <string_view>

namespace taizhang {

// The words by which official task documents are built. They come from the forms themselves: the
// State Council's 重点任务分工方案 (国办发〔2020〕43号), provincial and city 任务分解表, and the
// labels offices print in Excel ledgers. A word list here never names a department, place or
// subject.
namespace words {

using Word = std::string_view;

// Labels, made of parts: 牵头 + 部门, 主要 + 责任 + 单位. Longer words stand before their
// beginnings.
inline constexpr std::array<Word, 6> kLeadStems = {"总牵头", "牵头", "主办",
                                                   "主责",   "主抓", "领办"};
inline constexpr std::array<Word, 10> kSupportStems = {"协同配合", "配合", "协办", "协同", "协助",
                                                       "参与",     "参加", "会办", "协作", "联办"};
inline constexpr std::array<Word, 15> kDutyStems = {"组织实施", "责任", "负责", "实施", "承办",
                                                    "落实",     "执行", "督办", "督导", "监督",
                                                    "完成",     "承担", "指导", "主管", "整改"};
inline constexpr std::array<Word, 16> kUnitNouns = {"部门", "单位", "处室", "科室", "机构", "股室",
                                                    "机关", "主体", "大队", "处",   "科",   "方",
                                                    "办",   "队",   "局",   "级"};
inline constexpr std::array<Word, 8> kPersonNouns = {"领导", "人员", "同志", "科长",
                                                     "处长", "局长", "专员", "人"};
inline constexpr std::array<Word, 31> kModifiers = {
    "主要", "第一", "具体", "市级", "区级", "县级", "省级", "州级", "镇级", "共同", "相关",
    "有关", "任务", "工作", "本级", "计划", "要求", "预计", "截止", "办理", "办结", "推进",
    "报送", "最终", "拟",   "应",   "直接", "分管", "包保", "项目", "阶段"};
inline constexpr std::array<Word, 14> kJoiners = {"及其", "以及", "/",  "／", "、", "及", "和",
                                                  "与",   "或",   "（", "）", "(",  ")",  "·"};
// A time noun that is a label by itself, and the ones that need 完成, 要求 and the like beside
// them.
inline constexpr std::array<Word, 4> kTimeNouns = {"时限", "期限", "进度安排", "时序进度"};
inline constexpr std::array<Word, 5> kWeakTimeNouns = {"时间", "日期", "节点", "进度", "安排"};

// Stems that are a label without a noun when a colon follows: 牵头：办公室.
inline constexpr std::array<Word, 8> kBareStems = {"牵头", "主办", "协办", "配合",
                                                   "责任", "负责", "承办", "主责"};

// Introduces the measures of a task; the list that follows belongs below it.
inline constexpr std::array<Word, 11> kMeasureLabels = {
    "整改措施", "具体措施", "主要措施", "工作措施", "重点措施", "推进措施",
    "落实措施", "工作举措", "具体举措", "主要举措", "重点举措"};
// Introduces the text of a task, or its name.
inline constexpr std::array<Word, 15> kContentLabels = {
    "主要内容", "工作内容", "任务内容", "具体内容", "重点内容", "工作要求", "具体要求", "任务要求",
    "工作目标", "任务目标", "目标任务", "具体任务", "重点任务", "主要任务", "工作标准"};
inline constexpr std::array<Word, 10> kNameLabels = {"任务名称", "工作任务", "事项名称", "项目名称",
                                                     "工作事项", "任务事项", "工作名称", "任务",
                                                     "事项",     "工作项目"};
// Fields of a task that say nothing about owners or time, and ways to reach people.
inline constexpr std::array<Word, 15> kOtherLabels = {
    "备注",     "成果形式", "工作成果", "佐证材料", "完成标志", "进展情况", "工作进展", "完成情况",
    "存在问题", "任务来源", "考核方式", "联络员",   "预期成果", "预期目标", "验收标准"};
inline constexpr std::array<Word, 12> kContactLabels = {"联系人", "联系电话", "联系方式", "电话",
                                                        "传真",   "邮箱",     "电子邮箱", "地址",
                                                        "邮编",   "抄送",     "附件",     "主题词"};

// In a label we do not know, these say that it is about owners or time all the same.
inline constexpr std::array<Word, 14> kLabelHints = {"单位", "部门", "处室", "科室", "股室",
                                                     "责任", "主责", "牵头", "承接", "时限",
                                                     "期限", "时间", "归口", "认领"};

// Verbs that close a list of names, longest first: 财政部牵头， 各地区按职责分工负责.
inline constexpr std::array<Word, 5> kLeadVerbs = {"牵头负责", "牵头抓总", "牵头组织", "总牵头",
                                                   "牵头"};
inline constexpr std::array<Word, 13> kSupportVerbs = {
    "积极配合", "密切配合", "协助配合", "共同配合", "按职责配合", "做好配合", "协同配合",
    "配合",     "协助",     "协同",     "协办",     "参与",       "参加"};
inline constexpr std::array<Word, 34> kDutyVerbs = {"按照各自职责分工负责",
                                                    "按各自职责分工负责",
                                                    "按照职责分工分别负责",
                                                    "按职责分工分别负责",
                                                    "按照职责分工负责",
                                                    "按照职责分工落实",
                                                    "根据职责分工负责",
                                                    "依职责分工负责",
                                                    "按照各自职责负责",
                                                    "按职责分工负责",
                                                    "按职责分工落实",
                                                    "按各自职责落实",
                                                    "按各自职责负责",
                                                    "按各自职责分工",
                                                    "按照职责分工",
                                                    "依据职责负责",
                                                    "按照职责负责",
                                                    "按职责分工",
                                                    "按职责负责",
                                                    "依职责负责",
                                                    "按照各自职责",
                                                    "按各自职责",
                                                    "职责分工负责",
                                                    "分工负责",
                                                    "分别负责",
                                                    "共同负责",
                                                    "具体负责",
                                                    "主要负责",
                                                    "负责落实",
                                                    "组织实施",
                                                    "具体实施",
                                                    "负责",
                                                    "承办",
                                                    "落实"};
// Stands between the one who leads and the others: 财政部会同有关部门负责.
inline constexpr Word kTogether = "会同";

// What a name may end in. Two and more characters first; the single ones only end longer names.
inline constexpr std::array<Word, 62> kUnitEndings = {
    "有关部门和单位", "单位", "部门", "地区", "机构", "机关", "政府",   "中心",   "公司",
    "集团",           "海关", "总队", "支队", "大队", "中队", "党委",   "党组",   "工会",
    "团委",           "妇联", "残联", "文联", "侨联", "科协", "街道",   "乡镇",   "专班",
    "片区",           "园区", "学校", "高校", "院校", "企业", "国企",   "银行",   "支行",
    "分行",           "人行", "法院", "学院", "大学", "医院", "协会",   "学会",   "社区",
    "主体",           "平台", "队伍", "科室", "处室", "股室", "指挥部", "联合会", "军区",
    "纪委",           "监委", "书记", "小组", "公安", "电台", "国资",   "办事处"};
inline constexpr std::array<Word, 29> kUnitLetters = {
    "部", "局", "委", "办", "处", "科", "室", "厅", "会", "院", "署", "所", "站", "队", "馆",
    "校", "镇", "乡", "区", "县", "市", "省", "州", "旗", "组", "股", "司", "行", "社"};
// A name that begins so stands for several departments.
inline constexpr std::array<Word, 9> kCollectiveStarts = {"各",   "全体", "所有",   "其他",  "其它",
                                                          "有关", "相关", "各有关", "全市各"};
inline constexpr std::array<Word, 14> kCollectiveParts = {
    "有关部门", "相关部门", "有关单位", "相关单位", "有关地区", "相关地区", "有关处室",
    "相关处室", "有关科室", "相关科室", "各有关",   "各相关",   "有关方面", "有关机构"};
// Words too general to be a department's name after 和: 有关部门和单位 is one name.
inline constexpr std::array<Word, 10> kBareNouns = {"单位", "部门", "机构", "政府", "企业",
                                                    "科室", "处室", "地区", "街道", "人员"};
// A bracket that begins so explains a word and names no owner.
inline constexpr std::array<Word, 14> kExplaining = {"以下简称", "下称", "简称", "即",   "含",
                                                     "包括",     "如",   "见",   "详见", "不含",
                                                     "此件",     "参照", "根据", "依据"};
// Nobody.
inline constexpr std::array<Word, 9> kNobody = {"无", "/", "／", "-", "—", "——", "－", "--", "\\"};

// 列第一位者为牵头单位: the word for "first", and what makes it a rule.
inline constexpr std::array<Word, 8> kFirstListed = {"第一", "首位", "首个",   "排名首",
                                                     "排首", "最前", "排在前", "列首"};
inline constexpr std::array<Word, 5> kIsLead = {"为牵头", "为主办", "为主责", "是牵头", "即牵头"};

// Headings that say why and how, not what is to be done.
inline constexpr std::array<Word, 30> kGeneralHeadings = {
    "总体要求", "指导思想", "基本原则", "总体目标", "工作目标", "主要目标", "发展目标", "目标任务",
    "总体思路", "工作原则", "工作要求", "有关要求", "相关要求", "保障措施", "组织保障", "组织实施",
    "组织领导", "附则",     "实施步骤", "时间安排", "适用范围", "工作安排", "总则",     "重要意义",
    "提高认识", "有关事项", "目标要求", "总体安排", "工作保障", "几点要求"};
// A document of this name lists tasks even when it names no owners.
inline constexpr std::array<Word, 8> kTaskDocuments = {"任务", "要点", "分工", "清单",
                                                       "台账", "分解", "计划", "安排表"};

// Closing words of a document's name (GB/T 9704-2012 names fifteen kinds; the rest are usual).
inline constexpr std::array<Word, 33> kDocumentKinds = {
    "通知", "意见", "方案", "决定", "办法", "函",   "要点", "清单", "分解表", "任务", "计划",
    "措施", "通报", "批复", "公告", "通告", "报告", "请示", "纪要", "规定",   "细则", "规划",
    "台账", "表",   "安排", "指南", "条例", "公报", "议案", "命令", "决议",   "令",   "规范"};

}  // namespace words
}  // namespace taizhang
