#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// How Word counts paragraphs: "一、", "（三）", "2.4.1".

inline constexpr size_t kNumberLevels = 9;

struct NumberLevel {
  int start = 1;
  int restart = -1;           // after a paragraph of a level above this one; -1: of any; 0: never
  bool is_legal = false;      // all of its numbers are 1, 2, 3
  std::string format = {};    // "chineseCounting"
  std::string text = {};      // "%1、"
  std::string style = {};     // of the paragraphs that it numbers
  std::string_view gap = {};  // between number and text
};

class DocxNumbers {
 public:
  // What numbering.xml and styles.xml say.
  void read(pugi::xml_node root);

  // The number in front of the next paragraph, with what stands behind it; empty: it has none.
  // `properties`: its w:pPr, perhaps without an element.
  std::string next(pugi::xml_node properties);

 private:
  struct List {  // an abstractNum
    std::array<NumberLevel, kNumberLevels> levels = {};
    std::array<int, kNumberLevels> counts = {};
    std::array<bool, kNumberLevels> is_counting = {};
    std::string style_link = {};
  };
  struct Instance {  // a num
    std::string list = {};
    std::map<size_t, int> starts = {};  // levels that begin anew with it
  };
  struct Style {
    std::string above = {};
    std::string instance = {};
    int level = -1;
  };
  struct Place {
    std::string instance;
    int level = -1;
  };

  void read_list(pugi::xml_node node);
  void read_instance(pugi::xml_node node);
  void read_style(pugi::xml_node node);
  Place place_of(pugi::xml_node properties) const;
  List* list_of(const Instance& instance);
  std::string words(const List& list, size_t level) const;

  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, Instance, std::less<>> instances_;
  std::map<std::string, Style, std::less<>> styles_;
  std::string usual_style_;
};

}  // namespace taizhang
