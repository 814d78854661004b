#include <emscripten.h>

#include "platform/parts.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_choose_file, (const char* accept, size_t size, int several),
      { Module.taizhang.files.choose(UTF8ToString(accept, size), several != 0); });
EM_JS(void, js_download,
      (const char* name, size_t name_size, const char* bytes, size_t size, const char* type,
       size_t type_size),
      {
        Module.taizhang.files.download(UTF8ToString(name, name_size),
                                       HEAPU8.slice(bytes, bytes + size),
                                       UTF8ToString(type, type_size));
      });
EM_JS(void, js_open_link, (const char* url, size_t size),
      { Module.taizhang.files.open_link(UTF8ToString(url, size)); });

}  // namespace

void choose_file(std::string_view accept, bool several) {
  js_choose_file(accept.data(), accept.size(), several);
}

void download(std::string_view name, std::string_view bytes, std::string_view type) {
  js_download(name.data(), name.size(), bytes.data(), bytes.size(), type.data(), type.size());
}

void open_link(std::string_view url) { js_open_link(url.data(), url.size()); }

}  // namespace taizhang::platform
