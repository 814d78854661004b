#include <string>
#include <utility>

#include "app/reports.h"
#include "app/steps.h"
#include "formats/document_lines.h"
#include "formats/docx_write.h"

namespace taizhang {

void open_report(OpenRegister& open, Section from, Language language) {
  if (!open.report) open.report.emplace().scope = first_scope(open);
  const bool was_ledger = from == Section::Ledger;
  if (was_ledger || from == Section::Tasks)
    open.report->scope.ledger = was_ledger ? open.ledgers.look.form : std::string();
  refresh(*open.report, open, language);
}

void show_document(Scene scene, const Document& document) {
  const Language language = scene.state.settings.language;
  scene.effects.push_back(
      ShowDocument{document.title, std::string(text(Text::table_print, language)),
                   std::string(text(Text::back_word, language)), document_lines(document)});
}

void act(Scene scene, const ChangeReport& intent) {
  if (!scene.state.open || !scene.state.open->report) return;
  ReportView& view = *scene.state.open->report;
  view.scope = intent.scope;
  if (view.scope.to < view.scope.from) std::swap(view.scope.from, view.scope.to);
  refresh(view, *scene.state.open, scene.state.settings.language);
}

void act(Scene scene, const PrintReport&) {
  if (scene.state.open && scene.state.open->report)
    show_document(scene, scene.state.open->report->document);
}

void act(Scene scene, const CopyReport&) {
  if (!scene.state.open || !scene.state.open->report) return;
  scene.effects.push_back(CopyText{scene.state.open->report->text});
  say_when_copied(scene, {Text::document_copied, {}});
}

void act(Scene scene, const SaveReport&) {
  if (!scene.state.open || !scene.state.open->report) return;
  const Document& document = scene.state.open->report->document;
  const std::string name = dated_name(document.title, scene.clock) + ".docx";
  scene.effects.push_back(
      Download{name, to_docx(document),
               "application/vnd.openxmlformats-officedocument.wordprocessingml.document"});
  show_toast(scene, {Text::toast_exported, {name}});
}

}  // namespace taizhang
