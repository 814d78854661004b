#include "app/long_work.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "app/filing.h"
#include "app/spreadsheet.h"
#include "app/steps.h"
#include "formats/xlsx_write.h"
#include "model/compare.h"

namespace taizhang {
namespace {

constexpr size_t kPiece = size_t{256} << 10;
constexpr size_t kLongSnapshot = size_t{4} << 20;
constexpr size_t kLongNotice = size_t{256} << 10;  // is read at once, but not at a glance
constexpr size_t kManyRecords = 10'000;
constexpr size_t kManyRows = 2'000;
constexpr size_t kLongReport = size_t{512} << 10;  // of its text

bool is_long(std::string_view bytes) {
  return bytes.size() > (bytes.starts_with('{') ? kLongSnapshot : kLongNotice);
}

// The kinds of work. Each goes on by a piece while there is one, and then makes its part of
// AppState::ready. What they hold of bytes stays where it is, in Parts or in themselves.

// A snapshot, notice, stored document or return is read.
struct Reading {
  explicit Reading(std::string_view bytes) : decode(bytes) {}
  bool advance(const AppState&) { return decode.advance(kPiece); }
  int per_cent() const { return decode.per_cent(); }
  void make_ready(AppState& state) { state.ready.read = decode.finish(); }

  SlowDecode decode;
};

// A snapshot is read and compared with the open register.
struct Comparing {
  Comparing(std::string file, std::string_view bytes) : name(std::move(file)), decode(bytes) {}

  bool advance(const AppState& state) {
    if (read) return go_on(so_far, (*read)->reg, state.open->reg);
    if (decode.advance(kPiece)) return true;
    read = decode.finish();
    return read->has_value();
  }

  int per_cent() const {
    constexpr int kHalf = 50;
    if (so_far.order.empty()) return decode.per_cent() * kHalf / 100;
    return kHalf + static_cast<int>(so_far.next * (100 - kHalf) / so_far.order.size());
  }

  void make_ready(AppState& state) {
    if (*read) {
      state.ready.comparison =
          compared(name, **std::move(read), state.open->reg, std::move(so_far.found));
    } else {
      state.ready.read = *std::move(read);
    }
  }

  std::string name;
  SlowDecode decode;
  std::optional<Result<Snapshot>> read;
  DifferencesSoFar so_far;
};

// The sheets of an Excel file are read.
struct ReadingSheets {
  explicit ReadingSheets(std::string_view bytes) : sheets(bytes) {}
  bool advance(const AppState&) { return sheets.advance(); }
  int per_cent() const { return sheets.per_cent(); }
  void make_ready(AppState& state) { state.ready.sheets = sheets.finish(); }

  SlowSheets sheets;
};

// A snapshot is written, and read back.
struct WritingSnapshot {
  explicit WritingSnapshot(Snapshot snapshot) : written(std::move(snapshot)) {}

  bool advance(const AppState&) {
    if (decode) return decode->advance(kPiece);
    bytes = encode(written);
    decode.emplace(bytes);
    return true;
  }

  int per_cent() const { return decode ? decode->per_cent() : 0; }

  void make_ready(AppState& state) {
    const Result<Snapshot> read = decode->finish();
    if (read && *read == written) state.ready.bytes = std::move(bytes);
  }

  Snapshot written;
  std::string bytes;
  std::optional<SlowDecode> decode;
};

// The report on screen is written as an Excel file.
struct WritingSheets {
  bool advance(const AppState& state) {
    if (book) return book->advance();
    workbook = report_workbook(state);
    book.emplace(workbook);
    return true;
  }

  int per_cent() const {
    constexpr int kList = 25;  // what its rows take, which are made first
    return book ? kList + book->per_cent() * (100 - kList) / 100 : 0;
  }

  void make_ready(AppState& state) { state.ready.bytes = book->finish(); }

