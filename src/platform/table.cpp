#include <emscripten.h>

#include <cstddef>

#include "platform/platform.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_show_table,
      (const char* title, size_t title_size, const char* print, size_t print_size, const char* back,
       size_t back_size, const char* rows, size_t rows_size),
      {
        Module.taizhang.table.show(UTF8ToString(title, title_size), UTF8ToString(print, print_size),
                                   UTF8ToString(back, back_size), UTF8ToString(rows, rows_size));
      });

}  // namespace

void show_table(std::string_view title, std::string_view print, std::string_view back,
                std::string_view rows) {
  js_show_table(title.data(), title.size(), print.data(), print.size(), back.data(), back.size(),
                rows.data(), rows.size());
}

}  // namespace taizhang::platform
