#include "notice/claim.h"

#include <catch2/catch_test_macros.hpp>

namespace taizhang {
namespace {

// A claim in one line: lead | responsible | deadline.
std::string shown(std::string_view text, const Claim& claim) {
  std::string out;
  const auto add = [&](const std::vector<Name>& names) {
    for (size_t i = 0; i < names.size(); ++i) out += (i > 0 ? " " : "") + names[i].text;
    out += "|";
  };
  add(claim.lead);
  add(claim.responsible);
  return out += text.substr(claim.deadline.begin, claim.deadline.end - claim.deadline.begin);
}

std::string read(std::string_view text, LabelRole role = LabelRole::Responsible) {
  return shown(text, read_claim(text, {0, text.size()}, role));
}

std::string bracket(std::string_view text, bool closing = true, bool after_stop = true) {
  const auto claim = bracket_claim(text, {0, text.size()}, closing, after_stop);
  return claim ? shown(text, *claim) : "none";
}

std::string sentence(std::string_view text) {
  const auto claim = sentence_claim(text, {0, text.size()});
  return claim ? shown(text, *claim) : "none";
}

}  // namespace

TEST_CASE("several labels in a row are read each with its value") {
  CHECK(read("牵头单位：甲局，配合单位：乙局、丙局；完成时限：6月底前。") ==
        "甲局|乙局 丙局|6月底前");
  CHECK(read("牵头部门:甲处 责任部门:乙处 丙处") == "甲处|乙处 丙处|");
  CHECK(read("责任人：张三，责任单位：甲处") == "|甲处|");
}

TEST_CASE("a label's value may say roles of its own") {
  CHECK(read("责任部门：办公室牵头，各科室配合") == "办公室|各科室|");
  CHECK(read("责任单位：甲处（牵头）、乙处、丙处（配合）") == "甲处|乙处 丙处|");
  CHECK(read("牵头及配合单位：甲处、乙处") == "甲处|乙处|");
}

TEST_CASE("an owner's value ends with its sentence") {
  const std::string_view text = "责任单位：甲处。下一步要加快推进。";
  const Claim claim = read_claim(text, {0, text.size()}, LabelRole::Responsible);
  CHECK(shown(text, claim) == "|甲处|");
  CHECK(text.substr(claim.place.end).starts_with("。下一步"));
}

TEST_CASE("verbs share out the names before them") {
  CHECK(bracket("甲部、乙部负责") == "|甲部 乙部|");
  CHECK(bracket("甲部牵头，乙部等国务院相关部门及各地区按职责分工负责") ==
        "甲部|乙部 国务院相关部门 各地区|");
  CHECK(bracket("甲部、乙部牵头负责") == "甲部 乙部||");
  CHECK(bracket("甲部会同有关部门负责") == "甲部|有关部门|");
  CHECK(bracket("甲局负责，乙局配合") == "甲局|乙局|");
  CHECK(bracket("甲局牵头，乙局配合，2026年6月底前完成") == "甲局|乙局|2026年6月底前");
  CHECK(bracket("各有关部门按职责分工负责，持续推进") == "|各有关部门|持续推进");
}

TEST_CASE("the rule about the first name is no name") {
  CHECK(bracket("甲部、乙部负责。列第一位者为牵头单位，下同") == "|甲部 乙部|");
  CHECK(bracket("甲部、乙部负责，排在第一位的部门为牵头部门，下同") == "|甲部 乙部|");
  CHECK(says_first_leads("（甲部、乙部负责。列第一位者为牵头单位，下同）"));
  CHECK(says_first_leads("责任单位中排名第一的为牵头单位。"));
  CHECK_FALSE(says_first_leads("市财政局为牵头单位。第一季度完成。"));
}

TEST_CASE("the first of several names leads only when it is no group") {
  const auto first_leads = [](std::string_view text) {
    Claim claim = read_claim(text, {0, text.size()}, LabelRole::Responsible);
    let_first_lead(claim);
    return shown(text, claim);
  };
  CHECK(first_leads("责任单位：甲部、乙部") == "甲部|乙部|");
  CHECK(first_leads("责任单位：甲部") == "|甲部|");
  CHECK(first_leads("责任单位：各有关部门、甲部") == "|各有关部门 甲部|");
  CHECK(first_leads("牵头单位：丙部 责任单位：甲部、乙部") == "丙部|甲部 乙部|");
}

TEST_CASE("brackets that explain claim nothing") {
  for (const char* text :
       {"此件公开发布", "互联网协议第6版", "地、州、盟", "国办发〔2019〕14号", "以下简称区管委会",
        "含冰鲜水产品、冷冻产品", "2026年", "企业直接申报，不需转报"}) {
    CAPTURE(text);
    CHECK(bracket(text) == "none");
  }
  CHECK(bracket("甲局负责", false, false) == "none");  // in the middle of a sentence
  CHECK(bracket("甲局、乙局", true, false) == "none");
  CHECK(bracket("甲局、乙局", true, true) == "|甲局 乙局|");
  CHECK(bracket("6月底前完成", true, false) == "||6月底前");
}

TEST_CASE("a closing sentence counts when it shares out the work") {
  CHECK(sentence("由办公室牵头，各处室配合。") == "办公室|各处室|");
  CHECK(sentence("甲局、乙局按职责分工负责。") == "|甲局 乙局|");
  CHECK(sentence("各单位要认真负责。") == "none");
  CHECK(sentence("海关总署要继续做好牵头工作。") == "none");
  CHECK(sentence("提升服务水平。") == "none");
}

}  // namespace taizhang
