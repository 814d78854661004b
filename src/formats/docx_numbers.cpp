#include "formats/docx_numbers.h"

#include <algorithm>

#include "base/text.h"
#include "formats/docx_number_words.h"
#include "formats/xml.h"

namespace taizhang {
namespace {

constexpr size_t kMostHops = 32;  // from a style to the one it is based on
constexpr int kLargest = 9999;

int number_of(pugi::xml_node parent, std::string_view child, int otherwise) {
  const auto value = whole_number(attribute_of(child_named(parent, child), "val"));
  return value ? static_cast<int>(std::min<size_t>(*value, kLargest)) : otherwise;
}

std::string word_of(pugi::xml_node parent, std::string_view child) {
  return std::string(attribute_of(child_named(parent, child), "val"));
}

// Fonts of signs have bullets where others have letters or nothing.
std::string bullet(std::string_view text) {
  const char32_t sign = text.empty() ? 0 : code_point_at(text, 0).value;
  const bool is_private = sign >= 0xE000 && sign <= 0xF8FF;
  const bool is_sign = sign > 0x7F || sign == '-' || sign == '*';
  return is_sign && !is_private ? std::string(text) : "•";
}

// Word leaves a tab or a space, which nobody writes behind 、 or ）.
std::string_view gap_behind(std::string_view number) {
  return static_cast<unsigned char>(number.back()) < 0x80 || number == "•" ? " " : "";
}

NumberLevel level_of(pugi::xml_node node) {
  NumberLevel level;
  level.start = number_of(node, "start", 1);
  level.restart = number_of(node, "lvlRestart", -1);
  level.format = word_of(node, "numFmt");
  level.text = word_of(node, "lvlText");
  level.style = word_of(node, "pStyle");
  const pugi::xml_node legal = child_named(node, "isLgl");
  level.is_legal = legal && attribute_of(legal, "val") != "0";
  level.gap = word_of(node, "suff") == "nothing" ? "" : " ";
  return level;
}

size_t index_of(pugi::xml_node node) {  // kNumberLevels: none
  return std::min(whole_number(attribute_of(node, "ilvl")).value_or(kNumberLevels), kNumberLevels);
}

}  // namespace

void DocxNumbers::read_list(pugi::xml_node node) {
  List& list = lists_[std::string(attribute_of(node, "abstractNumId"))];
  list.style_link = word_of(node, "numStyleLink");
  for (const pugi::xml_node one : node.children())
    if (const size_t index = index_of(one); local_name(one) == "lvl" && index < kNumberLevels)
      list.levels[index] = level_of(one);
}

void DocxNumbers::read_instance(pugi::xml_node node) {
  Instance& instance = instances_[std::string(attribute_of(node, "numId"))];
  instance.list = word_of(node, "abstractNumId");
  for (const pugi::xml_node one : node.children()) {
    const size_t index = index_of(one);
    if (local_name(one) != "lvlOverride" || index == kNumberLevels) continue;
    if (const int start = number_of(one, "startOverride", -1); start >= 0)
      instance.starts[index] = start;
  }
}

void DocxNumbers::read_style(pugi::xml_node node) {
  std::string id(attribute_of(node, "styleId"));
  if (is_set(node, "default") && attribute_of(node, "type") == "paragraph") usual_style_ = id;
  const pugi::xml_node number = child_named(child_named(node, "pPr"), "numPr");
  styles_[std::move(id)] = {word_of(node, "basedOn"), word_of(number, "numId"),
                            number_of(number, "ilvl", -1)};
}

void DocxNumbers::read(pugi::xml_node root) {
  for (const pugi::xml_node node : root.children()) {
    const std::string_view name = local_name(node);
    if (name == "abstractNum") read_list(node);
    if (name == "num") read_instance(node);
    if (name == "style") read_style(node);
  }
}

DocxNumbers::Place DocxNumbers::place_of(pugi::xml_node properties) const {
  const pugi::xml_node number = child_named(properties, "numPr");
  Place place = {word_of(number, "numId"), number_of(number, "ilvl", -1)};
  std::string style = word_of(properties, "pStyle");
  if (style.empty()) style = usual_style_;
  for (size_t hop = 0; place.instance.empty() && hop < kMostHops; ++hop) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) return {};
    if (place.level < 0) place.level = found->second.level;
    place.instance = found->second.instance;
    if (place.instance.empty()) {
      style = found->second.above;
      continue;
    }
    // The style's level says so itself.
    const auto instance = instances_.find(place.instance);
    const auto list =
        instance == instances_.end() ? lists_.end() : lists_.find(instance->second.list);
    if (place.level >= 0 || list == lists_.end()) continue;
    const auto& levels = list->second.levels;
    const auto level = std::ranges::find(levels, style, &NumberLevel::style);
    if (level != levels.end()) place.level = static_cast<int>(level - levels.begin());
  }
  return place;
}

DocxNumbers::List* DocxNumbers::list_of(const Instance& instance) {
  auto list = lists_.find(instance.list);
  if (list == lists_.end()) return nullptr;
  if (list->second.style_link.empty()) return &list->second;
  const auto style = styles_.find(list->second.style_link);
  if (style == styles_.end()) return &list->second;
  const auto linked = instances_.find(style->second.instance);
  if (linked != instances_.end()) list = lists_.find(linked->second.list);
  return list == lists_.end() ? nullptr : &list->second;
}

std::string DocxNumbers::words(const List& list, size_t level) const {
  const NumberLevel& own = list.levels[level];
  if (own.format == "bullet") return bullet(own.text);
  std::string out;
  for (size_t at = 0; at < own.text.size(); ++at) {
    const char c = own.text[at];
    const size_t other = c == '%' && at + 1 < own.text.size()
                             ? static_cast<size_t>(own.text[at + 1] - '1')
                             : kNumberLevels;
    if (other >= kNumberLevels) {
      out += c;
      continue;
    }
    const NumberLevel& one = list.levels[other];
    const int number = list.is_counting[other] ? list.counts[other] : one.start;
    out += number_in(own.is_legal ? "decimal" : one.format, number);
    ++at;
  }
  return out;
}

std::string DocxNumbers::next(pugi::xml_node properties) {
  const Place place = place_of(properties);
  const auto instance = instances_.find(place.instance);
  if (instance == instances_.end()) return {};
  List* list = list_of(instance->second);
  if (list == nullptr) return {};
  const size_t level = std::min(static_cast<size_t>(std::max(place.level, 0)), kNumberLevels - 1);
  if (const auto start = instance->second.starts.extract(level)) {
    list->counts[level] = start.mapped();
    list->is_counting[level] = true;
  } else {
    list->counts[level] =
        list->is_counting[level] ? list->counts[level] + 1 : list->levels[level].start;
    list->is_counting[level] = true;
  }
  for (size_t below = level + 1; below < kNumberLevels; ++below) {
    const int restart = list->levels[below].restart;
    if (restart < 0 || static_cast<int>(level) < restart) list->is_counting[below] = false;
  }
  std::string number = words(*list, level);
  if (!number.empty() && !list->levels[level].gap.empty()) number += gap_behind(number);
  return number;
}

}  // namespace taizhang
