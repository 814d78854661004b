#pragma once

#include <string>
#include <string_view>

#include "model/register.h"

namespace taizhang {

// What is about a person (Field::masked) as it may leave the house.

// "陈明" as "陈*", "350211199001010012" as "3502**********0012", "13800000001" as "13********1": of
// numbers of 15 characters and more both ends stay, of 7 and more two and one, of shorter ones
// none; of other words the first character. What separates them stays.
std::string masked(std::string_view words);

// The words of a cell as they may leave: masked when the field is about a person.
std::string mask(const Field& field, std::string words);

// Which of those fields are masked: all, or all but those that departments fill in themselves, to
// whom they are no secret and who would send the mask back.
enum class Masking { Everything, NotReturned };

// `reg` without what stands in such fields: masked words as baseline, and none of their changes.
// What was held back of returns may say anything and is left out. It keeps the name of its
// baseline, so that what is written in it still fits the register it came from.
Result<Register> masked(const Register& reg, Masking masking);

// How many existing records' cells masked() would mask.
size_t count_personal(const Register& reg);

}  // namespace taizhang
