#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "base/version.h"
#include "model/mask.h"
#include "model/packet.h"
#include "model/round.h"

namespace taizhang {
namespace {

// The register with the round it is issued in, and what made that of it.
Result<std::vector<Change>> begin_round(Scene scene, Register& reg, const IssuePlan& plan) {
  const Edit edit{reg.id(), std::string(fields::kRound), plan.issued_round()};
  Result<std::vector<Change>> changes =
      changes_for(reg, {edit}, author_of(scene.state, scene.clock), fresh_nonce(scene.state));
  if (!changes) return changes;
  if (const Result<size_t> added = reg.add(*changes); !added) return std::unexpected(added.error());
  return changes;
}

// A packet's file; its digest goes on the board.
struct Written {
  std::string name;  // without its ending
  std::string bytes;
};

Result<Written> write_packet(const Register& reg, const IssuePlan& plan, const Packet& packet) {
  Snapshot file;
  file.envelope.writer_version = kVersion;
  file.envelope.purpose = Purpose::Packet;
  file.envelope.scope_department = packet.department;
  file.reg = packet.reg;
  Result<std::string> bytes = checked_bytes(file);
  if (!bytes) return std::unexpected(bytes.error());
  return Written{file_name(packet_name(reg, packet.department, plan.issued_round())),
                 *std::move(bytes)};
}

// Packets of all ticked departments, to hand out and for the archive, and the changes that write
// them down. All or nothing.
Result<std::vector<Change>> issue(Scene scene, const IssuePlan& plan, std::vector<Written>& out,
                                  std::vector<KeepPacket>& kept) {
  Register reg = scene.state.open->reg;
  Result<std::vector<Change>> changes = begin_round(scene, reg, plan);
  if (!changes) return changes;
  std::vector<Edit> edits;
  for (const IssueLine& line : plan.lines) {
    if (!line.ticked) continue;
    Result<Register> part = packet_of(reg, line.department);
    if (part && plan.masked && count_personal(*part) > 0)
      part = masked(*part, Masking::NotReturned);
    if (!part) return std::unexpected(part.error());
    const Packet packet{line.department, *std::move(part)};
    Result<Written> written = write_packet(reg, plan, packet);
    if (!written) return std::unexpected(written.error());
    for (Edit& edit : edits_of_packet(reg, packet.reg, packet.department, digest_of(written->bytes),
                                      scene.clock.now))
      edits.push_back(std::move(edit));
    kept.push_back(
        {shelf_of(*scene.state.open), reg.baseline_digest(), line.department, written->bytes});
    out.push_back(*std::move(written));
  }
  const Result<std::vector<Change>> more =
      changes_for(reg, edits, author_of(scene.state, scene.clock), fresh_nonce(scene.state));
  if (!more) return more;
  changes->insert(changes->end(), more->begin(), more->end());
  return changes;
}

}  // namespace

void act(Scene scene, const ShowIssuing&) {
  if (scene.state.open) scene.state.issuing = issue_plan(scene.state.open->reg);
}

void act(Scene scene, const ChangeIssuing& intent) {
  if (scene.state.issuing) scene.state.issuing = intent.plan;
}

void act(Scene scene, const IssuePackets&) {
  if (!scene.state.open || !scene.state.issuing) return;
  IssuePlan& plan = *scene.state.issuing;
  std::vector<Written> files;
  std::vector<KeepPacket> kept;
  Result<std::vector<Change>> changes = issue(scene, plan, files, kept);
  if (!changes) return show_strip(scene, message_of(changes.error()));
  if (files.empty()) return;
  const Message label{Text::did_issue, {number(plan.issued_round())}};
  if (!changes->empty() && !add_as_step(scene, *std::move(changes), label)) return;
  for (Written& file : files) hand_out(scene, file.name, std::move(file.bytes), plan.as_pages);
  for (KeepPacket& packet : kept) scene.effects.push_back(std::move(packet));
  plan.covering = covering_text(scene.state.open->reg, plan, scene.state.settings.language);
}

void act(Scene scene, const CopyCovering&) {
  if (!scene.state.issuing) return;
  scene.effects.push_back(CopyText{scene.state.issuing->covering});
  say_when_copied(scene, {Text::toast_copied_text, {}});
}

void act(Scene scene, const DropIssuing&) { scene.state.issuing.reset(); }

}  // namespace taizhang
