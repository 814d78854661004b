#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "notice/lines.h"

namespace taizhang {

// What stands around the tasks: title, issuer, date, document number. Laid out after GB/T
// 9704-2012, 7.2 and 7.3: number, title (one or more lines), addressees, text, issuer, date,
// a note in brackets (此件公开发布), attachments with titles of their own.
struct Header {
  std::string title;
  std::string issuer;
  std::optional<Date> date;
  std::string doc_number;
  std::vector<bool> is_frame;  // by line: belongs to the header or the signature, not to the text
};

Header read_header(std::string_view text, const std::vector<Line>& lines);

// 附件, 附件2：... : what follows is another document.
bool begins_attachment(std::string_view text, Span line);

// - 3 -, 第3页: printed at the foot of a page.
bool is_page_number(std::string_view text, Span line);

}  // namespace taizhang
