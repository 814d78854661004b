#include "formats/json_templates.h"

#include <array>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "formats/json.h"
#include "formats/json_values.h"

namespace taizhang {
namespace {

// The members of a form's objects, described once for reading and writing alike: a function goes
// through an object's members in their order, and each call below reads the member that stands
// there or writes its own. What is as it would be without the member is not written.
class Form {
 public:
  static Form writing(std::string& out) { return Form(&out, nullptr); }
  static Form reading(std::string& fault) {
    return Form(nullptr, &fault);
  }  // the first place that is wrong

  template <typename Thing>
  void object(Thing& thing, std::optional<JsonValue> json = {}) {
    if (out_) {
      *out_ += '{';
      members(*this, thing);
      if (!thing.unknown.empty()) separate(), *out_ += thing.unknown;
      *out_ += '}';
    } else {
      read_members(thing, *json);
    }
  }

  void text(std::string_view key, std::string& text) {
    if (writes(key, !text.empty())) append_json_string(*out_, text);
    if (reads(key, TokenKind::String)) text = json_->text();
  }
  void yes_no(std::string_view key, bool& yes) {
    if (writes(key, yes)) *out_ += "true";
    if (!is_at(key)) return;
    yes = json_->kind() == TokenKind::True;
    if (!yes && json_->kind() != TokenKind::False) refuse(key);
  }
  void number(std::string_view key, int& value, int standard = 0) {
    constexpr int64_t kMost = 100'000;
    if (writes(key, value != standard)) *out_ += std::to_string(value);
    if (!reads(key, TokenKind::Integer)) return;
    if (json_->integer() < 0 || json_->integer() > kMost) return refuse(key);
    value = static_cast<int>(json_->integer());
  }
  // One of a few words; the first is what it is without the member.
  template <typename Kind, size_t Count>
  void word(std::string_view key, Kind& kind,
            const std::array<std::pair<Kind, std::string_view>, Count>& words, bool always = true) {
    for (const auto& [one, name] : words) {
      if (one == kind && writes(key, always || one != words[0].first))
        append_json_string(*out_, name);
    }
    if (!reads(key, TokenKind::String)) return;
    for (const auto& [one, name] : words) {
      if (name == json_->text()) return void(kind = one);
    }
    refuse(key);
  }
  void label(std::string_view key, Label& label) {
    if (writes(key, label != Label{})) object(label);
    if (reads(key, TokenKind::Object)) read_below(key, label, *json_);
  }
  void texts(std::string_view key, std::vector<std::string>& all) {
    if (writes(key, !all.empty())) {
      *out_ += '[';
      for (const std::string& one : all) separate(), append_json_string(*out_, one);
      *out_ += ']';
    }
    if (!reads(key, TokenKind::Array)) return;
    for (Members elements(*json_); elements; elements.advance()) {
      if (elements.value().kind() != TokenKind::String) return refuse(key);
      all.emplace_back(elements.value().text());
    }
  }
  template <typename Thing>
  void list(std::string_view key, std::vector<Thing>& all, bool always = false) {
    if (writes(key, always || !all.empty())) {
      *out_ += '[';
      for (Thing& one : all) separate(), object(one);
      *out_ += ']';
    }
    if (!reads(key, TokenKind::Array)) return;
    for (Members elements(*json_); elements; elements.advance()) {
      const std::string place = std::string(key) + "[" + std::to_string(all.size() + 1) + "]";
      if (elements.value().kind() != TokenKind::Object) return refuse(place);
      read_below(place, all.emplace_back(), elements.value());
    }
  }

 private:
  Form(std::string* out, std::string* fault) : out_(out), fault_(fault) {}

