#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// Why something was refused. Each code has one whole sentence with its next step in
// assets/i18n under "error.<code in snake_case>"; `{0}`, `{1}` there are Error::details.
enum class ErrorCode {
  NotOurFile,      // no JSON object whose "format" is "taizhang"
  FileTooLarge,    // details: size, cap (both "12 MB")
  NotUtf8,         // details: byte offset
  Incomplete,      // the text ends early: damaged in transit
  BadJson,         // details: line, column
  DuplicateKey,    // details: key
  TooDeep,         // nested deeper than any file of ours
  TooMany,         // details: what, cap
  NewerVersion,    // a newer major version; details: theirs, ours
  DigestMismatch,  // content does not match its digest
  CountMismatch,   // details: section, stated, found
  OtherRegister,   // details: their register's title, ours
  PartOfRegister,  // a packet or return where the office's own register is wanted
  BadRecord,       // details: record, field; what is wrong is Error::fault
  BadTemplate,     // details: template, field or member; likewise
  UnknownRecord,   // details: record id
  UnknownField,    // details: template, field
  WrongType,       // details: field, wanted type
  NotAnOption,     // details: field, value
  BadDate,         // details: what was typed
  BadNumber,       // details: what was typed
  BadLink,         // details: what was typed
  StaleEdit,       // a change supersedes one that is not known here; details: change id
  NothingToUndo,
  NothingToRedo,
  EmptyNotice,     // no text to read
  EmptyPacket,     // details: department; no record is in its scope
  UnreadableFile,  // details: file name; the platform could not read it
  StorageFailed,   // details: what the browser said
};

// What is wrong with the record or template of a BadRecord or BadTemplate. Each has one whole
// sentence with its next step under "fault.<name in snake_case>". `{0}` there is the record, by its
// number in the file (from 1) or by its id, `{1}` the field.
enum class Fault {
  Member,           // `{1}` of the file itself is not what it should be
  RecordId,         // none, or not 32 hexadecimal digits
  RepeatedRecord,   // two with the same id
  UnknownTemplate,  // of the record
  OtherTemplate,    // a change would turn the record into one of another form
  UnknownField,
  RepeatedField,
  WrongType,
  NotAnOption,
  BadLink,
  OtherThanChanges,  // the record's values are not what its baseline and changes come to
  ChangeMember,      // `{0}`: the change's number
  ChangeId,          // not made of the change's content; `{0}`: the change's number
  SealedId,          // `{0}`: its number

  // Of a template: `{0}` is its id.
  TemplateMember,
  TemplateId,
  TemplateName,
  RepeatedTemplate,
  TemplateFieldId,
  TemplateFieldName,
  RepeatedTemplateField,
  Options,  // an enumeration without options, or options of something else
  OptionName,
  RepeatedOption,
  LedgerRule,  // `{1}`: its place, "terms.reply.start"
};

// A refusal: `code` for callers, `details` for the sentence shown to people. The sentence
// itself is text of the interface and is made by `sentence()` in app/texts.h.
struct Error {
  ErrorCode code;
  std::vector<std::string> details;
  Fault fault = Fault::Member;  // says something with BadRecord and BadTemplate only

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

template <typename... Details>
std::unexpected<Error> refuse(ErrorCode code, Details... details) {
  return std::unexpected<Error>(Error{code, {std::string(details)...}});
}

// BadRecord and BadTemplate: what is wrong, with which one, and where in it.
inline std::unexpected<Error> refuse_record(Fault fault, std::string_view record,
                                            std::string_view field) {
  return std::unexpected<Error>(
      Error{ErrorCode::BadRecord, {std::string(record), std::string(field)}, fault});
}
inline std::unexpected<Error> refuse_template(Fault fault, std::string_view form,
                                              std::string_view field) {
  return std::unexpected<Error>(
      Error{ErrorCode::BadTemplate, {std::string(form), std::string(field)}, fault});
}

}  // namespace taizhang
