// Stands in for what the C library reads numbers from text with: its numbers of 128 bits, which nothing else uses,
// would be a hundredth of what is downloaded. Only nlohmann's lexer reads decimals here, each a whole token; Dear ImGui
// reads no settings from a file, and of the graphics card only whole numbers.
#include <emscripten.h>

#include <charconv>
#include <cstdarg>
#include <cstring>
#include <system_error>

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

// Of what a format can ask for, %d.
int sscanf(const char* text, const char* format, ...) {
  va_list places;
  va_start(places, format);
  int found = 0;
  while (*format != '\0') {
    if (format[0] == '%' && format[1] == 'd') {
      const auto [end, error] = std::from_chars(text, text + std::strlen(text), *va_arg(places, int*));
      if (error != std::errc()) break;
      ++found;
      text = end;
      format += 2;
    } else if (*format++ != *text++) {
      break;
    }
  }
  va_end(places);
  return found;
}

int vsscanf(const char*, const char*, va_list) { return 0; }

}  // extern "C"
