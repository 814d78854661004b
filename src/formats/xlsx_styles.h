#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace taizhang {

// How cells of our Excel files look: the numbers are places in styles.xml.
enum class CellStyle {
  Plain,
  Title,
  Subtitle,
  Header,
  Heading,
  Text,      // stays text however it is edited
  Formula,   // text that begins like a formula
  LongText,  // Excel shows a text-formatted cell of more than 255 characters as #####
  Integer,
  Decimal,
  Date,
};

// `colours` are the fills of conditional formats, 0xRRGGBB each.
std::string styles_xml(const std::vector<uint32_t>& colours);

}  // namespace taizhang
