#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/listed.h"
#include "app/table_cells.h"
#include "base/deadline.h"
#include "ui/cells.h"
#include "ui/preview_list.h"

namespace taizhang {
namespace {

constexpr float kWidth = 860;
constexpr float kAround = 430;  // of the page's height: the dialog without its list
constexpr float kLine = 32;
constexpr float kFieldWidth = 220, kWayWidth = 150;

std::string figure(size_t count) { return number(static_cast<long long>(count)); }

Text name_of(BulkWay way) {
  switch (way) {
    case BulkWay::Set:
      return Text::bulk_set;
    case BulkWay::Add:
      return Text::bulk_add;
    case BulkWay::Remove:
      return Text::bulk_remove;
    case BulkWay::Append:
      return Text::bulk_append;
    case BulkWay::Clear:
      return Text::bulk_clear;
  }
}

// A list with its name above it; the new choice.
std::optional<size_t> named_combo(const Ui& ui, const char* id, Text name,
                                  const std::vector<std::string>& words, size_t chosen,
                                  float width) {
  ImGui::BeginGroup();
  line(ui, ui[name], ui.color.text2, type::kSmall);
  const auto picked = combo(ui, id, ui[name], words, chosen, width);
  ImGui::EndGroup();
  return picked && *picked != chosen ? picked : std::nullopt;
}

// Which field, and what is done to it. What was filled in for another field is gone.
const Field& choose_field(const std::vector<Field>& fields, BulkInput& input, const Ui& ui) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.emplace_back(label(field.name, ui.language));
  const std::string_view wanted =
      input.field.empty() ? fields::kLead : std::string_view(input.field);
  auto field = std::ranges::find(fields, wanted, &Field::id);
  if (field == fields.end()) field = fields.begin();
  if (const auto picked = named_combo(ui, "field", Text::bulk_field, names,
                                      static_cast<size_t>(field - fields.begin()), kFieldWidth))
    field = fields.begin() + static_cast<std::ptrdiff_t>(*picked);
  const std::vector<BulkWay> ways = bulk_ways(*field);
  if (input.field != field->id) input = {field->id, ways.front()};
  names.clear();
  for (const BulkWay way : ways) names.emplace_back(ui[name_of(way)]);
  const auto way = std::ranges::find(ways, input.way);
  ImGui::SameLine(0, space::k3);
  if (const auto picked = named_combo(ui, "way", Text::bulk_way, names,
                                      static_cast<size_t>(way - ways.begin()), kWayWidth))
    input.way = ways[*picked];
  return *field;
}

void toggle(std::vector<std::string>& ids, const std::string& id) {
  if (std::erase(ids, id) == 0) ids.push_back(id);
}

// One of a few words; `ids` are what they stand for.
void draw_choice(BulkInput& input, const std::vector<std::string>& names,
                 const std::vector<std::string>& ids, const Ui& ui) {
  std::optional<size_t> chosen;
  for (size_t i = 0; i < ids.size(); ++i)
    if (std::ranges::contains(input.chosen, ids[i])) chosen = i;
  if (const auto picked = combo(ui, "value", ui[Text::bulk_value], names, chosen, kFieldWidth))
    input.chosen = {ids[*picked]};
}

void draw_options(BulkInput& input, const Field& field, const Ui& ui) {
  for (const EnumOption& option : field.options) {
    if (option.hidden) continue;
    const std::string name(label(option.name, ui.language));
    if (checkbox(ui, option.id.c_str(), name, std::ranges::contains(input.chosen, option.id), name))
      toggle(input.chosen, option.id);
  }
}

void draw_typed(BulkInput& input, const Field& field, const OpenRegister& open, const Ui& ui,
                float width) {
  const char* name = ui[Text::bulk_value];
  if (field.type == FieldType::LongText) {
    area(ui, "##value", name, input.typed, width, 2, 5);
    return;
  }
  const char* hint = field.type == FieldType::Deadline ? ui[Text::deadline_hint]
                     : field.type == FieldType::Date   ? ui[Text::date_hint]
                     : field.type == FieldType::Time   ? ui[Text::time_hint]
                     : field.type == FieldType::Links  ? ui[Text::link_hint]
                                                       : "";
  taizhang::field(ui, "##value", name, input.typed, width, hint);
  if (field.type == FieldType::Deadline)
    line(ui, understood(ui, parse_deadline(input.typed, year_of(open, ui.today))), ui.color.text3,
         type::kSmall);
}

void draw_value(BulkInput& input, const Field& field, const OpenRegister& open, Drafts& drafts,
                const Ui& ui) {
  if (input.way == BulkWay::Clear) return;
  const float width = ImGui::GetContentRegionAvail().x;
  line(ui, ui[Text::bulk_value], ui.color.text2, type::kSmall);
  std::vector<std::string> names, ids;
  switch (field.type) {
    case FieldType::Enumeration:
      for (const EnumOption& option : field.options) {
        if (option.hidden) continue;
        names.emplace_back(label(option.name, ui.language));
        ids.push_back(option.id);
      }
      return draw_choice(input, names, ids, ui);
    case FieldType::YesNo:
      return draw_choice(input, {ui[Text::value_yes], ui[Text::value_no]}, {"yes", "no"}, ui);
    case FieldType::Options:
      return draw_options(input, field, ui);
    case FieldType::Departments:
      if (auto picked = department_picker(ui, drafts, "value", ui[Text::bulk_value], input.chosen,
                                          department_names(open), width))
        input.chosen = *std::move(picked);
      return;
    default:
      draw_typed(input, field, open, ui, width);
  }
}

// What will come of it, or what is missing.
std::string plan_words(const BulkPlan& plan, const Field& field, const BulkInput& input,
                       const Ui& ui) {
  if (plan.state == BulkPlan::State::NoValue) return ui[Text::bulk_no_value];
  if (plan.state == BulkPlan::State::Unread) return ui(bulk_refusal(field.type), {input.typed});
  std::string words = ui(Text::bulk_changes, {figure(plan.lines.size()), figure(plan.unchanged)});
  if (plan.disputed > 0) words += " " + ui(Text::bulk_disputed, {figure(plan.disputed)});
  return words;
}

struct Columns {
  float number, title, before, after;  // where each begins, from the left
};

Columns columns_of(float width) {
  constexpr float kNumber = 64;
  const float rest = width - kNumber;
  return {space::k2, kNumber, kNumber + rest * 0.36f, kNumber + rest * 0.68f};
}

void draw_line(const OpenRegister& open, const BulkLine& one, const Ui& ui, ImVec2 at,
               float right) {
  const OutlineRow* row = outline_row(open, one.record);
  const LedgerShelf* shelf = listed_shelf(open);
  const std::string number = row != nullptr ? row->number + " " : std::string();
  const std::string title = shelf != nullptr
                                ? ledger_title(open.reg, shelf->form, one.record, ui.language)
                                : std::string(text_of(open.reg, one.record, fields::kTitle));
  const std::string nothing = ui[Text::bulk_nothing];
  const std::string& before = one.before.empty() ? nothing : one.before;
  const std::string& after = one.after.empty() ? nothing : one.after;
  const Columns x = columns_of(right - at.x);
  const float y = at.y + (kLine - type::kBody) / 2;
  mirror::text(Role::ListItem, ui(Text::replace_line, {number + title, before + " → " + after}),
               at.x, at.y, right - at.x, kLine);
  draw_fitted(ui, {at.x + x.number, y}, x.title - x.number - space::k2, number, ui.color.text2);
  draw_fitted(ui, {at.x + x.title, y}, x.before - x.title - space::k3, title, ui.color.text1);
  draw_fitted(ui, {at.x + x.before, y}, x.after - x.before - 24, before, ui.color.text3);
  draw_text(ui, {at.x + x.after - 18, y}, "→", ui.color.text3, type::kBody, Weight::Regular, true);
  draw_fitted(ui, {at.x + x.after, y}, right - at.x - x.after - space::k2, after, ui.color.text1);
}

// What stands in the columns of the list below.
void draw_heads(const OpenRegister& open, const Ui& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Columns x = columns_of(ImGui::GetContentRegionAvail().x);
  const auto head = [&](float left, std::string_view name) {
    draw_text(ui, {at.x + left, at.y}, name, ui.color.text3, type::kSmall, Weight::Regular, true);
  };
  head(x.title, label(listed_form(open)->name, ui.language));
  head(x.before, ui[Text::bulk_before]);
  head(x.after, ui[Text::bulk_after]);
  ImGui::Dummy({1, type::kSmall});
}

void plan_anew(BulkForm& form, const Field& field, const OpenRegister& open, const Ui& ui) {
  const uint64_t revision = open.reg.revision();
  if (form.planned == form.input && form.revision == revision) return;
  form.plan = bulk_plan(open, field, form.input, ui.today, ui.language);
  form.planned = form.input;
  form.revision = revision;
}

void apply(const BulkForm& form, const Field& field, const Ui& ui, Intents& out) {
  const std::vector<std::string> words = {std::string(label(field.name, ui.language)),
                                          figure(form.plan.lines.size())};
  out.push_back(
      ApplyEdits{form.plan.edits, {Text::did_bulk, words}, Message{Text::toast_bulk, words}});
}

}  // namespace

