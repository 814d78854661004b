#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kSide = 300, kPage = 900, kLink = 26;
constexpr int kFirstYear = 2019;  // before it the report had another form

struct AnnualFrame {
  const OpenRegister& open;
  const AnnualView& view;
  Drafts& drafts;
  const Ui& ui;
  Intents& out;
};

void gap(float height) { ImGui::Dummy({1, height}); }

void draw_choices(const AnnualFrame& frame, ImVec2 min, float right) {
  constexpr float kYear = 92, kLeastForm = 92, kMostForm = 210;
  const Ui& ui = frame.ui;
  const std::string_view title = ui[Text::place_annual];
  const float width = text_width(ui, title, type::kTitle, Weight::Bold);
  mirror::text(Role::Heading, title, min.x + space::k4, min.y + 11, width, type::kTitle, 2);
  draw_text(ui, {min.x + space::k4, min.y + 11}, title, ui.color.text1, type::kTitle, Weight::Bold,
            true);
  std::vector<std::string> years;
  const int last = std::max<int>(ui.today.year, frame.view.year);
  for (int year = last; year >= kFirstYear; --year) years.push_back(number(year));
  const float year = min.x + space::k4 + width + space::k4, form = year + kYear + space::k2;
  ImGui::SetCursorScreenPos({year, min.y + 6});
  if (const auto picked = combo(ui, "year", ui[Text::annual_year], years,
                                static_cast<size_t>(std::max(0, last - frame.view.year)), kYear))
    frame.out.push_back(ChangeAnnual{last - static_cast<int>(*picked), frame.view.format});
  const std::vector<std::string> forms = {ui[Text::annual_format_2019],
                                          ui[Text::annual_format_2021]};
  ImGui::SetCursorScreenPos({form, min.y + 6});
  if (const auto picked =
          combo(ui, "form", ui[Text::annual_format], forms, static_cast<size_t>(frame.view.format),
                std::clamp(right - form, kLeastForm, kMostForm)))
    frame.out.push_back(ChangeAnnual{frame.view.year, static_cast<ReportFormat>(*picked)});
}

// What is done with the report, up to `right`. Returns where it begins.
float draw_verbs(const AnnualFrame& frame, float right, float top) {
  const Ui& ui = frame.ui;
  float x = right - space::k3;
  const auto one = [&](const char* id, Text name) {
    x -= button_width(ui, ui[name], {.height = 28});
    ImGui::SetCursorScreenPos({x, top + 8});
    x -= space::k2;
    return button(ui, id, ui[name], {.height = 28});
  };
  if (one("copy all", Text::annual_copy_all)) frame.out.push_back(CopyAnnual{true});
  if (one("copy tables", Text::annual_copy_tables)) frame.out.push_back(CopyAnnual{false});
  if (one("write", Text::annual_write)) frame.out.push_back(WriteAnnual{});
  return x;
}

// Leads to the figure that is doubted, else to the first record.
void draw_finding(const AnnualFrame& frame, const ReportFinding& finding, float width) {
  const Ui& ui = frame.ui;
  const std::string words = finding_words(frame.view.report, finding, ui.language);
  const std::vector<Span> lines = lines_of(ui, words, width - 24);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = {width, static_cast<float>(lines.size()) * type::kBody + space::k1};
  const bool leads = finding.table != 0 || !finding.records.empty();
  const bool clicked = press_area("finding", size, leads);
  mirror::say_last_item({.role = Role::Button, .name = words});
  if (leads) fill_rect(at, {at.x + size.x, at.y + size.y}, ground_of_item(ui, 0));
  focus_ring(ui, 2);
  const StateColors& colors = is_warning(finding.check) ? ui.color.soon : ui.color.late;
  draw_icon(ImGui::GetWindowDrawList(), Icon::Warning, {at.x + 2, at.y + 4}, 14, colors.mark);
  float y = at.y + 2;
  for (const Span& line : lines) {
    draw_text(ui, {at.x + 24, y}, std::string_view(words).substr(line.begin, line.end - line.begin),
              ui.color.text1, type::kBody, Weight::Regular, true);
    y += type::kBody;
  }
  if (!clicked && !mirror::pressed_last_item()) return;
  if (finding.table != 0)
    frame.out.push_back(
        ChooseFigure{{finding.table, std::string(finding.row), std::string(finding.column)}});
  else if (leads)
    frame.out.push_back(ShowRecord{finding.records.front()});
}

