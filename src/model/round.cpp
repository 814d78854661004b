#include "model/round.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/digest.h"
#include "base/sort.h"
#include "model/packet.h"
#include "model/task.h"

namespace taizhang {
namespace {

constexpr Outcome kAllOutcomes[] = {Outcome::Conflict, Outcome::OutOfScope, Outcome::Parallel,
                                    Outcome::Updated,  Outcome::New,        Outcome::Older,
                                    Outcome::Same};
static_assert(std::size(kAllOutcomes) == kOutcomes);

// Of one change that is held back: written down as text in a file, it must still fit a reader's
// cap.
constexpr size_t kMostHeld = size_t{4} << 20;

constexpr size_t kMostListed = 100'000;  // for the same reason

RecordId derived(std::string_view kind, std::string_view from) {
  return id_of<RecordId>(sha256("taizhang " + std::string(kind) + " " + std::string(from)));
}

// The edits that make one record of a round.
class Writing {
 public:
  Writing(RecordId record, std::string_view form) : record_(record) {
    set_text(fields::kTemplate, form);
  }
  Writing& set(std::string_view field, Value value) {
    if (Value kept = normal(std::move(value)); !is_empty(kept)) {
      edits_.push_back({record_, std::string(field), std::move(kept)});
    }
    return *this;
  }
  Writing& set_text(std::string_view field, std::string_view text) {
    return set(field, Value(std::string(text)));
  }
  Writing& set_number(std::string_view field, size_t number) {
    return set(field, Value(static_cast<int64_t>(number)));
  }
  std::vector<Edit> edits() { return std::move(edits_); }

 private:
  RecordId record_;
  std::vector<Edit> edits_;
};

std::string list_of(const std::vector<Change>& changes) {
  std::string list;
  if (changes.size() > kMostListed) return list;
  for (const Change& change : changes) list += (list.empty() ? "" : "\n") + to_text(change.id);
  return list;
}

size_t count_tasks(const Register& packet, std::string_view department) {
  return static_cast<size_t>(std::ranges::count_if(packet.records(), [&](const Record& record) {
    return text_of(record, fields::kTemplate) == forms::kTask &&
           in_scope(packet, department, record.id);
  }));
}

}  // namespace

std::string_view field_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Conflict:
      return "conflict";
    case Outcome::OutOfScope:
      return "out_of_scope";
    case Outcome::Parallel:
      return "parallel";
    case Outcome::Updated:
      return "updated";
    case Outcome::New:
      return "new";
    case Outcome::Older:
      return "older";
    case Outcome::Same:
      return "same";
  }
}

RecordId packet_id(std::string_view digest) { return derived(forms::kPacket, digest); }
RecordId receipt_id(std::string_view digest) { return derived(forms::kReceipt, digest); }
RecordId held_id(ChangeId change) { return derived(forms::kHeld, to_text(change)); }

bool is_of_rounds(const Register& reg, RecordId record) {
  const Template* form = form_of(reg, record);
  return form &&
         (form->id == forms::kPacket || form->id == forms::kReceipt || form->id == forms::kHeld);
}

int64_t round_of(const Register& reg) {
  const auto* round = integer_of(reg.value(reg.id(), fields::kRound));
  return round ? *round : 0;
}

bool knows_baseline(const Register& reg, std::string_view digest) {
  if (digest == reg.baseline_digest()) return true;
  // Packets are made by changes, and sealing keeps heads as changes.
  return std::ranges::any_of(reg.changes(), [&](const Change& change) {
    const auto* text = std::get_if<std::string>(&change.value);
    return change.field == fields::kBaseline && text && *text == digest &&
           text_of(reg, change.record, fields::kTemplate) == forms::kPacket;
  });
}

std::vector<Edit> edits_of_packet(const Register& office, const Register& packet,
                                  std::string_view department, std::string_view digest,
                                  std::string_view at) {
  const RecordId id = packet_id(digest);
  if (office.exists(id)) return {};
  return Writing(id, forms::kPacket)
      .set_text(fields::kDepartment, department)
      .set(fields::kRound, office.value(office.id(), fields::kRound))
      .set_text(fields::kAt, at)
      .set_number(fields::kTasks, count_tasks(packet, department))
      .set_text(fields::kDigest, digest)
      .set_text(fields::kBaseline, office.baseline_digest())
      .edits();
}

