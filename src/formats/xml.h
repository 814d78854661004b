#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace taizhang {

// A part of an Office file as XML. Prefixes of names are passed over: Office files differ in them.
// Document types are skipped, so that there are no entities but XML's own five; nothing outside of
// the part is read. However deep elements stand in one another, nothing here recurses.
class XmlPart {
 public:
  // False: it is no well-formed XML.
  bool parse(std::string text);

  // The outermost element; its name is empty when there is none.
  pugi::xml_node root() const;

 private:
  std::string text_;  // what the document points into
  pugi::xml_document document_;
};

std::string_view local_name(pugi::xml_node element);
pugi::xml_node child_named(pugi::xml_node parent, std::string_view name);
std::string_view attribute_of(pugi::xml_node element, std::string_view name);  // "": it has none
bool is_set(pugi::xml_node element, std::string_view attribute);               // "1" or "true"

// Digits alone, at most 9 of them.
std::optional<size_t> whole_number(std::string_view text);

}  // namespace taizhang
