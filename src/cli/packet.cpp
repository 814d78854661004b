#include "model/packet.h"

#include <string>
#include <utility>
#include <vector>

#include "app/texts.h"
#include "base/version.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/words.h"
#include "model/round.h"
#include "model/task.h"

namespace taizhang::cli {
namespace {

// "法规处-第3轮.taizhang.json"
std::string file_name(const Register& office, std::string_view department) {
  std::string name;
  for (const char c : department_name(office, department)) {
    name += std::string_view("\\/:*?\"<>|\t\r\n").contains(c) ? '_' : c;
  }
  return name + "-第" + number(round_of(office)) + "轮.taizhang.json";
}

struct Issuing {
  Snapshot& office;
  std::string at;

  Result<void> issue(const Packet& packet, const std::string& path);
};

// Writes the packet, and down in the office's register that it went out.
Result<void> Issuing::issue(const Packet& packet, const std::string& path) {
  Snapshot file;  // nothing of what the office's file says of itself
  file.reg = packet.reg;
  file.envelope.writer_version = kVersion;
  file.envelope.purpose = Purpose::Packet;
  file.envelope.scope_department = packet.department;
  const Result<std::string> digest = write_snapshot(path, file);
  if (!digest) return std::unexpected(digest.error());

  const Author author{.name = "taizhang packet", .department = {}, .at = at};
  const std::vector<Edit> edits =
      edits_of_packet(office.reg, packet.reg, packet.department, *digest, at);
  Result<std::vector<Change>> changes = changes_for(office.reg, edits, author, *digest);
  if (!changes) return std::unexpected(changes.error());
  if (const auto added = office.reg.add(*std::move(changes)); !added) {
    return std::unexpected(added.error());
  }
  print(path + "\n");
  return {};
}

// All packets, or the one of the department that was named.
Result<std::vector<Packet>> wanted(const Register& office, const Words& words) {
  if (words.has("--all")) return packets_of(office);
  Result<Register> one = packet_of(office, words.plain[1]);
  if (!one) return std::unexpected(one.error());
  std::vector<Packet> packets;
  packets.push_back({std::string(words.plain[1]), *std::move(one)});
  return packets;
}

}  // namespace

int packet(Arguments arguments) {
  const Words words = sort_words(arguments, {"-o", "--record", "--at"}, {"--all"});
  if (!words.fault.empty()) return refuse(words.fault);
  const bool all = words.has("--all");
  if (words.plain.size() != (all ? 1 : 2) || !words.has("-o")) {
    return refuse(
        "packet takes a register and a department: "
        "taizhang packet OFFICE DEPARTMENT -o OUT, or OFFICE --all -o FOLDER");
  }
  const std::string_view path = words.plain.front();
  Result<Snapshot> office = open_office(path);
  if (!office) return refuse(path, office.error());
  if (const auto learned = office->reg.add_templates(built_in_forms()); !learned) {
    return refuse(path, learned.error());
  }
  const Result<std::vector<Packet>> packets = wanted(office->reg, words);
  if (!packets) return refuse(path, packets.error());

  Issuing issuing{*office, words.has("--at") ? std::string(words.value("--at")) : now()};
  const std::string out(words.value("-o"));
  for (const Packet& one : *packets) {
    const std::string to = all ? out + "/" + file_name(office->reg, one.department) : out;
    if (const auto issued = issuing.issue(one, to); !issued) return refuse(to, issued.error());
  }
  if (!words.has("--record")) return kDone;
  office->envelope.writer_version = kVersion;
  const std::string_view record = words.value("--record");
  if (const auto written = write_snapshot(record, *office); !written) {
    return refuse(record, written.error());
  }
  return kDone;
}

}  // namespace taizhang::cli