std::vector<Edit> edits_of_receipt(const Register& office, const FileReview& file,
                                   std::string_view at) {
  const RecordId id = receipt_id(file.digest);
  if (office.exists(id)) return {};
  Writing writing(id, forms::kReceipt);
  writing.set_text(fields::kDepartment, file.department)
      .set_number(fields::kRound, static_cast<size_t>(file.round))
      .set_number(fields::kRoundHere, static_cast<size_t>(round_of(office)))
      .set_text(fields::kAt, at)
      .set_text(fields::kFile, file.name)
      .set_text(fields::kDigest, file.digest)
      .set_text(fields::kChanges, list_of(file.applied));
  for (const Outcome outcome : kAllOutcomes) {
    if (count(file, outcome) > 0) writing.set_number(field_of(outcome), count(file, outcome));
  }
  return writing.edits();
}

std::vector<Edit> edits_of_held(const Register& office, const FileReview& file,
                                std::string_view at) {
  std::vector<Edit> edits;
  for (const Change& change : file.held) {
    const RecordId id = held_id(change.id);
    if (office.exists(id)) continue;
    std::vector<Edit> one = Writing(id, forms::kHeld)
                                .set_text(fields::kDepartment, file.department)
                                .set_text(fields::kAt, at)
                                .set_text(fields::kDigest, file.digest)
                                .set_text(fields::kChange, "{" + canonical_members(change) + "}")
                                .set(fields::kDecision, Option{std::string(decisions::kOpen)})
                                .edits();
    std::ranges::move(one, std::back_inserter(edits));
  }
  return edits;
}

std::unordered_map<ChangeId, RecordId, IdHash> receipts_of_changes(const Register& reg) {
  constexpr size_t kDigits = 32;
  std::unordered_map<ChangeId, RecordId, IdHash> receipts;
  for (const Record& record : reg.records()) {
    if (text_of(record, fields::kTemplate) != forms::kReceipt || !reg.exists(record.id)) continue;
    const std::string_view list = text_of(record, fields::kChanges);
    for (size_t at = 0; at < list.size(); at += kDigits + 1) {
      const auto id = parse_id<ChangeId>(list.substr(at, kDigits));
      if (id) receipts.try_emplace(*id, record.id);
    }
  }
  return receipts;
}

Result<std::vector<Change>> changes_of_returns(const Register& office,
                                               std::span<const FileReview> files,
                                               const Author& author) {
  std::vector<Change> changes = applied_by(files);
  // A change that several files hold is written down with the first of them by digest, so that the
  // order they were dropped in says nothing.
  std::vector<const FileReview*> sorted;
  for (const FileReview& file : files) {
    if (file.verdict != Verdict::Fresh) continue;
    for (const Change& change : file.held) {
      const size_t bytes = canonical_members(change).size();
      if (bytes > kMostHeld) {
        return refuse(ErrorCode::FileTooLarge, std::to_string(bytes >> 20) + " MB", "4 MB");
      }
    }
    sorted.push_back(&file);
  }
  sort_by(sorted, &FileReview::digest);
  std::set<RecordId> written;
  for (const FileReview* file : sorted) {
    std::vector<Edit> edits = edits_of_receipt(office, *file, author.at);
    std::vector<Edit> held = edits_of_held(office, *file, author.at);
    std::erase_if(held, [&](const Edit& edit) { return written.contains(edit.record); });
    for (const Edit& edit : held) written.insert(edit.record);
    std::ranges::move(held, std::back_inserter(edits));
    Result<std::vector<Change>> made = changes_for(office, edits, author, file->digest);
    if (!made) return made;
    std::ranges::move(*made, std::back_inserter(changes));
  }
  return changes;
}

}  // namespace taizhang
