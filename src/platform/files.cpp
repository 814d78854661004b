#include <emscripten.h>

#include "platform/platform.h"

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
EM_JS(void, js_download_page, (const char* name, size_t name_size, const char* bytes, size_t size),
      {
        Module.taizhang.files.download_page(UTF8ToString(name, name_size),
                                            HEAPU8.slice(bytes, bytes + size));
      });
EM_JS(void, js_save_to_file,
      (const char* key, size_t key_size, const char* name, size_t name_size, const char* bytes,
       size_t size),
      {
        Module.taizhang.saving.to_file(UTF8ToString(key, key_size), UTF8ToString(name, name_size),
                                       HEAPU8.slice(bytes, bytes + size));
      });
EM_JS(void, js_save_to_folder,
      (const char* key, size_t key_size, const char* name, size_t name_size, const char* bytes,
       size_t size),
      {
        Module.taizhang.saving.to_folder(UTF8ToString(key, key_size), UTF8ToString(name, name_size),
                                         HEAPU8.slice(bytes, bytes + size));
      });
EM_JS(void, js_find_folder, (const char* key, size_t size, const char* before, size_t before_size),
      {
        Module.taizhang.saving.find_folder(UTF8ToString(key, size),
                                           UTF8ToString(before, before_size));
      });
EM_JS(void, js_choose_folder, (const char* key, size_t size),
      { Module.taizhang.saving.choose_folder(UTF8ToString(key, size)); });
EM_JS(void, js_open_folder, (const char* key, size_t size),
      { Module.taizhang.saving.open_folder(UTF8ToString(key, size)); });
EM_JS(void, js_forget_folder, (const char* key, size_t size),
      { Module.taizhang.saving.forget_folder(UTF8ToString(key, size)); });
EM_JS(void, js_open_link, (const char* url, size_t size),
      { Module.taizhang.files.open_link(UTF8ToString(url, size)); });

}  // namespace

void choose_file(std::string_view accept, bool several) {
  js_choose_file(accept.data(), accept.size(), several);
}

void download(std::string_view name, std::string_view bytes, std::string_view type) {
  js_download(name.data(), name.size(), bytes.data(), bytes.size(), type.data(), type.size());
}

void download_page(std::string_view name, std::string_view bytes) {
  js_download_page(name.data(), name.size(), bytes.data(), bytes.size());
}

void save_to_file(std::string_view key, std::string_view name, std::string_view bytes) {
  js_save_to_file(key.data(), key.size(), name.data(), name.size(), bytes.data(), bytes.size());
}

void save_to_folder(std::string_view key, std::string_view name, std::string_view bytes) {
  js_save_to_folder(key.data(), key.size(), name.data(), name.size(), bytes.data(), bytes.size());
}

void find_folder(std::string_view key, std::string_view before) {
  js_find_folder(key.data(), key.size(), before.data(), before.size());
}

void choose_folder(std::string_view key) { js_choose_folder(key.data(), key.size()); }

void open_folder(std::string_view key) { js_open_folder(key.data(), key.size()); }

void forget_folder(std::string_view key) { js_forget_folder(key.data(), key.size()); }

void open_link(std::string_view url) { js_open_link(url.data(), url.size()); }

}  // namespace taizhang::platform
