#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "model/register.h"
#include "notice/notice.h"

namespace taizhang {

// A notice as it stands in the preview: what was read, corrected by the user.
struct NoticeDraft {
  std::string source;                    // the text that was read
  Notice notice;                         // tasks as corrected
  std::vector<bool> left_out;            // per task; shorter means false
  std::vector<std::string> departments;  // the bureau's departments the user can choose from

  bool operator==(const NoticeDraft&) const = default;
};

// The register the draft makes: one register record, the departments (the bureau's and every name
// that occurs in a task), a part for every heading that has tasks below it, the tasks in order.
// All of it is the baseline. A task without a lead whose only responsible department is no
// collective name gets that department as lead; the responsible list stays as written.
// `ids` gives fresh record ids; `templates` must hold the built-in forms.
Result<Register> register_from_notice(const NoticeDraft& draft, std::vector<Template> templates,
                                      IdSource& ids);

// An empty register with the given title.
Result<Register> empty_register(std::string title, int year, std::vector<std::string> departments,
                                std::vector<Template> templates, IdSource& ids);

}  // namespace taizhang
