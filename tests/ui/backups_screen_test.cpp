#include <algorithm>

#include "ui/register_page.h"

namespace taizhang {
namespace {

struct BackupsPage : RegisterPage {
  BackupsPage() {
    resize(1366, 768);
    press(Role::Button, "备份 0");
  }
  void list(std::vector<Backup> backups) {
    happen(BackupsListedIntent{last<ListBackups>().shelf, std::move(backups)});
  }
  void list_two() {
    list({{8, BackupReason::Returns, "2026-03-20T08:30:00+08:00", 3, 40'000},
          {5, BackupReason::Daily, "2026-03-19T08:00:00+08:00", 2, 1'300'000}});
  }
};

TEST_CASE("without a backup the list says when one is made, and one can be made now") {
  BackupsPage page;
  CHECK(page.has(Role::Heading, "备份"));
  page.press(Role::Button, "现在备份");
  CHECK(page.last<BackUp>().why == "asked");
}

TEST_CASE(
    "a folder can be chosen where the browser writes to folders, allowed again, and given up") {
  BackupsPage page;
  CHECK_FALSE(page.has(Role::Button, "选择文件夹…"));
  const std::string key = page.state.open->key;
  page.happen(FolderIntent{key, "", false, false});
  page.press(Role::Button, "选择文件夹…");
  CHECK(page.last<ChooseFolder>().key == key);
  page.happen(FolderIntent{key, "共享盘", true, false});
  page.press(Role::Button, "允许写入");
  CHECK(page.last<OpenFolder>().key == key);
  page.press(Role::Button, "不再自动存");
  CHECK(page.last<ForgetFolder>().key == key);
  CHECK(page.has(Role::Button, "选择文件夹…"));
}

TEST_CASE("backups are listed with time, reason, tasks and size") {
  BackupsPage page;
  page.list_two();
  CHECK(page.has(Role::ListItem, "2026-03-20 08:30 导入回报前，3 项任务，40 KB"));
  CHECK(page.has(Role::ListItem, "2026-03-19 08:00 每日备份，2 项任务，1.2 MB"));
  CHECK(page.has(Role::Button, "备份 2"));
}

TEST_CASE("restoring says what will happen, and happens only after the dialog's button") {
  BackupsPage page;
  page.list_two();
  page.press(Role::Button, "恢复");
  CHECK(page.has(Role::Text, "台账会回到“2026-03-20 08:30 导入回报前”的样子，共 3 项任务。"));
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.state.when_open);
  page.press(Role::Button, "恢复");
  page.press(Role::Button, "备份现在的并恢复");
  CHECK(page.last<LoadBackup>().id == 8);
  CHECK(page.last<LoadBackup>().use == BackupUse::Restore);
}

TEST_CASE("a backup can be restored as a copy beside the register") {
  BackupsPage page;
  page.list_two();
  page.press(Role::Button, "恢复为副本");
  CHECK(page.last<LoadBackup>().id == 8);
  CHECK(page.last<LoadBackup>().use == BackupUse::Copy);
}

TEST_CASE("a backup is compared and exported from its line") {
  BackupsPage page;
  page.list_two();
  page.press(Role::Button, "与当前比较");
  CHECK(page.last<LoadBackup>().id == 8);
  CHECK(page.last<LoadBackup>().use == BackupUse::Compare);
  page.press(Role::Button, "导出");
  CHECK(page.last<LoadBackup>().use == BackupUse::Export);
}

TEST_CASE("the comparison leads to the backups") {
  BackupsPage page;
  page.press(Role::Button, "快照与对比");
  page.press(Role::Button, "选备份");
  CHECK(page.state.open->section == Section::Backups);
}

TEST_CASE("the buttons of a backup are reached by Tab") {
  BackupsPage page;
  page.list_two();
  bool reached = false;
  for (int i = 0; i < 30 && !reached; ++i) {
    page.key(ImGuiKey_Tab);
    reached = page.get(Role::Button, "恢复").focused;
  }
  CHECK(reached);
}

}  // namespace
}  // namespace taizhang
