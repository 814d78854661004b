#include "formats/xml.h"

namespace taizhang {
namespace {

std::string_view without_prefix(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

bool XmlPart::parse(std::string text) {
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                pugi::parse_ws_pcdata_single | pugi::parse_embed_pcdata;
  text_ = std::move(text);
  return document_.load_buffer_inplace(text_.data(), text_.size(), kOptions).status ==
         pugi::status_ok;
}

pugi::xml_node XmlPart::root() const { return document_.document_element(); }

std::string_view local_name(pugi::xml_node element) { return without_prefix(element.name()); }

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node child = parent.first_child(); child; child = child.next_sibling())
    if (local_name(child) == name) return child;
  return {};
}

std::string_view attribute_of(pugi::xml_node element, std::string_view name) {
  for (pugi::xml_attribute one = element.first_attribute(); one; one = one.next_attribute())
    if (without_prefix(one.name()) == name) return one.value();
  return {};
}

bool is_set(pugi::xml_node element, std::string_view attribute) {
  const std::string_view value = attribute_of(element, attribute);
  return value == "1" || value == "true";
}

std::optional<size_t> whole_number(std::string_view text) {
  constexpr size_t kMostDigits = 9;
  if (text.empty() || text.size() > kMostDigits) return {};
  size_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + static_cast<size_t>(c - '0');
  }
  return value;
}

}  // namespace taizhang
