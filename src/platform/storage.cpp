#include <emscripten.h>

#include "platform/parts.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_list, (), { Module.taizhang.storage.list(); });
EM_JS(void, js_load, (const char* key, size_t size),
      { Module.taizhang.storage.load(UTF8ToString(key, size)); });
// `append` 0: `bytes` is the whole document; else an entry of its journal.
EM_JS(void, js_write,
      (int append, const char* key, size_t key_size, uint32_t expected, const char* bytes,
       size_t size, const char* meta, size_t meta_size),
      {
        Module.taizhang.storage.write(append != 0, UTF8ToString(key, key_size), expected,
                                      HEAPU8.slice(bytes, bytes + size),
                                      UTF8ToString(meta, meta_size));
      });
EM_JS(void, js_remove, (const char* key, size_t size),
      { Module.taizhang.storage.remove(UTF8ToString(key, size)); });

void write(bool append, std::string_view key, uint32_t expected, std::string_view bytes,
           std::string_view meta) {
  js_write(append, key.data(), key.size(), expected, bytes.data(), bytes.size(), meta.data(),
           meta.size());
}

}  // namespace

void store_list() { js_list(); }

void store_load(std::string_view key) { js_load(key.data(), key.size()); }

void store_save(std::string_view key, uint32_t expected, std::string_view bytes,
                std::string_view meta) {
  write(false, key, expected, bytes, meta);
}

void store_append(std::string_view key, uint32_t expected, std::string_view entry,
                  std::string_view meta) {
  write(true, key, expected, entry, meta);
}

void store_delete(std::string_view key) { js_remove(key.data(), key.size()); }

}  // namespace taizhang::platform
