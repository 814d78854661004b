#include "platform/mirror.h"

#include <emscripten.h>

#include <cstddef>

namespace taizhang::platform {
namespace {

EM_JS(void, js_show_mirror, (const char* nodes, size_t size, double begun), {
  Module.taizhang.mirror.show(UTF8ToString(nodes, size));
  Module.taizhang.frames.mirrored(performance.now() - begun);
});

}  // namespace

void show_mirror(std::string_view nodes, double begun) {
  js_show_mirror(nodes.data(), nodes.size(), 1000 * begun);
}

}  // namespace taizhang::platform
