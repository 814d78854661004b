#include "ui/cell_editor.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "app/conflict_view.h"
#include "app/table_cells.h"
#include "imgui_internal.h"
#include "ui/cells.h"

namespace taizhang {
namespace {

constexpr const char* kPopup = "cell choices";
constexpr float kLeastChoices = 104, kDepartments = 240;

void close_editor(Drafts& drafts) {
  drafts.editor.reset();
  drafts.focus_cell = true;
  drafts.cell_cursor = true;
}

void submit(const EditedCell& cell, std::vector<Edit> edits) {
  cell.out.push_back(as_step(std::move(edits), cell.name));
}

void submit(const EditedCell& cell, Value value) {
  submit(cell, {{cell.record, cell.field.id, std::move(value)}});
}

std::optional<Value> typed_value(const EditedCell& cell) {
  return value_typed(cell.field.type, cell.drafts.editor->text, year_of(cell.open, cell.ui.today));
}

// False: it cannot be read, and is not lost: the panel goes on with it.
bool keep_typed(const EditedCell& cell) {
  const CellEditor& editor = *cell.drafts.editor;
  if (editor.text == editor.base) return true;
  std::optional<Value> value = typed_value(cell);
  if (value)
    submit(cell, *std::move(value));
  else
    draft_of(cell.drafts, cell.record, cell.field.id, editor.base) = editor.text;
  return value.has_value();
}

void go_to_panel(const EditedCell& cell) {
  cell.drafts.focus_cell = cell.drafts.cell_cursor = false;
  cell.drafts.focus_field = cell.field.id;
  cell.out.push_back(ShowDetail{});
}

// Tab keeps what was typed and goes on to the next cell, Shift+Tab to the one before.
bool tab_pressed(ImGuiID owner) {
  ImGui::SetKeyOwner(ImGuiKey_Tab, owner);
  return ImGui::IsKeyPressed(ImGuiKey_Tab, ImGuiInputFlags_Repeat, owner);
}

int draw_text_editor(const EditedCell& cell) {
  CellEditor& editor = *cell.drafts.editor;
  if (!std::exchange(editor.asked_focus, true)) focus_next_item();
  ImGui::SetCursorScreenPos({cell.left, cell.y});
  cell_field(cell.ui, "##editor", cell.name, editor.text,
             {cell.right - cell.left, cell.ui.row - 1});
  if (editor.text != editor.base && !typed_value(cell))
    stroke_rect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), cell.ui.color.late.mark, 2, 2);
  // Behind the field, which has taken what was typed just before the key.
  const bool tab = editor.is_open && tab_pressed(ImGui::GetID("editor keys"));
  if (tab) {
    ImGui::ClearActiveID();
    // The next key may be there already and is the table's: no other control gets the focus.
    ImGui::NavMoveRequestCancel();
    ImGui::GetCurrentContext()->NavId = 0;
    ImGui::GetCurrentContext()->PlatformImeData.WantTextInput = false;
  }
  if (ImGui::IsItemActive()) {
    editor.is_open = true;
    if (cell.ui.leaving) keep_typed(cell);
    return 0;
  }
  if (!editor.is_open) return 0;
  const bool is_kept = keep_typed(cell);
  close_editor(cell.drafts);
  if (!is_kept) go_to_panel(cell);
  if (!tab || !is_kept) return 0;
  return ImGui::GetIO().KeyShift ? -1 : 1;
}

// One of a few words; the last is none, unless one of them must be chosen.
void draw_choice_editor(const EditedCell& cell, const std::vector<std::string>& words,
                        const std::vector<Value>& values) {
  CellEditor& editor = *cell.drafts.editor;
  if (!std::exchange(editor.is_open, true)) ImGui::OpenPopup(kPopup);
  const auto now = std::ranges::find(values, cell.open.reg.value(cell.record, cell.field.id));
  std::optional<size_t> chosen;
  if (now != values.end()) chosen = static_cast<size_t>(now - values.begin());
  const auto picked =
      option_popup(cell.ui, kPopup, cell.name, words, chosen, {cell.left, cell.y + cell.ui.row},
                   std::max(cell.right - cell.left, kLeastChoices));
  if (picked && picked != chosen) submit(cell, values[*picked]);
  if (picked || !ImGui::IsPopupOpen(kPopup)) close_editor(cell.drafts);
}

