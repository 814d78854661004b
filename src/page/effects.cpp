#include "page/page.h"

namespace taizhang {
namespace {

void carry_out(const ChooseFile& effect) { platform::choose_file(effect.accept, effect.several); }
void carry_out(const Download& effect) {
  platform::download(effect.name, effect.bytes, effect.type);
}
void carry_out(const ListDocuments&) { platform::store_list(); }
void carry_out(const LoadDocument& effect) { platform::store_load(effect.key); }
void carry_out(const SaveDocument& effect) {
  platform::store_save(effect.key, effect.expected, effect.bytes, effect.meta);
}
void carry_out(const AppendJournal& effect) {
  platform::store_append(effect.key, effect.expected, effect.entry, effect.meta);
}
void carry_out(const DescribeDocument& effect) {
  platform::store_describe(effect.key, effect.meta);
}
void carry_out(const TrashDocument& effect) {
  platform::store_trash(effect.key, effect.is_trashed);
}
void carry_out(const ClaimDocument& effect) {
  platform::store_claim(effect.key, effect.from_other);
}
void carry_out(const ReleaseDocument&) { platform::store_release(); }
void carry_out(const LoadNewer& effect) { platform::store_load_newer(effect.key, effect.since); }
void carry_out(const DownloadPage& effect) { platform::download_page(effect.name, effect.bytes); }
void carry_out(const SaveToFile& effect) {
  platform::save_to_file(effect.key, effect.name, effect.bytes);
}
void carry_out(const FindFolder& effect) { platform::find_folder(effect.key, effect.before); }
void carry_out(const ChooseFolder& effect) { platform::choose_folder(effect.key); }
void carry_out(const OpenFolder& effect) { platform::open_folder(effect.key); }
void carry_out(const ForgetFolder& effect) { platform::forget_folder(effect.key); }
void carry_out(const SaveToFolder& effect) {
  platform::save_to_folder(effect.key, effect.name, effect.bytes);
}
void carry_out(const DeleteDocument& effect) { platform::store_delete(effect.key); }
void carry_out(const BackUp& effect) {
  platform::store_back_up(effect.shelf, effect.key, effect.why);
}
void carry_out(const ListBackups& effect) { platform::store_list_backups(effect.shelf); }
void carry_out(const LoadBackup& effect) {
  platform::store_load_backup(effect.id, static_cast<uint32_t>(effect.use));
}
void carry_out(const KeepPacket& effect) {
  platform::store_keep_packet(effect.shelf, effect.baseline, effect.department, effect.bytes);
}
void carry_out(const FindPackets& effect) {
  platform::store_find_packets(effect.shelf, effect.baseline, effect.department);
}
void carry_out(const PutBack& effect) { platform::store_restore_backup(effect.id); }
void carry_out(const CopyTable& effect) { platform::copy_table(effect.text, effect.html); }
void carry_out(const CopyText& effect) { platform::copy_table(effect.text, ""); }
void carry_out(const ShowDocument& effect) {
  platform::show_paper(effect.title, effect.print, effect.back, effect.lines);
}
void carry_out(const FollowLink& effect) { platform::open_link(effect.url); }
void carry_out(const RememberSetting& effect) {
  platform::write_setting(effect.name, effect.value);
}
void carry_out(const Prewarm& effect) { platform::prewarm(effect.text); }

}  // namespace

void carry_out(const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) effect.visit([](const auto& one) { carry_out(one); });
}

}  // namespace taizhang
