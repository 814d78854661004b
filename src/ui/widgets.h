#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "ui/icons.h"
#include "ui/mirror.h"
#include "ui/ui.h"

namespace taizhang {

// The small parts of every screen. Each draws at the cursor like an ImGui widget, is an item with a
// name in the accessibility mirror, and can be reached by keyboard. `id` is unique in its window
// and never shown.

enum class Weight { Regular, Bold };

// --- text ----------------------------------------------------------------------------------------

float text_width(const Ui& ui, std::string_view text, float size = type::kBody,
                 Weight weight = Weight::Regular);

// Draws at a position of the screen; no item. The mirror gets the text unless `silent`.
void draw_text(const Ui& ui, ImVec2 at, std::string_view text, ImU32 color,
               float size = type::kBody, Weight weight = Weight::Regular, bool silent = false);

// The lines `text` takes at `width` px by Chinese rules: spans in bytes, see wrap().
std::vector<Span> lines_of(const Ui& ui, std::string_view text, float width,
                           float size = type::kBody, Weight weight = Weight::Regular);

// One line at the cursor.
void line(const Ui& ui, std::string_view text, ImU32 color, float size = type::kBody,
          Weight weight = Weight::Regular);
void heading(const Ui& ui, std::string_view text, float size = type::kTitle);

// Wrapped at `width`. Returns its height.
float paragraph(const Ui& ui, std::string_view text, float width, ImU32 color,
                float size = type::kBody, Weight weight = Weight::Regular);

// One line cut to `width` with …; the whole text in a tooltip after a moment when it was cut. No
// item. True when it was cut.
bool draw_fitted(const Ui& ui, ImVec2 at, float width, std::string_view text, ImU32 color,
                 float size = type::kBody, Weight weight = Weight::Regular);
// The same, and the mirror is told the whole text: where no item says it.
void say_fitted(const Ui& ui, ImVec2 at, float width, std::string_view text, ImU32 color,
                float size = type::kBody, Weight weight = Weight::Regular);

// A file's name is cut in its middle: the end is what tells two of one department apart.
void draw_file_name(const Ui& ui, ImVec2 at, float width, std::string_view name, ImU32 color,
                    float size);

// The grounds under parts of such a line, drawn before it.
void draw_marks(const Ui& ui, ImVec2 at, float width, std::string_view text,
                const std::vector<Span>& marks, float size = type::kBody,
                Weight weight = Weight::Regular);

// For the last item, when hovered for a moment and nothing else has been said of it in this frame.
void tooltip(const Ui& ui, std::string_view text);

// --- buttons -------------------------------------------------------------------------------------

enum class Kind { Primary, Outlined, Quiet, Danger };

struct ButtonLook {
  Kind kind = Kind::Outlined;
  Icon icon = Icon::None;
  float height = space::kButton;
  float width = 0;  // 0: as the text needs
  bool enabled = true;
  float size = type::kBody;
};
bool button(const Ui& ui, const char* id, std::string_view label, ButtonLook look = {});

// The ground of the last item: pressed, under the pointer, or `rest`.
ImU32 ground_of_item(const Ui& ui, ImU32 rest);

// The invisible item under every drawn control: pressed by mouse or key, reached by Tab.
bool press_area(const char* id, ImVec2 size, bool enabled = true);

float button_width(const Ui& ui, std::string_view label, ButtonLook look = {});

// 28 x 28, with its verb (and key) as name and tooltip.
bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view name,
                 bool enabled = true, bool chosen = false);

// Text that acts, in the accent colour.
bool text_button(const Ui& ui, const char* id, std::string_view label, Icon icon = Icon::None,
                 float size = type::kBody);

// A filter with its figure.
bool chip(const Ui& ui, const char* id, std::string_view label, int count, bool chosen);
float chip_width(const Ui& ui, std::string_view label, int count);

// A state in words on its soft ground; no item.
void draw_tag(const Ui& ui, ImVec2 at, std::string_view text, const StateColors& colors,
              float height = space::kTag);
float tag_width(const Ui& ui, std::string_view text);

// A closed list of words; the index of the word chosen in this frame.
std::optional<size_t> combo(const Ui& ui, const char* id, std::string_view name,
                            const std::vector<std::string>& options, std::optional<size_t> chosen,
                            float width);

// A line of a list that can be pressed: `words` at the left, quiet `detail` at the right.
bool option(const Ui& ui, std::string_view words, bool chosen, float width,
            std::string_view detail = {});