  template <typename Thing>
  void read_below(std::string_view place, Thing& thing, JsonValue json) {
    const bool was_right = fault_->empty();
    object(thing, json);
    if (was_right && !fault_->empty()) *fault_ = std::string(place) + "." + *fault_;
  }
  template <typename Thing>
  void read_members(Thing& thing, JsonValue json) {
    const auto outer = std::pair(key_, json_);
    for (Members one(json); one; one.advance()) {
      key_ = one.key();
      json_ = one.value();
      members(*this, thing);
      if (!key_.empty()) append_member(thing.unknown, key_, *json_);
    }
    std::tie(key_, json_) = outer;
    if constexpr (std::is_same_v<Thing, Field>) {
      if (!find_member(json, "type")) refuse("type");
    }
  }
  bool writes(std::string_view key, bool wanted) {
    if (!out_ || !wanted) return false;
    separate();
    append_json_string(*out_, key);
    *out_ += ':';
    return true;
  }
  void separate() {
    if (out_->back() != '{' && out_->back() != '[') *out_ += ',';
  }
  // Is this the member that is being read? Then it is not unknown.
  bool is_at(std::string_view key) {
    if (out_ || key_ != key) return false;
    key_ = {};
    return true;
  }
  bool reads(std::string_view key, TokenKind kind) {
    if (!is_at(key)) return false;
    if (json_->kind() != kind) refuse(key);
    return json_->kind() == kind;
  }
  void refuse(std::string_view key) {
    if (fault_->empty()) *fault_ = key;
  }

