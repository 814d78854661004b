#include "ui/drafts.h"

namespace taizhang {

Drafts::Drafts() = default;
Drafts::Drafts(const Drafts&) = default;
Drafts::Drafts(Drafts&&) noexcept = default;
Drafts& Drafts::operator=(const Drafts&) = default;
Drafts& Drafts::operator=(Drafts&&) noexcept = default;
Drafts::~Drafts() = default;

}  // namespace taizhang
