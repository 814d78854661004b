#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/table_view.h"
#include "assets/texts.h"
#include "query/filter.h"
#include "rules/application_record.h"
#include "rules/extension.h"
#include "rules/ledger.h"
#include "rules/score.h"

namespace taizhang {

// The ledgers of the open register: their records judged, and the table of the one that is looked
// at.

inline constexpr size_t kLights = kPressing.size();  // of LightState

struct Searching;

struct LedgerRecord {
  RecordId id;
  Judgement judgement;
};

// A ledger, or a form whose records stand below a ledger's, with its records in the order they were
// added.
struct LedgerShelf {
  Template form;  // as the office has it, see model/own_form.h
  std::vector<LedgerRecord> records;
  std::array<int, kLights> lights = {};  // records by the state of their light
  int findings = 0;
  int faulty = 0;                    // records with findings
  std::vector<std::string> figures;  // of Ledger::summary
  Repeated repeated;                 // values that should differ and do not
};

// Something that is due or over: a term of a ledger's record, or a task's deadline.
struct DueLine {
  RecordId record;
  Due due;
  Light light;
  uint32_t shelf = 0;  // kTask: a task
  uint32_t term = 0;
  static constexpr uint32_t kTask = UINT32_MAX;
};

struct FindingLine {
  uint32_t shelf = 0, record = 0, finding = 0;
};

// What the score sheet deducts of a department; without a name: of all.
struct DeductedOf {
  std::string department;
  Decimal points;
};

// A column of the table.
struct LedgerColumn {
  enum class Kind { Field, Due, Gap, Light, Count, Span, Deduction };
  Kind kind = Kind::Field;
  uint32_t index = 0;  // in the form's fields, terms or computed columns
  std::string id;
  bool operator==(const LedgerColumn&) const = default;
};

// How the table of a ledger is looked at.
struct LedgerLook {
  std::string form;  // the open ledger's; empty: none
  size_t view = 0;   // of the form's views
  std::string search;
  std::optional<LightState> light;   // only records with this one
  bool faulty = false;               // only records with findings
  Filters filters;                   // only records that pass all of them
  std::vector<ColumnOrder> sort;     // by the first, then by the next; empty: as they were added
  std::string group;                 // a column's id, what the rows stand under; empty: nothing
  std::vector<std::string> folded;   // groups whose rows are hidden, by LedgerGroup::key; not saved
  std::vector<std::string> columns;  // ids of those shown, in order; empty: the view's
  std::vector<ColumnLook> widths;    // of the columns that somebody made as wide as they are
  RecordId saved;                    // the saved look it began as; Id{}: none
  bool operator==(const LedgerLook&) const = default;

  // Takes away what would hide a record.
  void clear_filters() {
    view = 0;
    search.clear();
    light.reset();
    faulty = false;
    filters.clear();
    folded.clear();
  }
};

// Rows of the table that stand under one heading.
struct LedgerGroup {
  uint32_t first = 0, count = 0;  // in Ledgers::rows, folded or not
  std::string key = {};           // what they have in common; empty: nothing
  uint32_t line = 0;              // of the heading, among those of the table
  bool is_folded = false;
};

struct Ledgers {
  // Made, copied and ended by code that is compiled once.
  Ledgers();
  Ledgers(const Ledgers&);
  Ledgers(Ledgers&&) noexcept;
  Ledgers& operator=(const Ledgers&);
  Ledgers& operator=(Ledgers&&) noexcept;
  ~Ledgers();

  static constexpr uint32_t kNowhere = UINT32_MAX;
  std::vector<Template> built_in;    // the forms of ledgers and of what stands under them
  Template task_form;                // as the office has it, its own fields last
  std::vector<LedgerShelf> shelves;  // of the ledgers, behind them of what stands below those
  size_t listed = 0;                 // how many of them are ledgers
  ApplicationLimits limits;          // of 依申请公开, as the office has them
  // What a frame looks up: where a record stands, what stands below it, and which records name it.
  struct Spot {
    uint32_t shelf = 0, record = 0;
  };
  std::unordered_map<RecordId, Spot, IdHash> spots;
  std::unordered_map<RecordId, std::vector<RecordId>, IdHash> below, naming;
  std::unordered_map<RecordId, Light, IdHash> task_lights;  // of tasks with a deadline
  std::unordered_map<RecordId, Extended, IdHash> extended;  // of tasks somebody asked more time for
  std::vector<DueLine> due;                                 // not yet done, the most pressing first
  int late = 0, near = 0;                                   // of them
  std::vector<FindingLine> findings;                        // in the ledgers' order
  std::unordered_map<RecordId, Deduction, IdHash> deductions;  // of score sheets
  std::vector<DeductedOf> deducted;  // of the whole score sheet, then of each department in it
  std::vector<RecordId> settings;    // records of own_field and own_rule, in order
  size_t personal = 0;               // filled cells about persons
  Calendar calendar;
  SoonRule soon;

