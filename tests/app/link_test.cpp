#include <catch2/catch_test_macros.hpp>
#include <string>

#include "app/update.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

// The links that asking for `url` opens.
int links_opened(const std::string& url) {
  const Step step = update(make::start(), OpenLink{url}, kClock);
  int opened = 0;
  for (const Effect& effect : step.effects) opened += effect.get_if<FollowLink>() != nullptr;
  return opened;
}

AppState with_register() {
  AppState state = make::start();
  for (const Intent& intent : {Intent(OpenSample{}), Intent(CreateRegister{})})
    state = update(std::move(state), intent, kClock).state;
  return state;
}

TEST_CASE("only pages and letters are opened") {
  CHECK(links_opened("https://www.gov.cn/a?b=1") == 1);
  CHECK(links_opened("mailto:a@gov.cn") == 1);
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                          "vbscript:x", " https://a.cn", "a.cn"}) {
    INFO(url);
    CHECK(links_opened(url) == 0);
  }
}

TEST_CASE("a link that is neither does not get into the register, and a sentence says so") {
  AppState state = with_register();
  const RecordId part = state.open->outline.front().record;
  const Register before = state.open->reg;
  state =
      update(std::move(state), AddEvidence{part, "截图", "javascript:alert(1)", {}}, kClock).state;
  CHECK(state.open->reg == before);
  REQUIRE(state.strip);
  CHECK(state.strip->is_error);
}

}  // namespace
}  // namespace taizhang
