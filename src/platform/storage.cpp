#include <emscripten.h>

#include "platform/platform.h"

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

EM_JS(void, js_describe, (const char* key, size_t size, const char* meta, size_t meta_size), {
  Module.taizhang.storage.describe(UTF8ToString(key, size), UTF8ToString(meta, meta_size));
});
EM_JS(void, js_trash, (const char* key, size_t size, int trashed),
      { Module.taizhang.storage.trash(UTF8ToString(key, size), trashed != 0); });
EM_JS(void, js_claim, (const char* key, size_t size, int from_other),
      { Module.taizhang.storage.claim(UTF8ToString(key, size), from_other != 0); });
EM_JS(void, js_release, (), { Module.taizhang.storage.release(); });
EM_JS(void, js_load_newer, (const char* key, size_t size, uint32_t since),
      { Module.taizhang.storage.load_newer(UTF8ToString(key, size), since); });

EM_JS(void, js_back_up,
      (const char* shelf, size_t shelf_size, const char* key, size_t key_size, const char* why,
       size_t why_size),
      {
        Module.taizhang.storage.back_up(UTF8ToString(shelf, shelf_size),
                                        UTF8ToString(key, key_size), UTF8ToString(why, why_size));
      });
EM_JS(void, js_list_backups, (const char* shelf, size_t size),
      { Module.taizhang.storage.list_backups(UTF8ToString(shelf, size)); });
EM_JS(void, js_load_backup, (uint32_t id, uint32_t use),
      { Module.taizhang.storage.load_backup(id, use); });
EM_JS(void, js_keep_packet,
      (const char* shelf, size_t shelf_size, const char* baseline, size_t baseline_size,
       const char* department, size_t department_size, const char* bytes, size_t size),
      {
        Module.taizhang.storage.keep_packet(
            UTF8ToString(shelf, shelf_size), UTF8ToString(baseline, baseline_size),
            UTF8ToString(department, department_size), HEAPU8.slice(bytes, bytes + size));
      });
EM_JS(void, js_find_packets,
      (const char* shelf, size_t shelf_size, const char* baseline, size_t baseline_size,
       const char* department, size_t department_size),
      {
        Module.taizhang.storage.find_packets(UTF8ToString(shelf, shelf_size),
                                             UTF8ToString(baseline, baseline_size),
                                             UTF8ToString(department, department_size));
      });
EM_JS(void, js_restore_backup, (uint32_t id), { Module.taizhang.storage.restore_backup(id); });

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

void store_describe(std::string_view key, std::string_view meta) {
  js_describe(key.data(), key.size(), meta.data(), meta.size());
}

void store_trash(std::string_view key, bool is_trashed) {
  js_trash(key.data(), key.size(), is_trashed);
}

void store_claim(std::string_view key, bool from_other) {
  js_claim(key.data(), key.size(), from_other);
}

void store_release() { js_release(); }

void store_load_newer(std::string_view key, uint32_t since) {
  js_load_newer(key.data(), key.size(), since);
}

void store_back_up(std::string_view shelf, std::string_view key, std::string_view why) {
  js_back_up(shelf.data(), shelf.size(), key.data(), key.size(), why.data(), why.size());
}

void store_list_backups(std::string_view shelf) { js_list_backups(shelf.data(), shelf.size()); }

void store_load_backup(uint32_t id, uint32_t use) { js_load_backup(id, use); }

void store_keep_packet(std::string_view shelf, std::string_view baseline,
                       std::string_view department, std::string_view bytes) {
  js_keep_packet(shelf.data(), shelf.size(), baseline.data(), baseline.size(), department.data(),
                 department.size(), bytes.data(), bytes.size());
}

void store_find_packets(std::string_view shelf, std::string_view baseline,
                        std::string_view department) {
  js_find_packets(shelf.data(), shelf.size(), baseline.data(), baseline.size(), department.data(),
                  department.size());
}

void store_restore_backup(uint32_t id) { js_restore_backup(id); }

}  // namespace taizhang::platform
