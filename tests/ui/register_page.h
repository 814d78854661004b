#pragma once

#include "ui/application.h"

namespace taizhang {

// The register of a small notice, on a screen tall enough for the whole detail.
struct RegisterPage : Application {
  RegisterPage() {
    resize(1366, 1200);
    happen(ReadNotice{"", kNotice});
    happen(CreateRegister{});
    frame(2);
  }
  // As a person who is done with a field does.
  void leave() { key(ImGuiKey_Tab); }
};

}  // namespace taizhang