void draw_findings_of(const AnnualFrame& frame, float width) {
  const Ui& ui = frame.ui;
  if (!has_figures(frame.view.report) && !frame.view.report.record) {
    paragraph(ui, ui(Text::annual_none, {number(frame.view.year)}), width, ui.color.text2);
    gap(space::k2);
    if (button(ui, "applications", ui[Text::annual_none_action]))
      frame.out.push_back(OpenLedger{"application"});
  } else if (frame.view.findings.empty()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_icon(ImGui::GetWindowDrawList(), Icon::Check, {at.x, at.y + 3}, 14, ui.color.ok.mark);
    draw_text(ui, {at.x + 24, at.y}, ui[Text::annual_sound], ui.color.ok.text);
    gap(type::kBody);
  } else {
    for (size_t i = 0; i < frame.view.findings.size(); ++i) {
      ImGui::PushID(static_cast<int>(i));
      draw_finding(frame, frame.view.findings[i], width);
      ImGui::PopID();
    }
  }
}

void draw_page(const AnnualFrame& frame, float width) {
  const Ui& ui = frame.ui;
  draw_findings_of(frame, width);
  gap(space::k4);
  const std::string title = report_title(frame.view.report);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float title_width = text_width(ui, title, type::kTitle, Weight::Bold);
  const float x = at.x + (width - title_width) / 2;
  mirror::text(Role::Heading, title, x, at.y, title_width, type::kTitle, 3);
  draw_text(ui, {x, at.y}, title, ui.color.text1, type::kTitle, Weight::Bold, true);
  gap(type::kTitle + space::k3);
  paragraph(ui, report_intro(frame.view.report), width, ui.color.text1);
  for (const ReportSection& section : frame.view.sections) {
    gap(space::k4);
    const ImVec2 head = ImGui::GetCursorScreenPos();
    const float head_width = text_width(ui, section.title, type::kBody, Weight::Bold);
    mirror::text(Role::Heading, section.title, head.x, head.y, head_width, type::kBody, 4);
    draw_text(ui, head, section.title, ui.color.text1, type::kBody, Weight::Bold, true);
    if (!section.is_written && !section.text.empty())
      draw_tag(ui, {head.x + head_width + space::k2, head.y + 1}, ui[Text::annual_proposed],
               ui.color.provisional);
    gap(type::kBody + space::k2);
    if (!section.text.empty()) {
      paragraph(ui, section.text, width, section.is_written ? ui.color.text1 : ui.color.text2);
      if (section.table != 0) gap(space::k2);
    }
    if (section.table != 0)
      draw_report_table(frame.view, table_of(frame.view.report, section.table), ui, width,
                        frame.out);
  }
  gap(space::k6);
}

// Of the field, when it says a figure that may stand there.
std::optional<Decimal> typed_value(const Figure& figure, const FigureDraft& draft) {
  const auto value = parse_decimal(draft.value);
  if (!value) return std::nullopt;
  const bool is_whole = value->digits.find('.') == std::string::npos;
  const bool is_negative = value->digits.starts_with('-') && figure.column != "change";
  return (figure.is_money || is_whole) && !is_negative ? value : std::nullopt;
}

void draw_correction(const AnnualFrame& frame, const Figure& figure, float width) {
  const Ui& ui = frame.ui;
  FigureDraft& draft = frame.drafts.figure;
  if (draft.of != frame.view.chosen) {
    draft = {frame.view.chosen, {}, {}, false};
    if (figure.correction) {
      draft.value = figure.correction->value.digits;
      draft.reason = figure.correction->reason;
    }
  }
  const std::optional<Decimal> value = typed_value(figure, draft);
  const bool has_reason = !trim(draft.reason).empty();
  line(ui, ui[Text::annual_value], ui.color.text2, type::kSmall);
  field(ui, "##value", ui[Text::annual_value], draft.value, 120, "", draft.is_tried && !value);
  if (draft.is_tried && !value)
    line(ui, ui[figure.is_money ? Text::annual_any_number : Text::annual_whole_number],
         ui.color.late.text, type::kSmall);
  gap(space::k1);
  line(ui, ui[Text::annual_reason], ui.color.text2, type::kSmall);
  area(ui, "##reason", ui[Text::annual_reason], draft.reason, width, 2, 5);
  if (draft.is_tried && !has_reason)
    line(ui, ui[Text::annual_needs_reason], ui.color.late.text, type::kSmall);
  gap(space::k2);
  if (button(ui, "correct", ui[Text::annual_correct], {.kind = Kind::Primary, .height = 28})) {
    draft.is_tried = true;
    if (value && has_reason) {
      frame.out.push_back(CorrectFigure{frame.view.chosen, value, std::string(trim(draft.reason))});
      draft.is_tried = false;
    }
  }
  if (!figure.correction) return;
  ImGui::SameLine(0, space::k2);
  if (button(ui, "uncorrect", ui[Text::annual_uncorrect], {.height = 28})) {
    frame.out.push_back(CorrectFigure{frame.view.chosen, std::nullopt, {}});
    draft.of = {};
  }
}

