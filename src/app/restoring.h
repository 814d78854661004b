#pragma once

#include <vector>

#include "model/register.h"

namespace taizhang {

// The change that deleted a record; null: it is not deleted, or no change here says so.
const Change* deletion_of(const Register& reg, RecordId record);

// What a record stands under; Id{}: nothing that is known here.
RecordId parent_of(const Register& reg, RecordId record);

// What brings `records` back to sight: they and all deleted ones above them, each once.
std::vector<RecordId> to_restore(const Register& reg, const std::vector<RecordId>& records);

}  // namespace taizhang
