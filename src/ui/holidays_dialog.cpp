#include <algorithm>
#include <string>
#include <vector>

#include "rules/calendar_records.h"
#include "rules/holiday_notice.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kWidth = 760;
constexpr float kProblems = 132;  // the height of their list at most

Text sentence(HolidayProblemKind kind) {
  switch (kind) {
    case HolidayProblemKind::NoYear:
      return Text::holiday_no_year;
    case HolidayProblemKind::NoDays:
      return Text::holiday_no_days;
    case HolidayProblemKind::UnreadItem:
      return Text::holiday_unread_item;
    case HolidayProblemKind::BadDays:
      return Text::holiday_bad_days;
    case HolidayProblemKind::OtherWeekday:
      return Text::holiday_other_weekday;
    case HolidayProblemKind::OtherCount:
      return Text::holiday_other_count;
    case HolidayProblemKind::WorkedAnyway:
      return Text::holiday_worked_anyway;
    case HolidayProblemKind::UnknownHoliday:
      return Text::holiday_unknown_holiday;
  }
}

std::string figure(size_t count) { return number(static_cast<long long>(count)); }

// Each with its line and the words it is about.
void draw_problems(const HolidayNotice& notice, const std::string& text, const Ui& ui,
                   float width) {
  if (notice.problems.empty()) return;
  line(ui, ui(Text::calendar_paste_problems, {figure(notice.problems.size())}), ui.color.soon.text,
       type::kSmall);
  const std::vector<size_t> starts = line_starts(text);
  std::vector<std::string> sentences;
  float height = 2 * space::k2;
  for (const HolidayProblem& problem : notice.problems) {
    constexpr size_t kQuoted = 60;  // bytes
    std::string quoted = text.substr(problem.place.begin, problem.place.end - problem.place.begin);
    if (quoted.size() > kQuoted) {
      size_t end = 0;
      while (end < kQuoted) end += code_point_at(quoted, end).bytes;
      quoted = quoted.substr(0, end) + "…";
    }
    std::ranges::replace(quoted, '\n', ' ');
    sentences.push_back(
        ui(Text::calendar_paste_problem, {figure(place_of(text, starts, problem.place.begin).line),
                                          quoted, ui[sentence(problem.kind)]}));
    height += type::kBody * static_cast<float>(lines_of(ui, sentences.back(), width - 30).size());
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end(at.x + width, at.y + std::min(height, kProblems));
  begin_region("problems", at, end, ui.color.soon.soft, {space::k2, space::k2});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const std::string& one : sentences) paragraph(ui, one, width - 30, ui.color.soon.text);
  ImGui::PopStyleVar();
  end_region();
}

void draw_read(const HolidayNotice& notice, const Register& reg, const Ui& ui, float width) {
  const CalendarYear& year = notice.year;
  line(ui, ui(Text::calendar_paste_read, {number(year.year)}), ui.color.text2, type::kSmall);
  const auto days = [&](Text words, const std::vector<Date>& all) {
    paragraph(ui, ui(words, {figure(all.size()), days_text(all, year.year)}), width,
              ui.color.text1);
  };
  days(Text::calendar_paste_off, year.off);
  days(Text::calendar_paste_worked, year.worked);
  if (reg.exists(calendar_year_id(year.year)))
    paragraph(ui, ui(Text::calendar_paste_replaces, {number(year.year)}), width,
              ui.color.soon.text);
}

}  // namespace

void draw_holidays(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) return drafts.holidays.reset();
  if (drafts.holidays && !ImGui::IsPopupOpen("holidays")) ImGui::OpenPopup("holidays");
  if (!begin_dialog(ui, "holidays", ui[Text::calendar_paste], kWidth)) return;
  if (!drafts.holidays) drafts.holidays.emplace();
  HolidayForm& form = *drafts.holidays;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui[Text::calendar_paste_says], width, ui.color.text2);
  ImGui::Dummy({1, space::k1});
  line(ui, ui[Text::calendar_paste_text], ui.color.text2, type::kSmall);
  if (ImGui::IsWindowAppearing()) focus_next_item();
  area(ui, "##text", ui[Text::calendar_paste_text], form.text, width, 6, 9,
       ui[Text::calendar_paste_hint]);
  const bool is_empty = trim(form.text).empty();
  HolidayNotice notice;
  if (!is_empty) notice = parse_holiday_notice(form.text);
  const bool is_read =
      notice.year.year != 0 && (!notice.year.off.empty() || !notice.year.worked.empty());
  if (is_read) draw_read(notice, state.open->reg, ui, width);
  draw_problems(notice, form.text, ui, width);
  if (is_read) {
    line(ui, ui[Text::calendar_paste_source], ui.color.text2, type::kSmall);
    field(ui, "##source", ui[Text::calendar_paste_source], form.source, width);
  }
  const DialogAnswer answer = dialog_buttons(ui, ui[Text::calendar_paste_verb],
                                             {.kind = Kind::Primary, .enabled = is_read});
  if (answer == DialogAnswer::Verb) {
    notice.year.source = trim(form.source);
    const std::string year = number(notice.year.year);
    out.push_back(
        ApplyEdits{edits_for(state.open->reg, notice.year), {Text::did_take_holidays, {year}}});
    out.push_back(OpenLedger{std::string(forms::kCalendarYear)});
    out.push_back(SelectLedgerRecord{calendar_year_id(notice.year.year), std::nullopt, true});
  }
  if (answer != DialogAnswer::None) {
    drafts.holidays.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
