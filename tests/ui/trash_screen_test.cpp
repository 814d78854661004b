#include <algorithm>

#include "ui/register_page.h"

namespace taizhang {
namespace {

struct TrashPage : RegisterPage {
  TrashPage() {
    resize(1366, 768);
    press(Role::Button, "选中任务 1.1");
  }
  bool lists(std::string_view words) const {
    return std::ranges::any_of(mirror.nodes(), [&](const AccessNode& node) {
      return node.role == Role::ListItem && node.name.find(words) != std::string::npos;
    });
  }
};

TEST_CASE("an empty trash says what comes into it") {
  TrashPage page;
  page.press(Role::Button, "回收站 0");
  CHECK(page.has(Role::Heading, "回收站"));
  CHECK(page.has(Role::Text, "回收站是空的。删除的任务、部分、进展和佐证会留在这里，可以恢复。"));
  CHECK_FALSE(page.has(Role::Button, "全部恢复"));
  page.press(Role::Button, "转到 全部任务");
  CHECK(page.state.open->section == Section::Tasks);
}

TEST_CASE("a deleted task is listed with who deleted it, and comes back by one button") {
  TrashPage page;
  page.happen(ChangeSettings{{.author = "王敏", .department = "办公室"}});
  page.happen(DeleteRecord{page.state.open->selected});
  page.press(Role::Button, "回收站 1");
  CHECK(page.lists("任务“做好文件解读” 王敏 · 办公室 · 2026-03-20 09:00 删除"));
  page.press(Role::Button, "恢复");
  CHECK(page.state.open->tasks == 3);
  CHECK(page.has(Role::Status, "已恢复任务“做好文件解读”。"));
  CHECK(page.has(Role::Button, "回收站 0"));
}

TEST_CASE("a note of a deleted task brings the task back with it and says so") {
  TrashPage page;
  const RecordId task = page.state.open->selected;
  page.happen(AddNote{task, "已报送"});
  const RecordId note = outline_row(*page.state.open, task)->notes.front();
  page.happen(DeleteRecord{note});
  page.happen(DeleteRecord{task});
  page.press(Role::Button, "回收站 2");
  CHECK(page.lists("进展“已报送”"));
  page.happen(RestoreRecords{{note}});
  CHECK(page.has(Role::Status,
                 "已恢复进展“已报送”（“做好文件解读”），连同它所在的任务“做好文件解读”。"));
  CHECK(page.state.open->trash.empty());
}

TEST_CASE("all that was deleted is restored as one undo step") {
  TrashPage page;
  page.happen(MarkShown{});
  page.happen(DeleteMarked{});
  page.press(Role::Button, "回收站 3");
  page.press(Role::Button, "全部恢复");
  CHECK(page.state.open->tasks == 3);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.state.open->tasks == 0);
  CHECK(page.has(Role::Button, "回收站 3"));
}

TEST_CASE("the trash's buttons are reached by Tab") {
  TrashPage page;
  page.happen(DeleteRecord{page.state.open->selected});
  page.press(Role::Button, "回收站 1");
  bool reached = false;
  for (int i = 0; i < 30 && !reached; ++i) {
    page.key(ImGuiKey_Tab);
    reached = page.get(Role::Button, "恢复").focused;
  }
  CHECK(reached);
}

}  // namespace
}  // namespace taizhang
