// Stands in for what the C library reads numbers from text with and writes them to text: its
// numbers of 128 bits, which nothing else uses, would be a hundredth of what is downloaded. Only
// nlohmann's lexer reads decimals here, each a whole token; Dear ImGui reads no settings from a
// file, and of the graphics card only whole numbers. What is written by formats are the names that
// Dear ImGui gives its windows, and messages that nobody sees.
#include <emscripten.h>

#include <algorithm>
#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <system_error>

EM_JS(double, read_decimal, (const char* text), {
  let end = text;
  while (HEAPU8[end]) ++end;
  return Number(String.fromCharCode(... HEAPU8.subarray(text, end)));
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
    while (std::strchr("0123456789.", *++format))
      width = width * 10 + (*format == '.' ? 0 : *format - '0');
    char digits[12];
    std::string_view text;
    if (*format == 's') {
      text = va_arg(values, const char*);
      width = 0;
    } else if (*format == '%') {
      text = "%";
    } else {
      const int number = va_arg(values, int);
      const bool is_hex = (*format | 0x20) == 'x';
      const auto [end, error] =
          *format == 'd' || *format == 'i'
              ? std::to_chars(digits, digits + sizeof digits, number)
              : std::to_chars(digits, digits + sizeof digits, static_cast<unsigned>(number),
                              is_hex ? 16 : 10);
      if (*format == 'X')
        std::transform(digits, end, digits,
                       [](char one) { return one >= 'a' ? static_cast<char>(one - 0x20) : one; });
      text = {digits, static_cast<size_t>(end - digits)};
    }
    for (size_t filled = text.size(); filled < width; ++filled) put('0');
    for (const char letter : text) put(letter);
  }
  if (size > 0) to[std::min(at, size - 1)] = '\0';
  return static_cast<int>(at);
}

// Nobody reads what Dear ImGui's backend writes to a page's standard error.
int fprintf(FILE*, const char*, ...) { return 0; }
int fiprintf(FILE*, const char*, ...) { return 0; }

}  // extern "C"
