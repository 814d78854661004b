#include "formats/json_templates.h"

#include <array>
#include <optional>
#include <utility>

#include "formats/json.h"
#include "formats/json_values.h"

namespace taizhang {
namespace {

constexpr std::array<std::pair<FieldType, std::string_view>, 10> kTypes = {{
    {FieldType::Text, "text"},
    {FieldType::LongText, "long_text"},
    {FieldType::Integer, "integer"},
    {FieldType::Decimal, "decimal"},
    {FieldType::Date, "date"},
    {FieldType::Deadline, "deadline"},
    {FieldType::Enumeration, "enumeration"},
    {FieldType::Departments, "departments"},
    {FieldType::Links, "links"},
    {FieldType::YesNo, "yes_no"},
}};

void append_text(std::string& out, std::string_view key, std::string_view text) {
  out += '"';
  out += key;
  out += "\":";
  append_json_string(out, text);
}

void append_unknown(std::string& out, std::string_view unknown) {
  if (unknown.empty()) return;
  out += ',';
  out += unknown;
}

void append_label(std::string& out, std::string_view key, const Label& label) {
  out += ",\"";
  out += key;
  out += "\":{";
  append_text(out, "zh", label.zh);
  if (!label.en.empty()) {
    out += ',';
    append_text(out, "en", label.en);
  }
  append_unknown(out, label.unknown);
  out += '}';
}

void append_options(std::string& out, const std::vector<EnumOption>& options) {
  out += ",\"options\":[";
  for (const EnumOption& option : options) {
    if (&option != options.data()) out += ',';
    out += '{';
    append_text(out, "id", option.id);
    append_label(out, "name", option.name);
    append_unknown(out, option.unknown);
    out += '}';
  }
  out += ']';
}

void append_field(std::string& out, const Field& field) {
  out += '{';
  append_text(out, "id", field.id);
  append_label(out, "name", field.name);
  for (const auto& [type, name] : kTypes) {
    if (type != field.type) continue;
    out += ',';
    append_text(out, "type", name);
  }
  if (field.required) out += ",\"required\":true";
  if (field.returned) out += ",\"returned\":true";
  if (field.help != Label{}) append_label(out, "help", field.help);
  if (!field.group.empty()) {
    out += ',';
    append_text(out, "group", field.group);
  }
  if (field.width != 0) out += ",\"width\":" + std::to_string(field.width);
  if (!field.options.empty()) append_options(out, field.options);
  append_unknown(out, field.unknown);
  out += '}';
}

// What was read of an object, member by member; `fault` names the first member that is wrong.
struct Reading {
  std::string fault;

  void text(std::string& into, std::string_view key, JsonValue json) {
    if (json.kind() == TokenKind::String) {
      into = json.text();
    } else {
      fault = key;
    }
  }
  void label(Label& into, std::string_view key, JsonValue json);
  void type(FieldType& into, JsonValue json);
  void yes_no(bool& into, std::string_view key, JsonValue json) {
    into = json.kind() == TokenKind::True;
    if (!into && json.kind() != TokenKind::False) fault = key;
  }
  void width(int& into, JsonValue json);
  void options(std::vector<EnumOption>& into, JsonValue json);
  void fields(std::vector<Field>& into, JsonValue json);
  bool is_object(std::string_view key, JsonValue json) {
    if (json.kind() != TokenKind::Object) fault = key;
    return json.kind() == TokenKind::Object;
  }
  bool is_array(std::string_view key, JsonValue json) {
    if (json.kind() != TokenKind::Array) fault = key;
    return json.kind() == TokenKind::Array;
  }
};

void Reading::label(Label& into, std::string_view key, JsonValue json) {
  if (!is_object(key, json)) return;
  for (Members members(json); members; members.advance()) {
    if (members.key() == "zh") {
      text(into.zh, key, members.value());
    } else if (members.key() == "en") {
      text(into.en, key, members.value());
    } else {
      append_member(into.unknown, members.key(), members.value());
    }
  }
}

void Reading::type(FieldType& into, JsonValue json) {
  if (json.kind() == TokenKind::String) {
    for (const auto& [type, name] : kTypes) {
      if (name != json.text()) continue;
      into = type;
      return;
    }
  }
  fault = "type";
}

void Reading::width(int& into, JsonValue json) {
  constexpr int64_t kWidest = 10'000;
  if (json.kind() == TokenKind::Integer && json.integer() >= 0 && json.integer() <= kWidest) {
    into = static_cast<int>(json.integer());
  } else {
    fault = "width";
  }
}

void Reading::options(std::vector<EnumOption>& into, JsonValue json) {
  if (!is_array("options", json)) return;
  for (Members elements(json); elements; elements.advance()) {
    if (!is_object("options", elements.value())) return;
    EnumOption& option = into.emplace_back();
    for (Members members(elements.value()); members; members.advance()) {
      if (members.key() == "id") {
        text(option.id, "options", members.value());
      } else if (members.key() == "name") {
        label(option.name, "options", members.value());
      } else {
        append_member(option.unknown, members.key(), members.value());
      }
    }
  }
}

void Reading::fields(std::vector<Field>& into, JsonValue json) {
  if (!is_array("fields", json)) return;
  for (Members elements(json); elements; elements.advance()) {
    if (!is_object("fields", elements.value())) return;
    Field& field = into.emplace_back();
    bool has_type = false;
    for (Members members(elements.value()); members; members.advance()) {
      const std::string_view key = members.key();
      const JsonValue value = members.value();
      if (key == "id") {
        text(field.id, key, value);
      } else if (key == "name") {
        label(field.name, key, value);
      } else if (key == "type") {
        type(field.type, value);
        has_type = true;
      } else if (key == "required") {
        yes_no(field.required, key, value);
      } else if (key == "returned") {
        yes_no(field.returned, key, value);
      } else if (key == "help") {
        label(field.help, key, value);
      } else if (key == "group") {
        text(field.group, key, value);
      } else if (key == "width") {
        width(field.width, value);
      } else if (key == "options") {
        options(field.options, value);
      } else {
        append_member(field.unknown, key, value);
      }
    }
    if (!has_type) fault = "type";
  }
}

}  // namespace

void append_template(std::string& out, const Template& form) {
  out += '{';
  append_text(out, "id", form.id);
  append_label(out, "name", form.name);
  out += ",\"fields\":[";
  for (const Field& field : form.fields) {
    if (&field != form.fields.data()) out += ',';
    append_field(out, field);
  }
  out += ']';
  append_unknown(out, form.unknown);
  out += '}';
}

Result<Template> read_template(JsonValue json) {
  Reading reading;
  Template form;
  if (json.kind() != TokenKind::Object) {
    return refuse_template(Fault::TemplateId, "", "id");
  }
  for (Members members(json); members; members.advance()) {
    const std::string_view key = members.key();
    if (key == "id") {
      reading.text(form.id, key, members.value());
    } else if (key == "name") {
      reading.label(form.name, key, members.value());
    } else if (key == "fields") {
      reading.fields(form.fields, members.value());
    } else {
      append_member(form.unknown, key, members.value());
    }
  }
  if (!reading.fault.empty()) {
    return refuse_template(Fault::TemplateMember, form.id, reading.fault);
  }
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
