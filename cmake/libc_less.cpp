// Stands in for what the C library reads numbers from text with and writes them to text: its
// numbers of 128 bits, which nothing else uses, would be a hundredth of what is downloaded. Only
// nlohmann's lexer reads decimals here, each a whole token; Dear ImGui reads no settings from a
// file, and of the graphics card only whole numbers. What is written by formats are the names that
// Dear ImGui gives its windows, and messages that nobody sees.
#include <emscripten.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <system_error>

EM_JS(double, read_decimal, (const char* text), {
  let end = text;
  while (HEAPU8[end]) ++end;
  return Number(String.fromCharCode(...HEAPU8.subarray(text, end)));
});

namespace {

using Digits = std::array<char, 12>;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// %d and %i have a sign, %x and %X are hexadecimal.
std::string_view number_as(char conversion, int number, Digits& digits) {
  const bool is_signed = conversion == 'd' || conversion == 'i';
  const bool is_hex = conversion == 'x' || conversion == 'X';
  const auto whole = is_signed ? int64_t{number} : int64_t{static_cast<uint32_t>(number)};
  char* const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), whole, is_hex ? 16 : 10).ptr;
  if (conversion == 'X')
    for (char* one = digits.data(); one != end; ++one) *one &= *one >= 'a' ? ~0x20 : ~0;
  return {digits.data(), static_cast<size_t>(end - digits.data())};
}

}  // namespace

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
      const auto [end, error] =
          std::from_chars(text, text + std::strlen(text), *va_arg(places, int*));
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

// Of what a format can ask for: %s, whole numbers of 32 bits, a width, which zeros fill, and %%.
int vsnprintf(char* to, size_t size, const char* format, va_list values) {
  size_t at = 0;
  const auto put = [&](char letter) {
    if (at + 1 < size) to[at] = letter;
    ++at;
  };
  for (; *format != '\0'; ++format) {
    if (*format != '%') {
      put(*format);
      continue;
    }
    size_t width = 0;
    while (is_digit(*++format) || *format == '.')
      width = is_digit(*format) ? 10 * width + *format - '0' : 0;
    if (*format == '\0') break;
    Digits digits;
    std::string_view text = "%";
    if (*format == 's') text = va_arg(values, const char*);
    if (*format != 's' && *format != '%') text = number_as(*format, va_arg(values, int), digits);
    for (size_t filled = text.size(); *format != 's' && filled < width; ++filled) put('0');
    for (const char letter : text) put(letter);
  }
  if (size > 0) to[std::min(at, size - 1)] = '\0';
  return static_cast<int>(at);
}

// Nobody reads what Dear ImGui's backend writes to a page's standard error.
int fprintf(FILE*, const char*, ...) { return 0; }
int fiprintf(FILE*, const char*, ...) { return 0; }

}  // extern "C"
