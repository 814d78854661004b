#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/json.h"
#include "model/template.h"

namespace taizhang::cli {

// The shell is spoken to in English; what is said of registers and files is the interface's own
// sentence in Chinese.

bool read_file(std::string_view path, std::string& bytes);

// Reads a snapshot. UnreadableFile, or what decode() refuses.
Result<Snapshot> open_snapshot(std::string_view path);

// The same of the office's own register: else PartOfRegister.
Result<Snapshot> open_office(std::string_view path);

// Writes under another name, reads it back, and only when it is the same gives it the name `path`.
// A file that was there is replaced in one step or not at all. StorageFailed, or what
// verify_written() refuses. Gives the digest of what was written.
Result<std::string> write_snapshot(std::string_view path, const Snapshot& snapshot);

// Prints "path: sentence" on standard error and gives kRefused.
int refuse(std::string_view path, const Error& error);

std::vector<Template> ledger_forms();
std::vector<Template> built_in_forms();

std::string now();  // as Author::at

void print(std::string_view text);

}  // namespace taizhang::cli
