#pragma once

#include <string>
#include <utility>
#include <vector>

#include "make.h"
#include "model/packet.h"
#include "model/review.h"
#include "model/round.h"

// A small office with its departments, and what they send back.
namespace taizhang::make {

inline const std::vector<std::string> kDepartments = {"法规处", "宣教处", "督查处"};

inline Value departments(std::vector<std::string> keys) {
  return normal(Departments{std::move(keys)});
}

inline Record below(Record record, RecordId parent) {
  set_value(record, fields::kParent, to_text(parent));
  return record;
}

inline Record task(RecordId id, std::string title, std::vector<std::string> lead,
                   std::vector<std::string> responsible = {}) {
  return record(id, forms::kTask,
                {{fields::kOrder, std::string("n")},
                 {fields::kTitle, std::move(title)},
                 {fields::kText, std::string("逐项落实。")},
                 {fields::kLead, departments(std::move(lead))},
                 {fields::kResponsible, departments(std::move(responsible))},
                 {fields::kStatus, Option{"not_started"}}});
}

// Part 100 with task 1 (法规处, with 宣教处), its note 11 and evidence 12, and task 2 (宣教处) with
// note 21; part 101 with task 3 (督查处) and note 31. In its third round.
inline Register office() {
  std::vector<Record> records;
  records.push_back(record(id(0xABC), forms::kRegister,
                           {{fields::kTitle, std::string("2026年政务公开任务")},
                            {fields::kRound, int64_t{3}},
                            {fields::kSource, std::string("通知原文")}}));
  for (const std::string& key : kDepartments) {
    records.push_back(record(department_id(key), forms::kDepartment,
                             {{fields::kKey, key}, {fields::kName, key}}));
  }
  const auto part = [](uint64_t number, std::string title) {
    return record(id(number), forms::kPart, {{fields::kTitle, std::move(title)}});
  };
  const auto note = [](uint64_t number, uint64_t task, std::string text) {
    return below(record(id(number), forms::kNote, {{fields::kText, std::move(text)}}), id(task));
  };
  records.push_back(part(100, "一、政策解读"));
  records.push_back(part(101, "二、监督检查"));
  records.push_back(below(task(id(1), "解读材料同步", {"法规处"}, {"法规处", "宣教处"}), id(100)));
  records.push_back(below(task(id(2), "新媒体备案", {"宣教处"}), id(100)));
  records.push_back(below(task(id(3), "督查通报", {"督查处"}), id(101)));
  records.push_back(note(11, 1, "已办一半"));
  records.push_back(
      below(record(id(12), forms::kEvidence, {{fields::kTitle, std::string("公开页")}}), id(1)));
  records.push_back(note(21, 2, "正在清理"));
  records.push_back(note(31, 3, "已发通报"));
  return reg(std::move(records));
}

inline Author liaison(std::string department) { return author("周敏", std::move(department)); }

// Sets one cell for somebody of `department`.
inline std::vector<Change> fill(Register& reg, RecordId record, std::string_view field, Value value,
                                std::string_view nonce, std::string department) {
  return apply(reg, {{record, std::string(field), std::move(value)}}, nonce,
               liaison(std::move(department)));
}

// A new note or other entry under `parent`.
inline std::vector<Change> add_entry(Register& reg, RecordId id, std::string_view form,
                                     RecordId parent, std::string_view field, Value value,
                                     std::string department) {
  return apply(reg,
               {{id, std::string(fields::kTemplate), std::string(form)},
                {id, std::string(fields::kParent), to_text(parent)},
                {id, std::string(fields::kOrder), std::string("n")},
                {id, std::string(field), std::move(value)}},
               "entry" + to_text(id), liaison(std::move(department)));
}

// `reg` as the file that comes back from `department`.
inline ReturnedFile returned(Register reg, std::string department, std::string name = "回报.json") {
  Snapshot file = snapshot(std::move(reg));
  file.envelope.purpose = Purpose::Return;
  file.envelope.scope_department = department;
  std::string digest = digest_of(encode(file));
  return {std::move(name), std::move(digest), std::move(department), std::move(file.reg)};
}

// Takes the return of `department`, whose packet became `mine`, into the office's register.
inline void take_return(Register& office, Register mine, std::string department) {
  std::string name = department + ".json";
  const std::vector<ReturnedFile> files = {
      returned(std::move(mine), std::move(department), std::move(name))};
  office.add(changes_of_returns(office, review(office, files), author()).value()).value();
}

}  // namespace taizhang::make
