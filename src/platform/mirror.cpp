#include "platform/mirror.h"

#include <emscripten.h>

#include <cstddef>
#include <string>

namespace taizhang::platform {
namespace {

EM_JS(void, js_show_mirror, (const char* nodes, size_t size),
      { Module.taizhang.mirror.show(UTF8ToString(nodes, size)); });

}  // namespace

void show_mirror(std::string_view nodes) {
  static std::string shown;
  if (nodes == shown) return;
  shown = nodes;
  js_show_mirror(shown.data(), shown.size());
}

}  // namespace taizhang::platform
