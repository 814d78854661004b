#include "formats/markup.h"

namespace taizhang {

void append_markup(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    default:
      out += c;
  }
}

}  // namespace taizhang
