#include <emscripten.h>

#include <string>

#include "platform/parts.h"

namespace taizhang::platform {
namespace {

// One place for all of this folder: what the EM_JS bodies call of Emscripten's library.
EM_JS_DEPS(taizhang_platform, "$UTF8ToString,$lengthBytesUTF8,$stringToNewUTF8");

EM_JS(void, js_random, (void* to, int bytes),
      { crypto.getRandomValues(HEAPU8.subarray(to, to + bytes)); });
EM_JS(uint32_t, js_system_theme, (), { return Module.taizhang.machine.theme(); });
EM_JS(char*, js_page_sum, (), { return stringToNewUTF8(Module.taizhang.machine.page_sum()); });
EM_JS(char*, js_licenses, (), { return stringToNewUTF8(Module.taizhang.machine.licenses()); });
EM_JS(char*, js_now, (), { return stringToNewUTF8(Module.taizhang.machine.now()); });
EM_JS(char*, js_read_setting, (const char* name, size_t size),
      { return stringToNewUTF8(Module.taizhang.settings.read(UTF8ToString(name, size))); });
EM_JS(void, js_write_setting,
      (const char* name, size_t name_size, const char* value, size_t value_size), {
        Module.taizhang.settings.write(UTF8ToString(name, name_size),
                                       UTF8ToString(value, value_size));
      });
EM_JS(void, js_set_page, (const char* title, size_t size, int is_english),
      { Module.taizhang.machine.set_page(UTF8ToString(title, size), is_english); });
EM_JS(size_t, js_word, (const char* text, size_t size, size_t at, int end), {
  const [all, before] = [ UTF8ToString(text, size), UTF8ToString(text, at) ];
  return lengthBytesUTF8(Module.taizhang.machine.up_to_word(all, before, end));
});
EM_JS(void, js_ask_before_leaving, (int asks),
      { Module.taizhang.storage.ask_before_leaving(asks); });

}  // namespace

std::string page_sum() { return taken(js_page_sum()); }

std::string licenses_address() { return taken(js_licenses()); }

std::string now() { return taken(js_now()); }

Date today() { return parse_date(now().substr(0, 10)).value_or(Date{}); }

double seconds() { return emscripten_get_now() / 1000; }

uint64_t random_bits() {
  uint64_t bits = 0;
  js_random(&bits, sizeof bits);
  return bits;
}

SystemTheme theme_of(uint32_t bits) { return {(bits & 1) != 0, (bits & 2) != 0}; }

SystemTheme system_theme() { return theme_of(js_system_theme()); }

std::string read_setting(std::string_view name) {
  return taken(js_read_setting(name.data(), name.size()));
}

void write_setting(std::string_view name, std::string_view value) {
  js_write_setting(name.data(), name.size(), value.data(), value.size());
}

size_t word_edge(std::string_view text, size_t at, bool end) {
  return js_word(text.data(), text.size(), at, end);
}

void ask_before_leaving(bool asks) { js_ask_before_leaving(asks); }

void set_page(std::string_view title, bool is_english) {
  js_set_page(title.data(), title.size(), is_english);
}

}  // namespace taizhang::platform
