#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "model/own_form.h"

namespace taizhang {

// The settings of a ledger as its dialog shows them: what the office has made of the form, beside
// what it was.

struct FieldSetting {
  Field field;                    // as the office has it, hidden or not
  std::optional<Field> original;  // none: the office's own
  bool hidden = false;
  bool needed = false;  // a rule uses it
};

struct TermSetting {
  Term term;
  Term original;  // of the office's own: the same
  bool off = false;
  bool own = false;
};

std::vector<FieldSetting> field_settings(const OpenRegister& open, std::string_view form);
std::vector<TermSetting> term_settings(const OpenRegister& open, std::string_view form);
std::vector<OwnRule<Check>> check_settings(const OpenRegister& open, std::string_view form);

// The own_ledger record whose form this is; none: it is built in.
std::optional<RecordId> own_ledger_of(std::string_view form);

// The edits that put an own field one place up or down among the office's own; none at the end.
std::vector<Edit> moved_field(const OpenRegister& open, std::string_view form,
                              std::string_view field, bool up);

// The edits that take back what the office said of a field or term of the form.
std::vector<Edit> restored_setting(const OpenRegister& open, std::string_view kind,
                                   std::string_view form, std::string_view about);

}  // namespace taizhang
