#include "formats/xlsx_styles.h"

#include <string_view>

namespace taizhang {
namespace {

constexpr std::string_view kBeforeColours =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>)"
    R"(<fonts count="4">)"
    R"(<font><sz val="11"/><name val="仿宋"/><family val="3"/><charset val="134"/></font>)"
    R"(<font><b/><sz val="18"/><name val="宋体"/><charset val="134"/></font>)"
    R"(<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font>)"
    R"(<font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>)"
    R"(<fills count="4"><fill><patternFill patternType="none"/></fill>)"
    R"(<fill><patternFill patternType="gray125"/></fill>)"
    R"(<fill><patternFill patternType="solid"><fgColor rgb="FFD9E2EC"/></patternFill></fill>)"
    R"(<fill><patternFill patternType="solid"><fgColor rgb="FFF2F5F8"/></patternFill></fill></fills>)"
    R"(<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>)"
    R"(<border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right>)"
    R"(<top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="11"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)";

constexpr std::string_view kBetween =
    R"(</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>)";

void append_style(std::string& out, std::string_view format, std::string_view font,
                  std::string_view fill, std::string_view border, std::string_view align,
                  std::string_view more = "") {
  out += "<xf numFmtId=\"";
  out += format;
  out += "\" fontId=\"";
  out += font;
  out += "\" fillId=\"";
  out += fill;
  out += "\" borderId=\"";
  out += border;
  out +=
      "\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" "
      "applyAlignment=\"1\"";
  out += more;
  out += "><alignment horizontal=\"";
  out += align;
  out += "\" vertical=\"center\" wrapText=\"1\"/></xf>";
}

void append_colour(std::string& out, uint32_t colour) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += "FF";
  for (int shift = 20; shift >= 0; shift -= 4) out += kDigits[(colour >> shift) & 15];
}

}  // namespace

std::string styles_xml(const std::vector<uint32_t>& colours) {
  constexpr std::string_view kQuoted = " quotePrefix=\"1\"";
  std::string out(kBeforeColours);
  append_style(out, "49", "1", "0", "0", "center");
  append_style(out, "49", "3", "0", "0", "center");
  append_style(out, "49", "2", "2", "1", "center");
  append_style(out, "49", "2", "3", "1", "left");
  append_style(out, "49", "0", "0", "1", "left");
  append_style(out, "49", "0", "0", "1", "left", kQuoted);
  append_style(out, "0", "0", "0", "1", "left", kQuoted);
  append_style(out, "1", "0", "0", "1", "center");
  append_style(out, "0", "0", "0", "1", "right");
  append_style(out, "164", "0", "0", "1", "center");
  out += kBetween;
  out += "<dxfs count=\"" + std::to_string(colours.size()) + "\">";
  for (const uint32_t colour : colours) {
    out += "<dxf><fill><patternFill><bgColor rgb=\"";
    append_colour(out, colour);
    out += "\"/></patternFill></fill></dxf>";
  }
  out += "</dxfs></styleSheet>";
  return out;
}

}  // namespace taizhang
