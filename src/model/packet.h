#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"

namespace taizhang {

// A packet (任务包) is the part of the office's register that one department works on. What it
// sends back is a return (回报): the packet with the department's changes.

// The departments that cells of `record`, or of one above it, name by key; sorted. Of a cell in
// conflict every head counts. A ledger needs no more than a Departments field to have scopes, and
// it may be the office's own.
std::vector<std::string> scope_of(const Register& reg, RecordId record);

// Is `department` one of them? Deleted records have a scope like others.
bool in_scope(const Register& reg, std::string_view department, RecordId record);

// The packet of `department`: a register with the office's id, templates and name of the baseline
// that holds
//   - the existing records in scope,
//   - of what stands above them and is not in scope only its place, number and title,
//   - the register's own record without the notice it was read from,
//   - what the office makes of the forms, and its days off,
//   - the records of `department` and of the departments that cells of the former name.
// A cell comes with its heads, as changes, or with its baseline value; no value that was superseded
// comes along. What the heads supersede is unknown to a packet.
// EmptyPacket (the department's name) when no record is in scope.
Result<Register> packet_of(const Register& office, std::string_view department);

struct Packet {
  std::string department;  // key
  Register reg;
};

// The packets of all departments that have one and are no collective name, in the order of
// department_keys(). Walks the register once.
std::vector<Packet> packets_of(const Register& office);

// `mine` with what `later`, another packet of the same baseline and department, has of the baseline
// and of forms beyond it, but not yet its changes: a later round may bring records that an earlier
// one did not. REQUIRES the same id and name of the baseline. Refuses BadTemplate and BadRecord.
Result<Register> widened(const Register& mine, const Register& later);

// A form all of whose fields departments send back: they add such records themselves.
bool is_entry(const Template& form);

// May `department` fill this field of an existing record? Others are shown but locked.
bool may_fill(const Register& reg, std::string_view department, RecordId record,
              std::string_view field);

// May a return of `department` make this change to the office's register by itself?
//   - Of a record the office has, a field that may_fill(); but some statuses are the office's to
//     set, see statuses::is_of_office(), and so is that a record is no longer the department's.
//   - A new entry under a record in scope, or a new record of a ledger whose Departments field
//     that departments fill names the department, or did; with its cells, and later its place
//     there, its deletion and the undoing of its creation; of what others made not these.
// `returned`, the register of the return, says what a new entry stands under. The authors of its
// changes tell whose an entry is. Does not ask whether the value fits the field.
bool may_return(const Register& office, const Register& returned, std::string_view department,
                const Change& change);

// The field of a ledger, as kept_form() gives it, by which a record is a department's: the first of
// its Departments fields that departments fill; null: they add no records to it.
const Field* filing_field(const Template& form);

// The template a record has, or had before its creation was undone; null: none known here.
const Template* form_of(const Register& reg, RecordId record);
// Its id, which of a ledger of the office's own is not in the template; empty: none known here.
std::string_view form_id_of(const Register& reg, RecordId record);

}  // namespace taizhang