// The same as a button in a popup that has other things beside its lines.
bool button_line(const Ui& ui, std::string_view words, bool chosen, float width);

// The popup `id` that begins next hangs below `at`, or stands above the control whose lower edge
// that is, where there is no room below; on a low page, and beyond `most` px, it scrolls.
void hang_popup(const char* id, ImVec2 at, float most = FLT_MAX);

// A popup of `width` that ImGui::OpenPopup(`id`) has opened, with lines as option() and menu_item()
// draw them. Call end_popup() whether it is open or not.
bool begin_popup(const Ui& ui, const char* id, float width, ImVec2 padding = {space::k1, space::k1},
                 ImVec2 spacing = {0, 0}, float most = FLT_MAX);
void end_popup(bool open);

// The options of a popup that ImGui::OpenPopup(`id`) has opened, at `at`. The one chosen closes it.
std::optional<size_t> option_popup(const Ui& ui, const char* id, std::string_view name,
                                   const std::vector<std::string>& options,
                                   std::optional<size_t> chosen, ImVec2 at, float width);

// As ImGui::SetKeyboardFocusHere(), also while what has the focus is drawn later in the frame.
void focus_next_item();

// The ring of keyboard focus around the last item, when it has it; `outside` it by that many px.
void focus_ring(const Ui& ui, float radius, float outside = 0);

// A box to tick, 16 px; no item.
void draw_box(const Ui& ui, ImVec2 at, bool checked, bool hovered = false);

// The same as an entry of a menu, with its key.
bool menu_item(const Ui& ui, std::string_view words, std::string_view key, float width);
float menu_item_width(const Ui& ui, std::string_view words, std::string_view key);  // at least

// 16 px box drawn; `name` for the mirror. True when pressed.
bool checkbox(const Ui& ui, const char* id, std::string_view name, bool checked,
              std::string_view shown = {});

// --- fields --------------------------------------------------------------------------------------

struct FieldResult {
  bool changed = false;  // the text is another one than a frame ago
  // The visit to the field is over and it was edited: one edit. So is what a field still being
  // edited holds when the page is left (Ui::leaving); it may hold what it held before.
  bool finished = false;
};

// Single-line field.
FieldResult field(const Ui& ui, const char* id, std::string_view name, std::string& text,
                  float width, const char* hint = "", bool invalid = false);

// The same in a table's cell, as large as that.
FieldResult cell_field(const Ui& ui, const char* id, std::string_view name, std::string& text,
                       ImVec2 size);

// Several lines, softly wrapped.
FieldResult area(const Ui& ui, const char* id, std::string_view name, std::string& text,
                 float width, int min_lines, int max_lines, const char* hint = "");

// --- grounds -------------------------------------------------------------------------------------

void fill_rect(ImVec2 min, ImVec2 max, ImU32 color, float radius = 0);
void stroke_rect(ImVec2 min, ImVec2 max, ImU32 color, float radius = 0, float width = 1);
void hairline(ImVec2 from, ImVec2 to, ImU32 color);  // on whole device pixels
void bar(const Ui& ui, ImVec2 at, ImVec2 size, float part, ImU32 color);
void dashed_rect(const Ui& ui, ImVec2 min, ImVec2 max);  // dashed frame of an empty place

// A region: a child window over [min, max) in screen coordinates, with padding, on `ground`.
bool begin_region(const char* id, ImVec2 min, ImVec2 max, ImU32 ground, ImVec2 padding,
                  ImGuiWindowFlags flags = 0);
void end_region();

// A dialog in the middle of the page. Returns true while it is open; call end_dialog then.
bool begin_dialog(const Ui& ui, const char* id, std::string_view title,
                  float width = space::kDialog);
void end_dialog();
bool dialog_escaped();                // by Esc, when no field and no list in the dialog took it
bool page_chord(ImGuiKeyChord keys);  // pressed anywhere on the page while no dialog is open

// Back and the verb at the foot of a dialog, in sight also where the dialog scrolls. Escape is Back
// while no field is being edited; Ctrl+Enter is the verb unless that is a Danger.
enum class DialogAnswer { None, Back, Verb };
DialogAnswer dialog_buttons(const Ui& ui, std::string_view verb, ButtonLook look = {Kind::Primary});

// The one button of a dialog that asks nothing. True when it is to be closed.
bool dialog_close(const Ui& ui, std::string_view word, Kind kind = Kind::Outlined);

}  // namespace taizhang