  Workbook workbook;
  std::optional<SlowBook> book;
};

// What cannot be parted.
struct OneStep {
  bool advance(const AppState&) { return false; }
  int per_cent() const { return 0; }
  void make_ready(AppState&) {}
};

Message reading(std::string name, size_t bytes) {
  const auto megabytes = static_cast<long long>((bytes + (1 << 20) - 1) >> 20);
  return {Text::reading_large, {std::move(name), number(megabytes)}};
}

std::string title_of(const AppState& state, const std::string& key) {
  const Recent* stored = find_stored(state, key);
  return stored ? stored->title : std::string();
}

}  // namespace

struct LongWork::Parts {
  Intent intent;
  Message message;
  std::string waiting;  // the bytes of a return, which waits in the state
  std::variant<OneStep, Reading, Comparing, ReadingSheets, WritingSnapshot, WritingSheets> work;

  Parts(Intent&& given, Message said) : intent(std::move(given)), message(std::move(said)) {}
};

LongWork::LongWork(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
LongWork::~LongWork() = default;

std::unique_ptr<LongWork> LongWork::of(Intent& intent, const AppState& state) {
  std::unique_ptr<Parts> parts;
  const auto begin = [&](Message message) -> Parts& {
    parts = std::make_unique<Parts>(std::move(intent), std::move(message));
    return *parts;
  };
  const bool collects = is_collecting(state);  // a file that comes is put aside at first
  const OpenRegister* open = state.open ? &*state.open : nullptr;
  const auto* exporting = intent.get_if<ExportSnapshot>();
  const auto* sheet = intent.get_if<SaveSheet>();
  if (const auto* file = intent.get_if<ReceiveFile>(); file && !collects && is_long(file->bytes)) {
    Parts& begun = begin(reading(file->name, file->bytes.size()));
    file = begun.intent.get_if<ReceiveFile>();
    if (is_comparing(state)) {
      begun.work.emplace<Comparing>(file->name, file->bytes);
    } else if (is_spreadsheet(file->name, file->bytes)) {
      begun.work.emplace<ReadingSheets>(file->bytes);
    } else {
      begun.work.emplace<Reading>(file->bytes);
    }
  } else if (const auto* stored = intent.get_if<StoreLoadedIntent>();
             stored && is_long(stored->bytes)) {
    Parts& begun = begin(reading(title_of(state, stored->key), stored->bytes.size()));
    begun.work.emplace<Reading>(begun.intent.get_if<StoreLoadedIntent>()->bytes);
  } else if (intent.get_if<ReadNextReturn>() && collects && !state.collection->waiting.empty() &&
             is_long(state.collection->waiting.back().bytes)) {
    const Collection::Waiting& next = state.collection->waiting.back();
    Parts& begun = begin(reading(next.name, next.bytes.size()));
    begun.waiting = next.bytes;
    begun.work.emplace<Reading>(begun.waiting);
  } else if (exporting && open && open->reg.records().size() > kManyRecords) {
    Result<Snapshot> snapshot = exported(*open, exporting->masked);
    if (!snapshot) return nullptr;
    begin({Text::writing_large, {register_title(open->reg)}})
        .work.emplace<WritingSnapshot>(*std::move(snapshot));
  } else if (sheet && !sheet->as_csv && open && open->report &&
             open->report->text.size() > kLongReport) {
    begin({Text::writing_sheets, {register_title(open->reg)}}).work.emplace<WritingSheets>();
  } else if (intent.get_if<TakePasted>() && state.pasted &&
             state.pasted->cells.size() > kManyRows) {
    begin({Text::taking_large, {number(state.pasted->cells.size())}});
  }
  return parts ? std::unique_ptr<LongWork>(new LongWork(std::move(parts))) : nullptr;
}

bool LongWork::advance(const AppState& state) {
  return std::visit([&](auto& work) { return work.advance(state); }, parts_->work);
}

ShowProgress LongWork::progress() const {
  return {{parts_->message,
           std::visit([](const auto& work) { return work.per_cent(); }, parts_->work)}};
}

Intent LongWork::finish(AppState& state) {
  state.progress.reset();
  std::visit([&](auto& work) { work.make_ready(state); }, parts_->work);
  return std::move(parts_->intent);
}

}  // namespace taizhang
