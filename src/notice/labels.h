#pragma once

#include <optional>
#include <string_view>

#include "base/text.h"

namespace taizhang {

// What a label says about the words after it.
enum class LabelRole {
  Lead,         // 牵头部门, 主办单位
  LeadFirst,    // 牵头及配合单位: the first name leads
  Responsible,  // 责任, 配合, 实施, 承办 alike
  Deadline,     // 完成时限
  Person,       // 责任人, 分管领导: no department
  Measures,     // 具体措施
  Content,      // 主要内容
  TaskName,     // 任务名称
  Other,        // 备注, 成果形式
  Contact,      // 联系电话: the document is over
};

struct RoleLabel {
  LabelRole role = LabelRole::Other;
  Span span;               // the words, without the colon
  size_t value_begin = 0;  // after the colon and white space
  bool colon = false;
};

// The label whose words stand at `at` and end before `end`, whatever follows them: a colon, white
// space, the end. Labels are composed (主要 + 责任 + 单位, 配合/责任单位), not listed.
std::optional<RoleLabel> label_at(std::string_view text, size_t at, size_t end);

// A short word with a colon at `at` that says something about owners or time but is no label we
// know (主责：, 归口科室：). Empty span: none.
Span unknown_label_at(std::string_view text, size_t at, size_t end);

}  // namespace taizhang
