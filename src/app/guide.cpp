#include "app/guide.h"

namespace taizhang {

std::optional<Guide> guide_of(const AppState& state) {
  if (!state.open || !state.settings.is_guided || !state.open->scope().empty()) return std::nullopt;
  const OpenRegister& open = *state.open;
  if (open.rounds.empty()) {
    if (open.incomplete > 0) return Guide{GuideStep::Complete, 2, open.incomplete};
    return Guide{GuideStep::Issue, 3, 0};
  }
  const auto returned = static_cast<size_t>(RoundState::Returned);
  for (const BoardRound& round : open.rounds)
    if (round.departments[returned] > 0) return Guide{GuideStep::See, 5, 0};
  return Guide{GuideStep::Collect, 4, 0};
}

}  // namespace taizhang
