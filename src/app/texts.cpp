#include "app/texts.h"

#include <charconv>
#include <string>

namespace taizhang {
namespace {

Text text_of(Fault fault) {
  switch (fault) {
    case Fault::Member:
      return Text::fault_member;
    case Fault::RecordId:
      return Text::fault_record_id;
    case Fault::RepeatedRecord:
      return Text::fault_repeated_record;
    case Fault::UnknownTemplate:
      return Text::fault_unknown_template;
    case Fault::OtherTemplate:
      return Text::fault_other_template;
    case Fault::UnknownField:
      return Text::fault_unknown_field;
    case Fault::RepeatedField:
      return Text::fault_repeated_field;
    case Fault::WrongType:
      return Text::fault_wrong_type;
    case Fault::NotAnOption:
      return Text::fault_not_an_option;
    case Fault::BadLink:
      return Text::fault_bad_link;
    case Fault::OtherThanChanges:
      return Text::fault_other_than_changes;
    case Fault::ChangeMember:
      return Text::fault_change_member;
    case Fault::ChangeId:
      return Text::fault_change_id;
    case Fault::SealedId:
      return Text::fault_sealed_id;
    case Fault::TemplateMember:
      return Text::fault_template_member;
    case Fault::TemplateId:
      return Text::fault_template_id;
    case Fault::TemplateName:
      return Text::fault_template_name;
    case Fault::RepeatedTemplate:
      return Text::fault_repeated_template;
    case Fault::TemplateFieldId:
      return Text::fault_template_field_id;
    case Fault::TemplateFieldName:
      return Text::fault_template_field_name;
    case Fault::RepeatedTemplateField:
      return Text::fault_repeated_template_field;
    case Fault::Options:
      return Text::fault_options;
    case Fault::OptionName:
      return Text::fault_option_name;
    case Fault::RepeatedOption:
      return Text::fault_repeated_option;
    case Fault::LedgerRule:
      return Text::fault_ledger_rule;
  }
}

// The details name things in the file's own words; here each kind of them has its sentence.
Text text_of_too_many(std::string_view what) {
  if (what == "string") return Text::error_too_long;
  if (what == "records") return Text::error_too_many_records;
  if (what == "changes" || what == "sealed") return Text::error_too_many_changes;
  return Text::error_too_many;
}

Text text_of_count(std::string_view section) {
  return section == "records" ? Text::error_count_mismatch : Text::error_count_mismatch_changes;
}

Text text_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::NotOurFile:
      return Text::error_not_our_file;
    case ErrorCode::FileTooLarge:
      return Text::error_file_too_large;
    case ErrorCode::NotUtf8:
      return Text::error_not_utf8;
    case ErrorCode::Incomplete:
      return Text::error_incomplete;
    case ErrorCode::BadJson:
      return Text::error_bad_json;
    case ErrorCode::DuplicateKey:
      return Text::error_duplicate_key;
    case ErrorCode::TooDeep:
      return Text::error_too_deep;
    case ErrorCode::TooMany:
      return text_of_too_many(error.details.front());
    case ErrorCode::NewerVersion:
      return Text::error_newer_version;
    case ErrorCode::DigestMismatch:
      return Text::error_digest_mismatch;
    case ErrorCode::CountMismatch:
      return text_of_count(error.details.front());
    case ErrorCode::OtherRegister:
      return Text::error_other_register;
    case ErrorCode::PartOfRegister:
      return Text::error_part_of_register;
    case ErrorCode::BadRecord:
    case ErrorCode::BadTemplate:
      return text_of(error.fault);
    case ErrorCode::UnknownRecord:
      return Text::error_unknown_record;
    case ErrorCode::UnknownField:
      return Text::error_unknown_field;
    case ErrorCode::WrongType:
      return Text::error_wrong_type;
    case ErrorCode::NotAnOption:
      return Text::error_not_an_option;
    case ErrorCode::BadDate:
      return Text::error_bad_date;
    case ErrorCode::BadNumber:
      return Text::error_bad_number;
    case ErrorCode::BadLink:
      return Text::error_bad_link;
    case ErrorCode::StaleEdit:
      return Text::error_stale_edit;
    case ErrorCode::NothingToUndo:
      return Text::error_nothing_to_undo;
    case ErrorCode::NothingToRedo:
      return Text::error_nothing_to_redo;
    case ErrorCode::EmptyNotice:
      return Text::error_empty_notice;
    case ErrorCode::EmptyPacket:
      return Text::error_empty_packet;
    case ErrorCode::UnreadableFile:
      return Text::error_unreadable_file;
    case ErrorCode::StorageFailed:
      return Text::error_storage_failed;
  }
}

Text text_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::UnreadLine:
      return Text::problem_unread_line;
    case ProblemKind::UnreadLabel:
      return Text::problem_unread_label;
    case ProblemKind::NoTasks:
      return Text::problem_no_tasks;
    case ProblemKind::NumberSkipped:
      return Text::problem_number_skipped;
    case ProblemKind::NoOwner:
      return Text::problem_no_owner;
    case ProblemKind::NoLead:
      return Text::problem_no_lead;
    case ProblemKind::CollectiveName:
      return Text::problem_collective_name;
    case ProblemKind::SeveralLeads:
      return Text::problem_several_leads;
    case ProblemKind::UnreadDeadline:
      return Text::problem_unread_deadline;
    case ProblemKind::NoTitle:
      return Text::problem_no_title;
    case ProblemKind::DuplicateTask:
      return Text::problem_duplicate_task;
  }
}

}  // namespace

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                      pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!slot) {
      out += pattern[i];
      continue;
    }
    const size_t index = static_cast<size_t>(pattern[i + 1] - '0');
    if (index < arguments.size()) out += arguments[index];
    i += 2;
  }
  return out;
}

std::string say(const Message& message, Language language) {
  return fill(text(message.text, language), message.arguments);
}

Message message_of(const Error& error) { return {text_of(error), error.details}; }

Message message_of(const Problem& problem) { return {text_of(problem.kind), {problem.subject}}; }

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
  return out;
}

std::string number(long long value) {
  char digits[24];
  const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value);
  return std::string(digits, end.ptr);
}

}  // namespace taizhang
