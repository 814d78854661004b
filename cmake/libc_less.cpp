// Stands in for what the C library reads numbers from text with: its numbers of 128 bits, and nothing else uses those,
// would be a hundredth of what is downloaded. Only nlohmann's lexer reads decimals here, each a whole token; Dear ImGui
// reads no settings from a file, and asks WebGL 2 for its version by number.
#include <emscripten.h>

#include <cstdarg>

EM_JS(double, read_decimal, (const char* text), {
  let end = text;
  while (HEAPU8[end]) ++end;
  return Number(String.fromCharCode(...HEAPU8.subarray(text, end)));
});

extern "C" {

// All of the text, which is a number of JSON.
double strtod(const char* text, char** end) {
  if (end != nullptr) {
    *end = const_cast<char*>(text);
    while (**end != '\0') ++*end;
  }
  return read_decimal(text);
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

int sscanf(const char*, const char*, ...) { return 0; }
int vsscanf(const char*, const char*, va_list) { return 0; }

}  // extern "C"