// A review or lawsuit is known by the application it stands under.
RecordId named_record(const OpenRegister& open, RecordId record) {
  if (find_record(open.ledgers, record)) return record;
  return parse_id<RecordId>(text_of(open.reg, record, fields::kParent)).value_or(record);
}

void draw_records(const AnnualFrame& frame, const Figure& figure, float width) {
  const Ui& ui = frame.ui;
  const long long count = static_cast<long long>(figure.records.size());
  if (count == 0) return;
  gap(space::k4);
  heading(ui, ui(Text::annual_records, {number(count)}), type::kBody);
  gap(space::k1);
  const CellPlace place{frame.open, frame.drafts, ui, {}, width, frame.out};
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), kLink);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::PushID(i);
      ImGui::SetCursorScreenPos({origin.x, origin.y + kLink * static_cast<float>(i)});
      draw_record_links(place, {named_record(frame.open, figure.records[static_cast<size_t>(i)])});
      ImGui::PopID();
    }
  }
  clipper.End();
}

Text source_words(const Figure& figure) {
  switch (figure.source) {
    case FigureSource::Counted:
    case FigureSource::Summed:
      return Text::annual_counted;
    case FigureSource::Total:
      return Text::annual_total;
    case FigureSource::Nowhere:
      return Text::annual_nowhere;
  }
}

// The chosen figure: what it is, where it comes from, its correction and its records.
void draw_side(const AnnualFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  begin_region("figure", min, max, ui.color.bg1, {space::k4, space::k4});
  mirror::begin(Role::Complementary, "figure", ui[Text::place_annual], min.x, min.y, max.x - min.x,
                max.y - min.y);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 2));
  const float width = ImGui::GetContentRegionAvail().x;
  if (const Figure* figure = chosen_figure(frame.view)) {
    paragraph(ui, figure_name(*figure), width, ui.color.text1, type::kBody, Weight::Bold);
    gap(space::k1);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string& digits = figure->value().digits;
    line(ui, digits, ui.color.text1, type::kLarge, Weight::Bold);
    if (figure->correction)
      draw_tag(ui,
               {at.x + text_width(ui, digits, type::kLarge, Weight::Bold) + space::k3, at.y + 8},
               ui[Text::annual_corrected], ui.color.soon);
    paragraph(ui, ui(source_words(*figure), {figure->counted.digits}), width, ui.color.text2,
              type::kSmall);
    gap(space::k3);
    draw_correction(frame, *figure, width);
    draw_records(frame, *figure, width);
  } else {
    paragraph(ui, ui[Text::annual_choose], width, ui.color.text2);
  }
  ImGui::PopStyleVar();
  mirror::end();
  end_region();
}

}  // namespace

void draw_annual(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  if (!open.annual) return;
  const AnnualFrame frame{open, *open.annual, drafts, ui, out};
  draw_choices(frame, min, draw_verbs(frame, max.x, min.y));
  const float top = min.y + space::kToolbar;
  hairline({min.x, top}, {max.x, top}, ui.color.line1);
  const float side = std::min(kSide, (max.x - min.x) * 0.34f);
  const float edge = max.x - side;
  begin_region("report", {min.x, top + 1}, {edge, max.y}, ui.color.bg1, {space::k4, space::k3});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float room = ImGui::GetContentRegionAvail().x - 10;
  const float width = std::min(kPage, room);
  ImGui::Indent(std::max(1.0f, (room - width) / 2));
  draw_page(frame, width);
  ImGui::Unindent();
  ImGui::PopStyleVar();
  end_region();
  draw_side(frame, {edge + 1, top + 1}, max);
  hairline({edge, top + 1}, {edge, max.y}, ui.color.line1);
}

}  // namespace taizhang
