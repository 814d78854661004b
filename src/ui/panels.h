#pragma once

#include "ui/screen.h"
#include "ui/widgets.h"

namespace taizhang {

// The panels of the screens. Each takes the state it shows, draws itself into the rectangle [min,
// max) of the page (CSS px), and appends what was asked to `out`.

// start_screen.cpp
// What the browser keeps, below `y`, and its trash. Returns where it ends.
float draw_stored(const AppState& state, Drafts& drafts, const Ui& ui, float left, float right,
                  float y, Intents& out);
void draw_stored_dialogs(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
void draw_start(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// paste_screen.cpp
void draw_paste(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);

// preview_screen.cpp
void draw_preview(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// source_pane.cpp: the notice with its lines numbered and its places marked
void draw_source(const Preview& preview, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
// draft_tasks.cpp: what was read
void draw_draft_tasks(const Preview& preview, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                      Intents& out);
// draft_problems.cpp: what was not, each with its answers
void draw_problems(const Preview& preview, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out);
// draft_forms.cpp: the dialogs of the preview
void draw_draft_forms(const Preview& preview, Drafts& drafts, const Ui& ui, Intents& out);
void open_task_form(const Preview& preview, Drafts& drafts, size_t task);
void open_head_form(const Preview& preview, Drafts& drafts);
void open_expand_form(const Preview& preview, Drafts& drafts, std::string name);

// register_screen.cpp
void draw_register(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// navigation.cpp
void draw_navigation(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                     Intents& out);
// packet_screen.cpp: what a liaison sees of a packet
void draw_packet(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
// issuing_dialog.cpp: packets on their way out
void draw_issuing(const AppState& state, const Ui& ui, Intents& out);
// returns_screen.cpp: what came back, before it is applied, in place of the register
void draw_returns(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// returns_cells.cpp: the cells of the chosen file
void draw_returned_cells(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min,
                         ImVec2 max, Intents& out);
// board_screen.cpp: the receipt board
void draw_board(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                Intents& out);
// conflict_screen.cpp: the inbox of cells to be decided
void draw_conflicts(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                    Intents& out);
// Goes there and to this conflict.
void show_conflict(Drafts& drafts, Register::CellRef cell, Intents& out);
// comparison_screen.cpp: with a snapshot's file
void draw_comparison(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                     Intents& out);
// backups_screen.cpp: copies in the browser's store
void draw_backups(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                  Intents& out);
void draw_restoring(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// annual_screen.cpp: the annual report with its tables, findings and the chosen figure
void draw_annual(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
// board_screen.cpp: how a department stands in a round
std::string state_words(const Ui& ui, RoundState state);
const StateColors& colors_of(const Palette& color, RoundState state);
// overview_screen.cpp: how the tasks stand, by light, department and part
void draw_overview(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out);
// found_screen.cpp: what a search has found in all tasks and ledgers
void draw_found(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                Intents& out);
// reports_screen.cpp: what is printed, put into Word or told in a chat
void draw_reports(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                  Intents& out);
// annual_table.cpp: an official table at the cursor, its figures to be pressed
void draw_report_table(const AnnualView& view, const ReportTable& table, const Ui& ui, float width,
                       Intents& out);
// trash_screen.cpp: what was deleted
void draw_trash(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                Intents& out);
// history_dialog.cpp: who changed what, of a task with its entries, or of the register (Id{})
void open_history(const OpenRegister& open, Drafts& drafts, RecordId task);
void draw_history(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// closing_dialogs.cpp: the end of a round and of a year
void open_end_round(const OpenRegister& open, Drafts& drafts);
void open_carry_over(Drafts& drafts);
void draw_closing(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// task_table.cpp: the table with its toolbar, the filters, and what is done to the ticked tasks
void draw_task_table(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                     Intents& out);
// detail_panel.cpp
void draw_detail(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
// detail_entries.cpp: progress notes and evidence of the open task
void draw_notes(const OpenRegister& open, Drafts& drafts, const Ui& ui, const OutlineRow& task,
                float width, Intents& out);
// row_menu.cpp: the commands for the selected row
void draw_row_menu(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
void draw_evidence(const OpenRegister& open, Drafts& drafts, const Ui& ui, const OutlineRow& task,
                   float width, Intents& out);

// May a name be typed that is not in the list?
enum class PickTyping { No, Yes };

// department_picker.cpp: the chosen departments as a field that opens a list to tick.
// Returns the new choice when the list is closed on one.
std::optional<std::vector<std::string>> department_picker(const Ui& ui, Drafts& drafts,
                                                          const char* id, std::string_view name,
                                                          const std::vector<std::string>& chosen,
                                                          const std::vector<std::string>& all,
                                                          float width,
                                                          PickTyping typing = PickTyping::Yes);
// Its popup alone, opened from elsewhere under `id`.
void open_department_popup(Drafts& drafts, const char* id, std::vector<std::string> chosen);
std::optional<std::vector<std::string>> department_popup(const Ui& ui, Drafts& drafts,
                                                         const char* id, std::string_view name,
                                                         const std::vector<std::string>& all,
                                                         ImVec2 at, float width,
                                                         PickTyping typing = PickTyping::Yes);
// The list itself, with a field for a name that is not in it.
void department_list(const Ui& ui, const char* id, const std::vector<std::string>& all,
                     std::vector<std::string>& chosen, std::string& typed, float width,
                     float height, PickTyping typing = PickTyping::Yes);

// list_head.cpp: the title of a list with its count, and the line below; actions go to its right
void list_head(const Ui& ui, ImVec2 min, float right, std::string_view title, size_t count);
// column_head.cpp: the head of a table's column, which says how its rows are sorted (null: they are
// not); true: pressed
bool column_head(const Ui& ui, std::string_view name, ImVec2 at, float right, int index,
                 const ColumnOrder* order);

// frame.cpp: what stands on every screen
// The landmarks of a screen for assistive technology: the top bar, and all below it or the middle
// of it. Each is ended with mirror::end().
void begin_top_bar();
void begin_main(ImVec2 min, ImVec2 max);
float brand_room();  // the width a title has in the top bar
void draw_brand(const Ui& ui, std::string_view title, std::string_view detail, Intents& out);
void draw_common_buttons(const AppState& state, Drafts& drafts, const Ui& ui, float right,
                         Intents& out);
// Undo and redo in the top bar, up to `right`. Returns where they begin.
float draw_undo_buttons(const Ui& ui, float right, bool can_undo, bool can_redo, Intents& out);
void draw_status_bar(const AppState& state, Drafts& drafts, const Ui& ui, std::string_view left,
                     Intents& out);
void draw_strip(const AppState& state, const Ui& ui, ImVec2 min, float width, Intents& out);
// What takes long, how far it is, and a button to stop it.
void draw_progress(const AppState& state, const Ui& ui, Intents& out);
void draw_toast(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// command_palette.cpp
void draw_palette(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// help_dialog.cpp: what one can do, to be searched
void draw_help(Drafts& drafts, const Ui& ui, Intents& out);
// start_more.cpp: the other ways to begin, in a line at `at`
void draw_start_more(Drafts& drafts, const Ui& ui, ImVec2 at, Intents& out);
void begin_from_last_year(Drafts& drafts, Intents& out);
void draw_start_dialogs(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// guide_bar.cpp: the next of five steps with a first register; its height, 0 where there is none
float guide_height(const AppState& state);
void draw_guide(const AppState& state, const Ui& ui, ImVec2 min, float width, Intents& out);
// keys_dialog.cpp: which key does what
void draw_keys(Drafts& drafts, const Ui& ui);
// pasted_dialog.cpp: cells from a spreadsheet, before they become tasks
void draw_pasted(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// bulk_edit_dialog.cpp: one field of all ticked tasks
void draw_bulk_edit(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// replace_dialog.cpp: one text for another in many cells
void draw_replacing(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// export_dialog.cpp: the snapshot, with or without what is about persons
void ask_export(const AppState& state, Drafts& drafts, Intents& out);
void draw_exporting(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// settings_dialog.cpp
void draw_settings(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);

// The strip's height when there is one, so that the content below can give way.
float strip_height(const AppState& state);

}  // namespace taizhang
