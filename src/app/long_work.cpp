#include "app/long_work.h"

#include <utility>

namespace taizhang {
namespace {

constexpr size_t kPiece = size_t{256} << 10;
constexpr size_t kLongSnapshot = size_t{4} << 20;
constexpr size_t kLongNotice = size_t{256} << 10;  // is read at once, but not at a glance
constexpr size_t kManyRecords = 10'000;

bool is_long(std::string_view bytes) {
  return bytes.size() > (bytes.starts_with('{') ? kLongSnapshot : kLongNotice);
}

Message reading(std::string name, size_t bytes) {
  const auto megabytes = static_cast<long long>((bytes + (1 << 20) - 1) >> 20);
  return {Text::reading_large, {std::move(name), number(megabytes)}};
}

std::string title_of(const AppState& state, const std::string& key) {
  const Recent* stored = find_stored(state, key);
  return stored ? stored->title : std::string();
}

}  // namespace

std::unique_ptr<LongWork> LongWork::of(Intent& intent, const AppState& state) {
  const auto begin = [&](Message message) {
    return std::unique_ptr<LongWork>(new LongWork(std::move(intent), std::move(message)));
  };
  std::unique_ptr<LongWork> work;
  const bool collects = is_collecting(state);  // a file that comes is put aside at first
  if (const auto* file = intent.get_if<ReceiveFile>(); file && !collects && is_long(file->bytes)) {
    work = begin(reading(file->name, file->bytes.size()));
    work->reading_.emplace(work->intent_.get_if<ReceiveFile>()->bytes);
  } else if (const auto* stored = intent.get_if<StoreLoadedIntent>();
             stored && is_long(stored->bytes)) {
    work = begin(reading(title_of(state, stored->key), stored->bytes.size()));
    work->reading_.emplace(work->intent_.get_if<StoreLoadedIntent>()->bytes);
  } else if (intent.get_if<ReadNextReturn>() && collects && !state.collection->waiting.empty() &&
             is_long(state.collection->waiting.back().bytes)) {
    const Collection::Waiting& next = state.collection->waiting.back();
    work = begin(reading(next.name, next.bytes.size()));
    work->bytes_ = next.bytes;
    work->reading_.emplace(work->bytes_);
  } else if (intent.get_if<ExportSnapshot>() && state.open &&
             state.open->reg.records().size() > kManyRecords) {
    work = begin({Text::writing_large, {register_title(state.open->reg)}});
    work->written_ = Snapshot{state.open->envelope, state.open->reg};
  }
  return work;
}

bool LongWork::advance() {
  if (reading_) return reading_->advance(kPiece);
  bytes_ = encode(*written_);
  reading_.emplace(bytes_);
  return true;
}

ShowProgress LongWork::progress() const {
  return {{message_, reading_ ? reading_->per_cent() : 0}};
}

Intent LongWork::finish(AppState& state) {
  Result<Snapshot> read = reading_->finish();
  reading_.reset();
  if (!written_) {
    state.ready.read = std::move(read);
  } else if (read && *read == *written_) {
    state.ready.bytes = std::move(bytes_);
  }
  return std::move(intent_);
}

}  // namespace taizhang
