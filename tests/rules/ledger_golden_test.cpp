#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "../make.h"
#include "../show.h"
#include "assets/files.h"
#include "model/own_form.h"
#include "rules/application_record.h"
#include "rules/calendar_records.h"
#include "rules/ledger.h"

// tests/ledgers: filled records of every ledger, and what its rules say of them on a day.
namespace taizhang {
namespace {

using Json = nlohmann::json;

std::vector<Template> forms_on_disk() {
  std::vector<Template> all;
  for (const auto& entry : std::filesystem::directory_iterator("assets/ledgers")) {
    if (entry.path().extension() != ".json") continue;
    all.push_back(decode_template(make::file(entry.path().string())).value());
  }
  return all;
}

const Template& form_called(const std::vector<Template>& all, std::string_view id) {
  return *std::ranges::find(all, id, &Template::id);
}

// The records of an example by the names others call them: the one that is judged is "self".
using Names = std::map<std::string, RecordId>;

Value value_of_json(const Json& json, FieldType type, const Names& names) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer() && type == FieldType::Integer) return json.get<int64_t>();
  if (json.is_number()) return parse_decimal(json.dump()).value();
  if (json.is_array()) {
    if (type == FieldType::Options) return Options{json.get<std::vector<std::string>>()};
    if (type == FieldType::Departments) return Departments{json.get<std::vector<std::string>>()};
    Links links;
    for (const Json& link : json) {
      links.links.push_back(link.is_string() ? Link{"", link.get<std::string>()}
                                             : Link{link.value("title", ""), link.at("url")});
    }
    return links;
  }
  const std::string text = json.get<std::string>();
  switch (type) {
    case FieldType::Date:
      return parse_date(text).value();
    case FieldType::Time:
      return to_text(parse_moment(text, 0).value());
    case FieldType::Decimal:
      return parse_decimal(text).value();
    case FieldType::Enumeration:
      return Option{text};
    case FieldType::Deadline:
      return parse_deadline(text, 2026);
    case FieldType::Record:
      return to_text(text.starts_with('@') && names.contains(text.substr(1))
                         ? names.at(text.substr(1))
                         : make::id(999));
    default:
      return text;
  }
}

Record record_of_json(const Json& json, const Template& form, RecordId id, const Names& names) {
  Record record = make::record(id, form.id);
  for (const auto& [field, value] : json.items()) {
    const Field* known = find_field(form, field);
    INFO(form.id << "." << field);
    REQUIRE(known);
    Value read = normal(value_of_json(value, known->type, names));
    CHECK(check(*known, read));
    set_value(record, field, std::move(read));
  }
  return record;
}

std::string_view word_of(LightState state) {
  switch (state) {
    case LightState::Normal:
      return "normal";
    case LightState::Soon:
      return "soon";
    case LightState::Overdue:
      return "overdue";
    case LightState::Closed:
      return "closed";
    case LightState::None:
      return "none";
    case LightState::Ongoing:
      return "ongoing";
    case LightState::Stopped:
      return "stopped";
    case LightState::SetAside:
      return "set aside";
  }
  return "";
}

std::vector<std::string> words_of(const Template& form, const Judgement& judgement) {
  std::vector<std::string> words;
  for (const Finding& finding : judgement.findings) {
    words.push_back(finding.kind == Finding::Kind::Check
                        ? "check:" + form.ledger.checks[finding.rule].id
                        : "term:" + form.ledger.terms[finding.rule].id);
  }
  return words;
}

Json dues_of(const Template& form, const Judgement& judgement) {
  Json dues = Json::object();
  for (const TermState& state : judgement.terms) {
    if (!state.due || state.due->stopped) continue;
    std::string day = to_text(state.due->at);
    if (day.size() > 10) day[10] = 'T';
    dues[form.ledger.terms[state.term].id] = day;
  }
  return dues;
}

}  // namespace

TEST_CASE("the rules of every ledger say of its examples what an inspector would") {
  const std::vector<Template> all = forms_on_disk();
  size_t examples = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/ledgers")) {
    if (entry.path().extension() != ".json") continue;
    const Template& form = form_called(all, entry.path().stem().string());
    const Json file = Json::parse(make::file(entry.path().string()));
    const Moment now{parse_date(file.at("today").get<std::string>()).value(), {}};
    size_t number = 0;
    for (const Json& example : file.at("records")) {
      INFO(form.id << " " << number++ << " " << example.at("record").dump());
      ++examples;
      Names names{{"self", make::id(1)}};
      uint64_t next = 2;
      for (const Json& other : example.value("others", Json::array()))
        names[other.at("key")] = make::id(next++);
      std::vector<Record> records = {
          record_of_json(example.at("record"), form, make::id(1), names)};
      for (const Json& other : example.value("others", Json::array())) {
        records.push_back(record_of_json(other.at("record"),
                                         form_called(all, other.at("form").get<std::string>()),
                                         names.at(other.at("key")), names));
      }
      const size_t of_their_own = records.size();
      for (const Json& one : example.value("below", Json::array())) {
        records.push_back(record_of_json(one.at("record"),
                                         form_called(all, one.at("form").get<std::string>()),
                                         make::id(next++), names));
        set_value(records.back(), fields::kParent, to_text(make::id(1)));
      }
      Below below;
      std::vector<const Record*> same_form;
      for (size_t i = 0; i < records.size(); ++i) {
        if (i >= of_their_own) below[make::id(1)].push_back(&records[i]);
        if (text_of(records[i], fields::kTemplate) == form.id) same_form.push_back(&records[i]);
      }
      const Register reg = Register::make(make::id(0xABC), all, records).value();
      const Calendar calendar = calendar_of(asset("calendar.txt"), reg);
      const Repeated repeated = repeated_values(form, same_form);
      const Judgement judgement =
          judge(form, records[0], Bench{reg, calendar, now, SoonRule{}, below, repeated, {}});

      CHECK(word_of(judgement.light.state) == example.at("light").get<std::string>());
      CHECK(dues_of(form, judgement) == example.at("due"));
      CHECK(words_of(form, judgement) == example.at("findings").get<std::vector<std::string>>());
    }
  }
  CHECK(examples > 150);
}

TEST_CASE("where the office has no term after payment, the answer's clock goes on beside the fee") {
  const std::vector<Template> all = forms_on_disk();
  Record off = make::record(make::id(2), forms::kOwnRule);
  set_value(off, fields::kForm, std::string(forms::kApplication));
  set_value(off, fields::kRule, std::string("reply_paid"));
  set_value(off, fields::kUnused, true);
  const Record* const settings[] = {&off};
  const Template form = kept_form(form_called(all, forms::kApplication), settings);
  const ApplicationLimits limits = application_limits(form, form_called(all, forms::kConsultation));
  CHECK_FALSE(limits.paying_restarts);
  const Below below;
  const Repeated repeated;
  for (const bool is_paid : {false, true}) {
    INFO(is_paid);
    Json cells = {{"received", "2026-03-02"}, {"fee_notice", "2026-03-10"}};
    if (is_paid) cells["fee_paid"] = "2026-03-20";
    const Record record = record_of_json(cells, form, make::id(1), {});
    const Register reg = Register::make(make::id(0xABC), all, {record}).value();
    const Calendar calendar = calendar_of(asset("calendar.txt"), reg);
    const Moment now{{2026, 3, 23}, {}};
    const Judgement judgement =
        judge(form, record, Bench{reg, calendar, now, SoonRule{}, below, repeated, limits});
    CHECK(dues_of(form, judgement) == Json::object({{"reply", "2026-03-30"}}));
  }
}

}  // namespace taizhang
