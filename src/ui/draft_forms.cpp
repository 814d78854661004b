#include <string>
#include <utility>

#include "base/deadline.h"
#include "base/text.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

void field_label(const Ui& ui, Text id) { line(ui, ui[id], ui.color.text2, type::kSmall); }

// "2026-06-30 到期", "每季度", or that it was not understood; nothing for an empty field.
std::string understood(const Ui& ui, const std::string& typed, int year) {
  const Deadline deadline = parse_deadline(typed, year);
  if (deadline.text.empty()) return {};
  if (std::holds_alternative<std::monostate>(deadline.rule)) return ui[Text::deadline_unread];
  if (const std::optional<Date> due = due_date(deadline))
    return ui(Text::deadline_due, {to_text(*due)});
  return ui[Text::deadline_understood];
}

// Opens the dialog with its form, and closes it when that has gone.
bool begin_form(const Ui& ui, bool has_form, const char* id, std::string_view title,
                float width = 560) {
  if (has_form && !ImGui::IsPopupOpen(id)) ImGui::OpenPopup(id);
  if (!begin_dialog(ui, id, title, width)) return false;
  if (has_form) return true;
  ImGui::CloseCurrentPopup();
  end_dialog();
  return false;
}

void draw_task_form(const Preview& preview, Drafts& drafts, const Ui& ui, Intents& out) {
  const bool has_form = drafts.task_form.has_value();
  if (!begin_form(ui, has_form, "task form", ui[Text::task_form_title])) return;
  TaskForm& form = *drafts.task_form;
  const float width = ImGui::GetContentRegionAvail().x;
  const std::vector<std::string>& all = preview.now.draft.departments;
  field_label(ui, Text::column_title);
  area(ui, "##title", ui[Text::column_title], form.edited.title, width, 1, 3);
  field_label(ui, Text::column_lead);
  if (auto chosen = department_picker(ui, drafts, "lead", ui[Text::column_lead], form.edited.lead,
                                      all, width))
    form.edited.lead = *std::move(chosen);
  field_label(ui, Text::column_responsible);
  if (auto chosen = department_picker(ui, drafts, "responsible", ui[Text::column_responsible],
                                      form.edited.responsible, all, width))
    form.edited.responsible = *std::move(chosen);
  field_label(ui, Text::column_deadline);
  field(ui, "##deadline", ui[Text::column_deadline], form.deadline, width, ui[Text::deadline_hint]);
  const std::optional<Date>& date = preview.now.draft.notice.date;
  const int year = date ? date->year : ui.today.year;
  line(ui, understood(ui, form.deadline, year), ui.color.text2, type::kSmall);

  const DialogAnswer answer = dialog_buttons(ui, ui[Text::form_keep]);
  if (answer != DialogAnswer::None) {
    if (answer == DialogAnswer::Verb) {
      form.edited.title = replace_all(std::move(form.edited.title), "\n", " ");
      form.edited.deadline = parse_deadline(form.deadline, year);
      out.push_back(CorrectTask{form.task, std::move(form.edited)});
    }
    drafts.task_form.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

void draw_head_form(Drafts& drafts, const Ui& ui, Intents& out) {
  const bool has_form = drafts.head_form.has_value();
  if (!begin_form(ui, has_form, "head form", ui[Text::head_form_title])) return;
  HeadForm& form = *drafts.head_form;
  const float width = ImGui::GetContentRegionAvail().x;
  field_label(ui, Text::head_title);
  area(ui, "##title", ui[Text::head_title], form.title, width, 1, 3);
  field_label(ui, Text::head_issuer);
  field(ui, "##issuer", ui[Text::head_issuer], form.issuer, width);
  field_label(ui, Text::head_date);
  if (field(ui, "##date", ui[Text::head_date], form.date, width, ui[Text::date_hint], form.bad_date)
          .changed)
    form.bad_date = false;
  if (form.bad_date)
    line(ui, ui(Text::error_bad_date, {form.date}), ui.color.late.text, type::kSmall);
  field_label(ui, Text::head_number);
  field(ui, "##number", ui[Text::head_number], form.doc_number, width);

  DialogAnswer answer = dialog_buttons(ui, ui[Text::form_keep]);
  std::optional<Date> date;
  if (answer == DialogAnswer::Verb && !form.date.empty()) {
    date = named_day(form.date, ui.today.year);
    form.bad_date = !date;
    if (!date) answer = DialogAnswer::None;
  }
  if (answer == DialogAnswer::Verb)
    out.push_back(CorrectHead{form.title, form.issuer, form.doc_number, date});
  if (answer != DialogAnswer::None) {
    drafts.head_form.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

void draw_expand_form(const Preview& preview, Drafts& drafts, const Ui& ui, Intents& out) {
  const std::string title =
      drafts.expand_form ? ui(Text::expand_title, {drafts.expand_form->name}) : std::string();
  if (!begin_form(ui, drafts.expand_form.has_value(), "expand form", title, space::kDialog)) return;
  ExpandForm& form = *drafts.expand_form;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui(Text::expand_says, {form.name}), width, ui.color.text2);
  department_list(ui, "expand list", preview.now.draft.departments, form.chosen, form.typed, width,
                  260);
  const DialogAnswer answer = dialog_buttons(
      ui, ui[Text::expand_action], {.kind = Kind::Primary, .enabled = !form.chosen.empty()});
  if (answer != DialogAnswer::None) {
    if (answer == DialogAnswer::Verb) out.push_back(ExpandName{form.name, form.chosen});
    drafts.expand_form.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace

void open_task_form(const Preview& preview, Drafts& drafts, size_t task) {
  const NoticeTask& edited = preview.now.draft.notice.tasks[task];
  drafts.task_form = TaskForm{task, edited, edited.deadline.text};
}

void open_head_form(const Preview& preview, Drafts& drafts) {
  const Notice& notice = preview.now.draft.notice;
  drafts.head_form = HeadForm{notice.title, notice.issuer, notice.doc_number,
                              notice.date ? to_text(*notice.date) : std::string(), false};
}

void open_expand_form(const Preview& preview, Drafts& drafts, std::string name) {
  const Department* group = find_department(preview.now.known, name);
  std::vector<std::string> members = group ? group->members : std::vector<std::string>();
  drafts.expand_form = ExpandForm{std::move(name), std::move(members), {}};
}

void draw_draft_forms(const Preview& preview, Drafts& drafts, const Ui& ui, Intents& out) {
  draw_task_form(preview, drafts, ui, out);
  draw_head_form(drafts, ui, out);
  draw_expand_form(preview, drafts, ui, out);
}

}  // namespace taizhang
