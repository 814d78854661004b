#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/conflict_view.h"
#include "rules/score.h"
#include "ui/document_page.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kList = 236, kEntry = 52;
constexpr float kPortrait = 760, kLandscape = 1080;
constexpr float kLeastPage = 640;  // a narrower one would break the words of a table's head
constexpr int kQuarters = 8;       // that can be chosen, this one and those before

struct ReportFrame {
  const OpenRegister& open;
  Drafts& drafts;
  const ReportView& view;
  const Ui& ui;
  Intents& out;

  void change(auto set) const {
    ReportScope scope = view.scope;
    set(scope);
    out.push_back(ChangeReport{std::move(scope)});
  }
};

struct Verb {
  const char* id;
  Text name;
  Icon icon;  // None: the main one, at the right
  Intent does;
};

// From right to left; from `left` on they have no room for icons.
void draw_verbs(const ReportFrame& frame, float left, float right, float top) {
  const Ui& ui = frame.ui;
  const Verb all[] = {
      {"view", Text::document_view, Icon::None, PrintReport{}},
      {"excel", Text::document_save_sheet, Icon::Download, SaveSheet{}},
      {"csv", Text::document_save_csv, Icon::Download, SaveSheet{true}},
      {"word", Text::document_save, Icon::Download, SaveReport{}},
      {"copy", Text::document_copy, Icon::Clipboard, CopyReport{}},
  };
  const bool has_csv = frame.view.scope.kind == ReportKind::Shown;
  const auto look_of = [&](const Verb& verb, bool is_tight) {
    const bool is_main = verb.icon == Icon::None;
    return ButtonLook{.kind = is_main ? Kind::Primary : Kind::Outlined,
                      .icon = is_tight ? Icon::None : verb.icon,
                      .height = 28,
                      .enabled = !frame.view.is_empty,
                      .size = is_tight ? type::kSmall : type::kBody};
  };
  float x = right - space::k3;
  float whole = 0;
  for (const Verb& verb : all)
    if (has_csv || verb.name != Text::document_save_csv)
      whole += button_width(ui, ui[verb.name], look_of(verb, false)) + space::k2;
  const bool is_tight = whole > x - left;
  for (const Verb& verb : all) {
    if (!has_csv && verb.name == Text::document_save_csv) continue;
    const ButtonLook look = look_of(verb, is_tight);
    x -= button_width(ui, ui[verb.name], look);
    ImGui::SetCursorScreenPos({x, top + 8});
    x -= space::k2;
    if (button(ui, verb.id, ui[verb.name], look)) frame.out.push_back(verb.does);
  }
}

