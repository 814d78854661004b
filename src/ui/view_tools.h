#pragma once

#include <array>

#include "ui/panels.h"

namespace taizhang {

// What the list on screen is narrowed to, headed by, and made of.

// view_tools.cpp
// The buttons of the toolbar up to `right`, without their words where these take more than `room`.
// Returns where they begin.
float draw_view_tools(const OpenRegister& open, Drafts& drafts, const Ui& ui, float right, float y,
                      float room, Intents& out);
// The filters as chips, on one line from `at` to `right`: pressed, one is dropped.
void draw_filter_chips(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 at,
                       float right, Intents& out);
// The list on screen with other filters.
Intent with_filters(const OpenRegister& open, Filters filters);

// Names of the headings, indexed by Heading.
inline constexpr std::array kHeadings = {Text::heading_part, Text::heading_lead,
                                         Text::heading_status, Text::heading_month,
                                         Text::heading_light};
static_assert(std::size(kHeadings) == static_cast<size_t>(Heading::Light) + 1);

inline constexpr float kToolPopup = 268;  // px, how wide what hangs from a tool is
// Where such a popup stands in the mirror, until mirror::end().
void begin_tool_group(std::string_view name);

// column_picker.cpp: which columns the list on screen has, and in what order
void draw_column_picker(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 below,
                        Intents& out);

// filter_dialog.cpp
void open_filter_form(const OpenRegister& open, Drafts& drafts, Language language);
void draw_filter_form(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// view_dialog.cpp: the name of a view, new or known
void draw_view_name(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);

}  // namespace taizhang
