#pragma once

#include <string>
#include <string_view>

#include "app/texts.h"
#include "base/date.h"
#include "imgui.h"
#include "ui/theme.h"

namespace taizhang {

// What every panel needs to draw; made anew each frame.
struct Ui {
  const Palette& color;
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
  Language language = Language::Chinese;
  Date today;
  float row = space::kRowCompact;  // height of a table row
  double now = 0;                  // seconds of a clock that goes on while no frame is drawn
  bool leaving =
      false;  // the page or a command is about to end typing: fields hand over what they hold

  const char* operator[](Text id) const { return text(id, language).data(); }
  std::string operator()(Text id, std::vector<std::string> arguments) const {
    return fill(text(id, language), arguments);
  }
};

}  // namespace taizhang