  LedgerLook look;
  // By ledger, of the last look at it the columns and their widths, and nothing else.
  std::map<std::string, LedgerLook, std::less<>> column_looks;
  std::vector<LedgerColumn> columns;  // of the open ledger's view
  std::vector<uint32_t> rows;         // places in its records, filtered and sorted
  std::vector<LedgerGroup> groups;    // of all rows, in order; empty: they are not grouped
  std::vector<uint32_t> row_places;   // of each of its records in `rows`; kNowhere: not shown
  RecordId selected;
  size_t column = 0;  // the one keys act on

  // Ticked records of the open ledger, whatever the look shows of them; as those of tasks in
  // OpenRegister.
  std::unordered_set<RecordId, IdHash> marked;
  RecordId mark_anchor;
  int marked_shown = 0;  // derived by refresh_marks()
};

// The shelves of the ledgers alone.
std::span<const LedgerShelf> ledger_shelves(const Ledgers& ledgers);
const LedgerShelf* find_shelf(const Ledgers& ledgers, std::string_view form);
const LedgerShelf* open_shelf(const Ledgers& ledgers);  // null: none is open
const LedgerRecord* find_record(const Ledgers& ledgers, RecordId record);
// Where a record stands among the rows; none: it is not shown.
std::optional<size_t> row_of(const Ledgers& ledgers, RecordId record);
std::optional<size_t> selected_row(const Ledgers& ledgers);
// The lines of the table: headings stand among the rows, and folded rows in none. A folded row's
// line is its heading's.
size_t line_count(const Ledgers& ledgers);
size_t line_of(const Ledgers& ledgers, size_t row);
// The heading in a line, or the row.
struct LedgerLine {
  const LedgerGroup* heading = nullptr;
  size_t row = 0;
};
LedgerLine line_at(const Ledgers& ledgers, size_t line);
// The heading that a row is folded away under; null: it is in sight.
const LedgerGroup* folded_under(const Ledgers& ledgers, size_t row);

// The existing own_field and own_rule records, as kept_form() takes them.
std::vector<const Record*> form_settings(const Ledgers& ledgers, const Register& reg);

// The form of a record under a ledger's records, built in or the register's; null: none such.
const Template* find_child_form(const Ledgers& ledgers, std::string_view form);
std::vector<const Template*> child_forms(const Ledgers& ledgers, std::string_view form);

// Judges all records, and tasks by their deadlines, anew: after an edit, and when the day has
// changed.
void refresh_ledgers(Ledgers& ledgers, const Register& reg, const Moment& now);
// The same when nothing but these records, none a task or the calendar's, was made or edited.
void refresh_ledgers(Ledgers& ledgers, const Register& reg, const Moment& now,
                     const std::vector<RecordId>& edited);
// How a term of a ledger's record came to its end, as in rules/ledger.h.
std::vector<CountedDay> counted_days(const Ledgers& ledgers, const Register& reg,
                                     const LedgerShelf& shelf, RecordId record, uint32_t term,
                                     const Moment& now);
// The records that wait for a time of day, whose lights change in the course of one.
std::vector<RecordId> due_by_the_minute(const Ledgers& ledgers);
// Those of the tasks alone; `tasks` are the existing ones. REQUIRES the shelves and what names
// what.
void light_tasks(Ledgers& ledgers, const Register& reg, std::span<const Record* const> tasks,
                 const Moment& now);
// Puts the most pressing of what is due first.
void sort_due(Ledgers& ledgers);
// Only the light of a task whose deadline or status has changed.
void refresh_light(Ledgers& ledgers, const Register& reg, RecordId task, const Moment& now);
// Only what depends on the look. `searching`: what its search has found; null: it has none.
void refresh_look(Ledgers& ledgers, const Register& reg, Date today, const Searching* searching);
// After the ticks or the rows have changed. Takes away the ticks of what is not in the open ledger.
void refresh_marks(Ledgers& ledgers);
// What filters count days by, and what they ask of records beside their cells: the day a deadline
// was extended to, and of kLightField the state of the light, which is no cell.
FilterContext filter_context(const Ledgers& ledgers, Date today);
inline constexpr std::string_view kLightField = "light";
std::string_view name_of(LightState state);  // "overdue", as a filter's value and in saved views
std::optional<LightState> find_light(std::string_view name);

// What became of a request for more time; null: it asks for no task's.
const ExtensionRequest* find_extension(const Ledgers& ledgers, const Register& reg,
                                       RecordId request);
// What the office says to a request.
std::string extension_words(const ExtensionRequest& extension, Language language);

// The existing records of `form` below `record`, in order.
std::vector<RecordId> records_below(const Ledgers& ledgers, const Register& reg, RecordId record,
                                    std::string_view form);

// The ledgers' records with a field that names `record`.
std::vector<RecordId> records_naming(const Ledgers& ledgers, RecordId record);

// Every column a table of the form can have, in the form's order.
std::vector<LedgerColumn> all_columns(const Template& form);
// Those of its view, of a look without columns of its own.
std::vector<LedgerColumn> usual_columns(const Template& form, size_t view);
// The columns that rows can stand under: those of few values.
std::vector<LedgerColumn> group_columns(const Template& form);
// What the heading of a group says.
std::string group_words(const Ledgers& ledgers, const Register& reg, const LedgerShelf& shelf,
                        const LedgerGroup& group, Language language);
// The field that names its records; null: the form has none.
const Field* title_field(const Template& form);
std::string column_name(const Template& form, const LedgerColumn& column, Language language);
// What stands in a record's cell; empty for nothing.
std::string ledger_words(const Ledgers& ledgers, const Register& reg, const LedgerShelf& shelf,
                         const LedgerRecord& record, const LedgerColumn& column, Language language);
// A field's value as it reads in a cell; empty for nothing.
std::string field_value_words(const Register& reg, RecordId record, const Field& field,
                              const Value& value, Language language);
// What names a record: the words of its title field or, while that is empty, of the first text.
std::string ledger_title(const Register& reg, const Template& form, RecordId record,
                         Language language);

// The field that takes a new record's name in one line; null: the form has none.
const Field* naming_field(const Template& form);

// A figure of the whole ledger. Walks its records.
std::string summary_words(const Register& reg, const LedgerShelf& shelf, const Summary& summary);

// 体检 as a table for a spreadsheet: ledger, record, what was found, basis.
std::string findings_table(const Ledgers& ledgers, const Register& reg, Language language);

// What a field's words are sorted by: figures by their size, all else as it reads.
std::string words_key(std::string words, FieldType type);
// What lights are sorted by: what presses most comes first; empty without one.
std::string light_key(const Light& light);
// The words of a light: "临期 3 天".
std::string light_words(const Light& light, Language language);
// The sentence of a finding, and the paper it rests on.
std::string finding_words(const Register& reg, const LedgerShelf& shelf, const LedgerRecord& record,
                          const Finding& finding, Language language, bool leaves = false);
// The same behind the title of the record it stands below, if it stands below one.
std::string full_title(const Ledgers& ledgers, const Register& reg, const Template& form,
                       RecordId record, Language language, bool leaves = false);
// The state that the dates of an application for disclosure tell; empty: the record is none.
std::string state_by_dates(const Ledgers& ledgers, const Register& reg, RecordId record, Date today,
                           Language language);
// What is to be known of its course beside what findings say, a sentence each.
std::vector<std::string> course_warnings(const Ledgers& ledgers, const Register& reg,
                                         RecordId record, Date today, Language language);
// How sure a term's basis is; empty: nobody has said.
std::string_view confidence_words(const Term& term, Language language);
// What names a record, as it may leave the house; `leaves` above says the same of a sentence.
std::string leaving_title(const Register& reg, const Template& form, RecordId record,
                          Language language);
std::string_view basis_of(const Template& form, const Finding& finding);
// How a term came to its last day: what it was counted from, what was left out.
std::string term_words(const Template& form, const TermState& state, Language language);
// "20个工作日"
std::string limit_words(const Term& term, Language language);

}  // namespace taizhang
