#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "app/layouts.h"
#include "ui/keys.h"
#include "ui/ledger.h"
#include "ui/task_table.h"

namespace taizhang {

// The layouts of the list of tasks beside the table, see draw_task_table().

inline constexpr float kLayoutBar = 40;  // what one changes of a layout, above it

// What a layout is drawn with, below the filters; there is a task to be shown.
struct LayoutFrame {
  const OpenRegister& open;
  Drafts& drafts;
  const Ui& ui;
  ImVec2 min, max;
  Intents& out;

  const OutlineRow& row(uint32_t task) const { return open.outline[task]; }
};

// layouts.cpp
// The one of TableView::layout.
void draw_layout(const LayoutFrame& frame);
// The buttons that choose it, at the cursor, in a toolbar of `room` px.
float layout_switch_width(const Ui& ui, float room);
void draw_layout_switch(const OpenRegister& open, const Ui& ui, float room, Intents& out);
Text layout_name(Layout layout);

// cards_layout.cpp, calendar_layout.cpp, timeline_layout.cpp, matrix_layout.cpp
void draw_cards(const LayoutFrame& frame);
void draw_calendar(const LayoutFrame& frame);
void draw_timeline(const LayoutFrame& frame);
void draw_matrix(const LayoutFrame& frame);

// --- shared by them: layouts.cpp ---

// A few words of which one is chosen, side by side at the cursor. The one pressed in this frame.
struct Segment {
  Text name;
  Icon icon = Icon::None;  // in place of the word where there is no room for it
};
float segments_width(const Ui& ui, std::span<const Segment> all, bool has_words = true);
std::optional<size_t> segments(const Ui& ui, const char* id, Text name,
                               std::span<const Segment> all, size_t chosen, bool has_words = true);

std::string light_said(const Ui& ui, const Light& light);
// Its shape and words in `room` px.
void draw_light(const Ui& ui, const Light& light, ImVec2 at, float room);

// The item that a task is over [min, max): a click selects it and opens its detail, with Ctrl or
// Shift it ticks it, the right button opens its menu. `more` is said behind its name. Tab reaches
// the selected one, and any while the selection is not among them.
void press_task(const LayoutFrame& frame, const OutlineRow& row, ImVec2 min, ImVec2 max,
                std::string_view more = {});

// Shows a window of which `y` to `y` + `height` of its content is seen, once for each selection.
void bring_into_view(const LayoutFrame& frame, float y, float height);

// calendar_layout.cpp: Monday's first
std::array<std::string_view, 7> weekday_names(const Ui& ui);

// By a key: the task is selected, and the detail, when it is open, shows it.
void select_by_key(const LayoutFrame& frame, RecordId task);
// Keys that mean the same in all of them: to open, to tick, to leave.
void common_keys(const LayoutFrame& frame, const Keys& keys);

}  // namespace taizhang
