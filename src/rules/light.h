#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "rules/due.h"

namespace taizhang {

// Where a task or record stands in time. A 督办单 is issued by a person and is another thing.
enum class LightState {
  None,      // no deadline, or none that was understood
  Normal,    // 正常
  Soon,      // 临期
  Overdue,   // 逾期
  Stopped,   // the clock waits for somebody else's answer
  Ongoing,   // 持续推进
  Closed,    // 已销号
  SetAside,  // 暂缓 or 取消: neither due nor late, and not counted among what is to be done
};

// What presses most comes first.
inline constexpr std::array kPressing = {
    LightState::Overdue, LightState::Soon,   LightState::Normal,   LightState::Stopped,
    LightState::Ongoing, LightState::Closed, LightState::SetAside, LightState::None};
constexpr std::ptrdiff_t pressing_place(LightState state) {
  return std::ranges::find(kPressing, state) - kPressing.begin();
}

// When a light turns to Soon: at `days` before the day it is due, or fewer.
struct SoonRule {
  int days = 7;
  bool working_days = false;
  bool operator==(const SoonRule&) const = default;
};

struct Light {
  LightState state = LightState::None;
  int days = 0;  // left until it is due, in the days of the SoonRule; negative: late by. Of Closed:
                 // what was left when it was closed
  bool provisional = false;  // 暂算, beside whatever the state is
  bool operator==(const Light&) const = default;
};

// `due` as due_of says it for Within and Before; the day it is due is not yet late. `closed` goes
// before everything, and `ongoing` where there is no due day.
Light light_of(const std::optional<Due>& due, bool ongoing, const std::optional<Date>& closed,
               const Moment& now, const Calendar& calendar, const SoonRule& soon = {});

}  // namespace taizhang
