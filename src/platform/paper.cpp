#include <emscripten.h>

#include <cstddef>

#include "platform/platform.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_show_paper,
      (const char* title, size_t title_size, const char* print, size_t print_size, const char* back,
       size_t back_size, const char* lines, size_t lines_size),
      {
        Module.taizhang.paper.show(UTF8ToString(title, title_size), UTF8ToString(print, print_size),
                                   UTF8ToString(back, back_size), UTF8ToString(lines, lines_size));
      });

}  // namespace

void show_paper(std::string_view title, std::string_view print, std::string_view back,
                std::string_view lines) {
  js_show_paper(title.data(), title.size(), print.data(), print.size(), back.data(), back.size(),
                lines.data(), lines.size());
}

}  // namespace taizhang::platform