  std::string* out_ = nullptr;
  std::string* fault_ = nullptr;
  std::string_view key_;  // of the member being read; empty: somebody took it
  std::optional<JsonValue> json_;
};

constexpr std::array<std::pair<TermKind, std::string_view>, 5> kTermKinds = {{
    {TermKind::Within, "within"},
    {TermKind::AtLeast, "at_least"},
    {TermKind::Before, "before"},
    {TermKind::Every, "every"},
    {TermKind::Yearly, "yearly"},
}};

constexpr std::array<std::pair<TermUnit, std::string_view>, 4> kTermUnits = {{
    {TermUnit::WorkingDays, "working_days"},
    {TermUnit::Days, "days"},
    {TermUnit::Hours, "hours"},
    {TermUnit::Months, "months"},
}};

constexpr std::array<std::pair<CheckKind, std::string_view>, 11> kCheckKinds = {{
    {CheckKind::Filled, "filled"},
    {CheckKind::Chosen, "chosen"},
    {CheckKind::Ordered, "ordered"},
    {CheckKind::Sum, "sum"},
    {CheckKind::Linked, "linked"},
    {CheckKind::Unique, "unique"},
    {CheckKind::State, "state"},
    {CheckKind::Never, "never"},
    {CheckKind::Tariff, "tariff"},
    {CheckKind::AtMost, "at_most"},
    {CheckKind::Course, "course"},
}};

constexpr auto kTypes = [] {
  std::array<std::pair<FieldType, std::string_view>, kFieldTypes.size()> all;
  for (size_t i = 0; i < all.size(); ++i) all[i] = {kFieldTypes[i], name_of(kFieldTypes[i])};
  return all;
}();

void members(Form& form, Label& label) {
  form.text("zh", label.zh);
  form.text("en", label.en);
}

void members(Form& form, EnumOption& option) {
  form.text("id", option.id);
  form.label("name", option.name);
}

void members(Form& form, Field& field) {
  form.text("id", field.id);
  form.label("name", field.name);
  form.word("type", field.type, kTypes);
  form.yes_no("required", field.required);
  form.yes_no("returned", field.returned);
  form.yes_no("masked", field.masked);
  form.label("help", field.help);
  form.text("basis", field.basis);
  form.text("group", field.group);
  form.number("width", field.width);
  form.list("options", field.options);
  form.text("target", field.target);
  form.label("head", field.head);
  form.yes_no("split", field.split);
}

void members(Form& form, Condition& condition) {
  form.text("field", condition.field);
  form.texts("is", condition.is);
  form.texts("not", condition.is_not);
  form.yes_no("empty", condition.empty);
}

void members(Form& form, Pause& pause) {
  form.text("form", pause.form);
  form.text("from", pause.from);
  form.text("to", pause.to);
}

void members(Form& form, Term& term) {
  form.text("id", term.id);
  form.label("name", term.name);
  form.word("kind", term.kind, kTermKinds);
  form.texts("start", term.start);
  form.text("finish", term.finish);
  form.number("count", term.count);
  form.word("unit", term.unit, kTermUnits, false);
  form.number("month", term.month);
  form.number("day", term.day);
  form.number("years", term.years);
  form.list("pauses", term.pauses);
  form.text("extension", term.extension);
  form.number("most", term.most);
  form.text("unless", term.unless);
  form.number("soon", term.soon, -1);
  form.yes_no("early", term.early);
  form.yes_no("first", term.first);
  form.list("when", term.when);
  form.text("basis", term.basis);
  form.text("confidence", term.confidence);
}

void members(Form& form, Check& check) {
  form.text("id", check.id);
  form.word("kind", check.kind, kCheckKinds);
  form.texts("fields", check.fields);
  form.texts("options", check.options);
  form.list("when", check.when);
  form.label("say", check.say);
  form.text("basis", check.basis);
}

void members(Form& form, Computed& computed) {
  form.text("id", computed.id);
  form.label("name", computed.name);
  form.text("count", computed.count);
  form.text("from", computed.from);
  form.text("to", computed.to);
  form.word("unit", computed.unit, kTermUnits, false);
}

void members(Form& form, Summary& summary) {
  form.text("id", summary.id);
  form.label("name", summary.name);
  form.list("when", summary.when);
  form.text("sum", summary.sum);
}

void members(Form& form, LedgerView& view) {
  form.text("id", view.id);
  form.label("name", view.name);
  form.texts("columns", view.columns);
  form.text("sort", view.sort);
  form.yes_no("descending", view.descending);
  form.list("when", view.when);
}

void members(Form& form, Template& whole) {
  form.text("id", whole.id);
  form.label("name", whole.name);
  form.label("group", whole.ledger.group);
  form.number("order", whole.ledger.order);
  form.text("notice", whole.ledger.notice);
  form.label("help", whole.ledger.help);
  form.text("title", whole.ledger.title);
  form.text("carry", whole.ledger.carry);
  form.text("under", whole.under);
  form.list("fields", whole.fields, true);
  form.list("terms", whole.ledger.terms);
  form.list("checks", whole.ledger.checks);
  form.list("computed", whole.ledger.computed);
  form.list("summary", whole.ledger.summary);
  form.list("views", whole.ledger.views);
}

}  // namespace

void append_template(std::string& out, const Template& form) {
  Template written = form;  // one description goes both ways, and reading changes what it describes
  Form::writing(out).object(written);
}

Result<Template> read_template(JsonValue json) {
  Template form;
  if (json.kind() != TokenKind::Object) return refuse_template(Fault::TemplateId, "", "id");
  std::string fault;
  Form::reading(fault).object(form, json);
  if (!fault.empty()) return refuse_template(Fault::TemplateMember, form.id, fault);
  if (const Result<void> checked = check(form); !checked) return std::unexpected(checked.error());
  return form;
}

std::string encode(const Template& form) {
  std::string out;
  append_template(out, form);
  return out + '\n';
}

Result<Template> decode_template(std::string_view bytes) {
  const JsonCaps caps{.bytes = size_t{1} << 20, .string_bytes = size_t{1} << 16, .depth = 12};
  Template form;
  const Result<void> read = read_value(bytes, caps, [&](JsonValue json) -> Result<void> {
    Result<Template> one = read_template(json);
    if (!one) return std::unexpected(one.error());
    form = std::move(*one);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return form;
}

Result<std::vector<std::string>> decode_names(std::string_view bytes) {
  const JsonCaps caps{.bytes = size_t{1} << 20, .string_bytes = size_t{1} << 16, .depth = 12};
  std::vector<std::string> names;
  const Result<void> read = read_value(bytes, caps, [&](JsonValue json) -> Result<void> {
    if (json.kind() != TokenKind::Array) return refuse(ErrorCode::WrongType, "", "");
    for (Members elements(json); elements; elements.advance()) {
      if (elements.value().kind() != TokenKind::String) return refuse(ErrorCode::WrongType, "", "");
      names.emplace_back(elements.value().text());
    }
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return names;
}

}  // namespace taizhang