// The kinds, each with what it is.
void draw_kinds(const ReportFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  begin_region("kinds", min, max, ui.color.bg1, {space::k2, space::k2});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float width = ImGui::GetContentRegionAvail().x;
  for (size_t i = 0; i < kReportKinds; ++i) {
    const auto kind = static_cast<ReportKind>(i);
    const bool chosen = frame.view.scope.kind == kind;
    ImGui::PushID(static_cast<int>(i));
    const bool clicked = press_area("kind", {width, kEntry});
    mirror::say_last_item({.role = Role::Button,
                           .name = ui[name_of(kind)],
                           .value = ui[help_of(kind)],
                           .selected = chosen});
    const ImVec2 at = ImGui::GetItemRectMin(), end = ImGui::GetItemRectMax();
    if (chosen)
      fill_rect(at, end, ui.color.select, space::kRadius);
    else
      fill_rect(at, end, ground_of_item(ui, 0), space::kRadius);
    focus_ring(ui, space::kRadius);
    draw_text(ui, {at.x + space::k2, at.y + 7}, ui[name_of(kind)],
              chosen ? ui.color.accent : ui.color.text1, type::kBody,
              chosen ? Weight::Bold : Weight::Regular, true);
    draw_fitted(ui, {at.x + space::k2, at.y + 29}, width - 2 * space::k2, ui[help_of(kind)],
                ui.color.text2, type::kSmall);
    if (clicked || mirror::pressed_last_item())
      frame.change([&](ReportScope& scope) { scope.kind = kind; });
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  end_region();
}

struct PeriodChoice {
  std::string name;
  Period period;
};

std::vector<PeriodChoice> periods(const Ui& ui) {
  std::vector<PeriodChoice> choices;
  for (int i = 0; i < kQuarters; ++i) {
    const Period quarter = quarter_of(ui.today, -i);
    choices.push_back({ui(Text::document_quarter,
                          {number(quarter.from.year), number((quarter.from.month + 2) / 3)}),
                       quarter});
  }
  for (int i = 0; i < 2; ++i) {
    Date day = ui.today;
    day.year = static_cast<int16_t>(day.year - i);
    day.day = 1;
    choices.push_back({ui(Text::document_year, {number(day.year)}), year_of(day)});
  }
  return choices;
}

// Where the options of a report stand: side by side, on a narrow page in several lines.
struct OptionFlow {
  float left, right, x, y;

  ImVec2 next(float width) {
    if (x > left && x + width > right) {
      x = left;
      y += space::kButton + space::k2;
    }
    const ImVec2 at(x, y);
    x += width + space::k2;
    return at;
  }
};

void draw_period(const ReportFrame& frame, OptionFlow& flow) {
  constexpr float kPeriod = 150;
  const std::vector<PeriodChoice> choices = periods(frame.ui);
  const ReportScope& scope = frame.view.scope;
  std::vector<std::string> names;
  std::optional<size_t> chosen;
  for (size_t i = 0; i < choices.size(); ++i) {
    names.push_back(choices[i].name);
    if (choices[i].period == Period{scope.from, scope.to}) chosen = i;
  }
  ImGui::SetCursorScreenPos(flow.next(kPeriod));
  if (const auto picked =
          combo(frame.ui, "period", frame.ui[Text::document_period_name], names, chosen, kPeriod)) {
    frame.change([&](ReportScope& next) {
      next.from = choices[*picked].period.from;
      next.to = choices[*picked].period.to;
    });
  }
}

// The first or last day of a period that is no quarter and no year.
void draw_day(const ReportFrame& frame, Text name, Date ReportScope::* day, OptionFlow& flow) {
  constexpr float kDay = 116;
  const ReportScope& scope = frame.view.scope;
  const std::string now = to_text(scope.*day);
  std::string& typed = draft_of(frame.drafts, {}, name == Text::history_from ? "from" : "to", now);
  const std::optional<Value> value = value_typed(FieldType::Date, typed, frame.ui.today.year);
  const Date* date = value ? std::get_if<Date>(&*value) : nullptr;
  const bool is_one =
      date != nullptr && (day == &ReportScope::from ? *date <= scope.to : scope.from <= *date);
  ImGui::SetCursorScreenPos(flow.next(kDay));
  const FieldResult result = field(frame.ui, name == Text::history_from ? "##from" : "##to",
                                   frame.ui[name], typed, kDay, "", !is_one);
  if (result.finished && is_one && *date != scope.*day)
    frame.change([&](ReportScope& next) { next.*day = *date; });
}

void draw_departments(const ReportFrame& frame, OptionFlow& flow) {
  constexpr float kDepartment = 180;
  const std::vector<Department>& departments = frame.open.departments;
  std::vector<std::string> names = {frame.ui[Text::document_every_department]};
  size_t chosen = 0;
  for (const Department& one : departments) {
    names.push_back(one.name);
    if (one.key == frame.view.scope.department) chosen = names.size() - 1;
  }
  ImGui::SetCursorScreenPos(flow.next(kDepartment));
  if (const auto picked = combo(frame.ui, "department", frame.ui[Text::document_department_name],
                                names, chosen, kDepartment)) {
    frame.change([&](ReportScope& next) {
      next.department = *picked == 0 ? std::string() : departments[*picked - 1].key;
    });
  }
}

void draw_paper(const ReportFrame& frame, OptionFlow& flow) {
  constexpr float kPaper = 72;
  const bool is_large = frame.view.document.paper == Paper::A3Landscape;
  ImGui::SetCursorScreenPos(flow.next(kPaper));
  if (const auto picked = combo(frame.ui, "paper", frame.ui[Text::document_paper_name],
                                {"A4", "A3"}, size_t{is_large}, kPaper))
    frame.change([&](ReportScope& next) {
      next.paper = *picked == 0 ? Paper::A4Landscape : Paper::A3Landscape;
    });
}

Text why_empty(ReportKind kind) {
  switch (kind) {
    case ReportKind::Receipts:
      return Text::document_empty_receipts;
    case ReportKind::Slips:
      return Text::document_empty_slips;
    case ReportKind::Scores:
      return Text::document_empty_scores;
    case ReportKind::Findings:
      return Text::document_empty_findings;
    case ReportKind::Comparison:
      return Text::comparison_says;
    case ReportKind::Shown:
    case ReportKind::Decomposition:
    case ReportKind::Progress:
    case ReportKind::Circular:
    case ReportKind::Overdue:
    case ReportKind::Annual:
      return Text::document_empty;
  }
}

// Where that is mended which leaves a report empty.
void offer_next_step(const ReportFrame& frame) {
  const Ui& ui = frame.ui;
  const auto ledger = [&](std::string_view form) {
    for (const LedgerShelf& shelf : frame.open.ledgers.shelves)
      if (shelf.form.id == form &&
          button(ui, "ledger",
                 ui(Text::command_go_to, {std::string(label(shelf.form.name, ui.language))})))
        frame.out.push_back(OpenLedger{std::string(form)});
  };
  switch (frame.view.scope.kind) {
    case ReportKind::Receipts:
      if (button(ui, "issue packets", ui[Text::issue_action])) frame.out.push_back(ShowIssuing{});
      return;
    case ReportKind::Slips:
      return ledger("slip");
    case ReportKind::Scores:
      return ledger(forms::kScore);
    case ReportKind::Findings:
      if (button(ui, "findings", ui(Text::command_go_to, {ui[Text::place_findings]})))
        frame.out.push_back(GoTo{Section::Findings});
      return;
    case ReportKind::Comparison:
      if (button(ui, "comparison", ui(Text::command_go_to, {ui[Text::place_comparison]})))
        frame.out.push_back(GoTo{Section::Comparison});
      return;
    case ReportKind::Shown:
    case ReportKind::Decomposition:
    case ReportKind::Progress:
    case ReportKind::Circular:
    case ReportKind::Overdue:
    case ReportKind::Annual:
      if (button(ui, "tasks", ui(Text::command_go_to, {ui[Text::navigation_all]})))
        frame.out.push_back(GoTo{Section::Tasks});
      return;
  }
}

void draw_preview(const ReportFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const ReportScope& scope = frame.view.scope;
  const float left = min.x + space::k4;
  OptionFlow flow{left, max.x - space::k4, left, min.y + space::k2};
  const bool is_wide = !frame.view.is_empty && frame.view.document.paper != Paper::A4;
  const bool has_options = has_period(scope.kind) || has_department(scope.kind) || is_wide;
  if (has_period(scope.kind)) {
    draw_period(frame, flow);
    draw_day(frame, Text::history_from, &ReportScope::from, flow);
    draw_day(frame, Text::history_to, &ReportScope::to, flow);
  }
  if (has_department(scope.kind)) draw_departments(frame, flow);
  if (is_wide) draw_paper(frame, flow);
  const float top = has_options ? flow.y + space::kButton + space::k1 : min.y;
  begin_region("page", {min.x, top}, max, ui.color.bg0, {space::k4, space::k4},
               ImGuiWindowFlags_HorizontalScrollbar);
  const float room = ImGui::GetContentRegionAvail().x;
  if (frame.view.is_empty) {
    paragraph(ui, ui[why_empty(scope.kind)], room, ui.color.text2);
    ImGui::Dummy({1, space::k1});
    offer_next_step(frame);
  } else {
    const float width = std::clamp(room, kLeastPage, is_wide ? kLandscape : kPortrait);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0f, (room - width) / 2));
    draw_document_page(frame.view.document, ui, width);
    ImGui::Dummy({1, space::k4});
  }
  end_region();
}

}  // namespace

void draw_reports(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                  Intents& out) {
  if (!open.report) return;
  const ReportFrame frame{open, drafts, *open.report, ui, out};
  const float top = min.y + space::kToolbar;
  fill_rect(min, max, ui.color.bg1);
  const std::string_view title = ui[Text::place_reports];
  const float width = text_width(ui, title, type::kTitle, Weight::Bold);
  mirror::text(Role::Heading, title, min.x + space::k3, min.y + 11, width, type::kTitle, 2);
  draw_text(ui, {min.x + space::k3, min.y + 11}, title, ui.color.text1, type::kTitle, Weight::Bold,
            true);
  draw_verbs(frame, min.x + space::k3 + width, max.x, min.y);
  hairline({min.x, top}, {max.x, top}, ui.color.line1);
  draw_kinds(frame, {min.x, top + 1}, {min.x + kList, max.y});
  hairline({min.x + kList, top}, {min.x + kList, max.y}, ui.color.line1);
  draw_preview(frame, {min.x + kList + 1, top + 1}, max);
}

}  // namespace taizhang