void draw_options_editor(const EditedCell& cell) {
  const Ui& ui = cell.ui;
  std::vector<std::string> words;
  std::vector<Value> values;
  if (cell.field.type == FieldType::YesNo) {
    words = {ui[Text::value_yes], ui[Text::value_no]};
    values = {Value(true), Value(false)};
  }
  const Option* now = std::get_if<Option>(&cell.open.reg.value(cell.record, cell.field.id));
  const bool is_theirs = !cell.open.scope().empty() && cell.field.id == fields::kStatus;
  for (const EnumOption& option : cell.field.options) {
    const bool is_now = now && now->id == option.id;
    if (!is_now && (option.hidden || (is_theirs && statuses::is_of_office(option.id)))) continue;
    words.emplace_back(label(option.name, ui.language));
    values.emplace_back(Option{option.id});
  }
  if (!cell.field.required) {
    words.emplace_back(ui[Text::ledger_not_filled]);
    values.emplace_back();
  }
  draw_choice_editor(cell, words, values);
}

// Several names to tick; those chosen once the list is closed.
std::optional<std::vector<std::string>> draw_ticks(const EditedCell& cell,
                                                   std::vector<std::string> chosen,
                                                   const std::vector<std::string>& all,
                                                   PickTyping typing) {
  if (!std::exchange(cell.drafts.editor->is_open, true))
    open_department_popup(cell.drafts, kPopup, std::move(chosen));
  auto picked = department_popup(cell.ui, cell.drafts, kPopup, cell.name, all,
                                 {cell.left, cell.y + cell.ui.row}, kDepartments, typing);
  if (cell.drafts.pick.owner.empty()) close_editor(cell.drafts);
  return picked;
}

void draw_departments_editor(const EditedCell& cell) {
  const auto picked = draw_ticks(cell, departments_of(cell.open, cell.record, cell.field.id),
                                 department_names(cell.open), PickTyping::Yes);
  if (picked) submit(cell, department_edits(cell.open, cell.record, cell.field.id, *picked));
}

// An option that the form no longer has stays ticked.
void draw_several_editor(const EditedCell& cell) {
  const Options* now = std::get_if<Options>(&cell.open.reg.value(cell.record, cell.field.id));
  std::vector<std::string> all, chosen;
  std::vector<std::string> ids;
  for (const EnumOption& option : cell.field.options) {
    const bool is_now = now && std::ranges::contains(now->ids, option.id);
    if (option.hidden && !is_now) continue;
    ids.push_back(option.id);
    all.emplace_back(label(option.name, cell.ui.language));
    if (is_now) chosen.push_back(all.back());
  }
  const auto picked = draw_ticks(cell, std::move(chosen), all, PickTyping::No);
  if (!picked) return;
  Options next = now ? *now : Options{};
  for (size_t i = 0; i < all.size(); ++i) {
    const std::string& id = ids[i];
    const bool is_chosen = std::ranges::contains(*picked, all[i]);
    if (!is_chosen)
      std::erase(next.ids, id);
    else if (!std::ranges::contains(next.ids, id))
      next.ids.push_back(id);
  }
  submit(cell, normal(std::move(next)));
}

}  // namespace

bool fits_in_cell(FieldType type) {
  return type != FieldType::LongText && type != FieldType::Links && type != FieldType::Record;
}

bool is_edited(const Drafts& drafts, RecordId record, std::string_view field) {
  return drafts.editor && drafts.editor->record == record && drafts.editor->field == field;
}

void begin_edit(const OpenRegister& open, Drafts& drafts, RecordId record, const Field& field,
                Language language) {
  const std::string words = typed_words(open.reg, record, field, language);
  drafts.editor = CellEditor{record, field.id, words, words};
}

int draw_cell_editor(const EditedCell& cell) {
  switch (cell.field.type) {
    case FieldType::Enumeration:
    case FieldType::YesNo:
      draw_options_editor(cell);
      return 0;
    case FieldType::Departments:
      draw_departments_editor(cell);
      return 0;
    case FieldType::Options:
      draw_several_editor(cell);
      return 0;
    case FieldType::Text:
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Date:
    case FieldType::Deadline:
    case FieldType::Time:
    case FieldType::LongText:
    case FieldType::Links:
    case FieldType::Record:
      return draw_text_editor(cell);
  }
}

}  // namespace taizhang