void draw_bulk_edit(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open || (drafts.bulk && bulk_fields(*state.open).empty())) return drafts.bulk.reset();
  if (drafts.bulk && !ImGui::IsPopupOpen("bulk")) ImGui::OpenPopup("bulk");
  const OpenRegister& open = *state.open;
  if (!begin_dialog(ui, "bulk", ui(Text::bulk_title, {figure(marked_of(open).size())}), kWidth))
    return;
  if (!drafts.bulk) drafts.bulk.emplace();
  BulkForm& form = *drafts.bulk;
  const std::vector<Field> fields = bulk_fields(open);
  const Field& field = choose_field(fields, form.input, ui);
  draw_value(form.input, field, open, drafts, ui);
  plan_anew(form, field, open, ui);
  const bool is_unread = form.plan.state == BulkPlan::State::Unread;
  const std::string words = plan_words(form.plan, field, form.input, ui);
  ImGui::Dummy({0, space::k1});
  paragraph(ui, words, ImGui::GetContentRegionAvail().x,
            is_unread ? ui.color.late.text : ui.color.text2);
  draw_heads(open, ui);
  preview_list(ui, ui[Text::bulk_after], form.plan.lines.size(), kLine, preview_height(kAround),
               [&](size_t i, ImVec2 at, float right) {
                 draw_line(open, form.plan.lines[i], ui, at, right);
               });
  const size_t count = form.plan.lines.size();
  const DialogAnswer answer = dialog_buttons(ui, ui(Text::bulk_verb, {figure(count)}),
                                             {.kind = Kind::Primary, .enabled = count > 0});
  if (answer == DialogAnswer::Verb) apply(form, field, ui, out);
  if (answer != DialogAnswer::None) {
    drafts.bulk.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
