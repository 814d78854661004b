#pragma once

#include <expected>
#include <string>
#include <vector>

namespace taizhang {

// Why something was refused. Each code has one whole sentence with its next step in
// assets/i18n under "error.<code in snake_case>"; `{0}`, `{1}` there are Error::details.
enum class ErrorCode {
  NotOurFile,       // no JSON object whose "format" is "taizhang"
  FileTooLarge,     // details: size, cap (both "12 MB")
  NotUtf8,          // details: byte offset
  Incomplete,       // the text ends early: damaged in transit
  BadJson,          // details: line, column
  DuplicateKey,     // details: key
  TooDeep,          // nested deeper than any file of ours
  TooMany,          // details: what, cap
  NewerVersion,     // a newer major version; details: theirs, ours
  DigestMismatch,   // content does not match its digest
  CountMismatch,    // details: section, stated, found
  OtherRegister,    // details: their register's title, ours
  BadRecord,        // details: record number, field, what is wrong
  BadTemplate,      // details: template, what is wrong
  UnknownRecord,    // details: record id
  UnknownField,     // details: template, field
  WrongType,        // details: field, wanted type
  NotAnOption,      // details: field, value
  BadDate,          // details: what was typed
  BadNumber,        // details: what was typed
  BadLink,          // details: what was typed
  StaleEdit,        // a change supersedes one that is not known here; details: change id
  NothingToUndo,
  NothingToRedo,
  EmptyNotice,      // no text to read
  UnreadableFile,   // details: file name; the platform could not read it
  StorageFailed,    // details: what the browser said
};

// A refusal: `code` for callers, `details` for the sentence shown to people. The sentence
// itself is text of the interface and is made by `sentence()` in app/texts.h.
struct Error {
  ErrorCode code;
  std::vector<std::string> details;

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

template <typename... Details>
std::unexpected<Error> refuse(ErrorCode code, Details... details) {
  return std::unexpected<Error>(Error{code, {std::string(details)...}});
}

}  // namespace taizhang
