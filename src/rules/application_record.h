#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/register.h"
#include "rules/application.h"

namespace taizhang {

// Records of 依申请公开 (assets/ledgers/application.json) and of the consultations below them, read
// as applications for disclosure.

namespace forms {
inline constexpr std::string_view kApplication = "application";
inline constexpr std::string_view kConsultation = "consultation";
}  // namespace forms

// None: it has no day of receipt. What was withdrawn has no day of its own and is left open.
std::optional<DisclosureApplication> application_of(const Record& record,
                                                    std::span<const Record* const> below);

// The law's, with what the office has made of the forms' terms where those count working days.
ApplicationLimits application_limits(const Template& application, const Template& consultation);

// Does the term say something of the application? Where paying starts nothing anew, the answer's
// clock goes on beside the fee.
bool applies(const Term& term, const Record& application, const ApplicationLimits& limits);

// The option of the field "state" that a course comes to.
std::string_view option_of(ApplicationState state);

// What a check of the kind Course calls a warning; empty: none asks for it.
std::string_view option_of(ApplicationWarning warning);

// Whether somebody may leave `option` standing when the dates tell `told`: what is to be answered
// may simply be called so, and what was answered may have gone on to a review.
bool agrees(std::string_view option, ApplicationState told);

// Did somebody close it without an answer?
bool is_dropped(const Record& application);

}  // namespace taizhang
