#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "../random_rounds.h"
#include "../show.h"

// The laws of what goes out of an office, and of an office that was sealed, on random rounds.
namespace taizhang {
namespace {

using make::for_full_rounds;
using make::for_rounds;
using make::Random;
using make::Round;
using make::seen;
using make::Size;
using make::taken;

// Every text that may stand in the packet of `department`.
std::set<std::string, std::less<>> allowed_in(const Register& office, std::string_view department,
                                              const Register& packet) {
  std::set<std::string, std::less<>> allowed;
  for (const Record& record : packet.records()) {
    const Record* here = office.find(record.id);
    REQUIRE(here);
    REQUIRE(office.exists(record.id));
    const bool is_whole = in_scope(office, department, record.id);
    for (const Field& field : office.template_of(*here)->fields) {
      const bool places = field.id == fields::kTitle || field.id == fields::kNumber;
      if (!is_whole && !places) continue;
      const auto add = [&](const Value& value) {
        if (const auto* text = std::get_if<std::string>(&value)) allowed.insert(*text);
      };
      const auto heads = office.heads(record.id, field.id);
      for (const Change* head : heads) add(head->value);
      if (heads.empty()) add(value_of(*here, field.id));
    }
    for (const Change* head : office.heads(record.id, make::kOwnText))
      if (is_whole) allowed.insert(std::get<std::string>(head->value));
  }
  return allowed;
}

std::vector<std::string_view> marks_in(std::string_view bytes) {
  std::vector<std::string_view> marks;
  for (size_t at = bytes.find(make::kMark); at != bytes.npos;
       at = bytes.find(make::kMark, at + 1)) {
    marks.push_back(bytes.substr(at, bytes.find("⟧", at) + 3 - at));
  }
  return marks;
}

void check_packets(Random& random, Size size) {
  const Round round = make::random_round(random, size);
  const Register office = taken(round.office, round.files);
  for (const Packet& packet : packets_of(office)) {
    const auto allowed = allowed_in(office, packet.department, packet.reg);
    for (const std::string_view mark : marks_in(make::bytes_of(packet.reg))) {
      if (!allowed.contains(mark)) FAIL(packet.department << " reads " << mark);
    }
    REQUIRE((packet.reg == packet_of(office, packet.department).value()));
  }
}

void check_sealed(Random& random, Size size) {
  Round round = make::random_round(random, size);
  const size_t some = make::below(random, round.files.size() + 1);
  Register full = taken(round.office, std::span(round.files).first(some));
  const Register sealed = full.sealed();
  Round second{sealed, std::move(round.files)};
  make::issue_and_return(random, second, size, true);
  full.add(second.office.changes()).value();

  REQUIRE((review(second.office, second.files) == review(full, second.files)));
  const Register after_full = taken(full, second.files);
  const Register after_sealed = taken(second.office, second.files);
  REQUIRE((seen(after_sealed, after_full) == seen(after_full, after_full)));
}

}  // namespace

TEST_CASE("a packet holds no value from out of its department's scope and none superseded") {
  for_rounds(30, check_packets);
}

TEST_CASE("the same of packets in full rounds", "[.full]") { for_full_rounds(check_packets); }

TEST_CASE("a sealed office reviews and merges returns of all its packets like the full one") {
  for_rounds(24, check_sealed);
}

TEST_CASE("the same of sealed offices in full rounds", "[.full]") { for_full_rounds(check_sealed); }

}  // namespace taizhang
