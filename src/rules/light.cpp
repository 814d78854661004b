#include "rules/light.h"

namespace taizhang {

Light light_of(const std::optional<Due>& due, bool ongoing, const std::optional<Date>& closed,
               const Moment& now, const Calendar& calendar, const SoonRule& soon) {
  Light light;
  if (due) {
    const Date from = closed.value_or(now.date);
    light.days = soon.working_days ? working_days_between(calendar, from, due->at.date)
                                   : days_between(from, due->at.date);
    light.provisional = due->provisional;
  }
  if (closed) {
    light.state = LightState::Closed;
  } else if (!due) {
    light.state = ongoing ? LightState::Ongoing : LightState::None;
  } else if (now.date > due->at.date || (due->at.minute && now.minute && now > due->at)) {
    light.state = LightState::Overdue;
  } else if (due->stopped) {
    light.state = LightState::Stopped;
  } else {
    light.state = light.days <= soon.days ? LightState::Soon : LightState::Normal;
  }
  return light;
}

}  // namespace taizhang
