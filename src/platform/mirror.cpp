#include "platform/mirror.h"

#include <emscripten.h>

#include <cstddef>

namespace taizhang::platform {
namespace {

EM_JS(void, js_show_mirror, (const char* news, size_t size, double begun), {
  Module.taizhang.mirror.show(UTF8ToString(news, size));
  Module.taizhang.frames.mirrored(performance.now() - begun);
});

}  // namespace

void show_mirror(std::string_view news, double begun) {
  js_show_mirror(news.data(), news.size(), 1000 * begun);
}

}  // namespace taizhang::platform
