#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "ui/commands.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

struct PageOfButtons {
  Section section;
  std::vector<std::string> names;  // of buttons that only this page has
};

const std::vector<PageOfButtons> kPages = {
    {Section::Backups, {"选择文件夹…"}},
    {Section::Trash, {"全部恢复"}},
    {Section::Annual, {"复制全文", "复制表格", "到台账写正文"}},
    {Section::Reports, {"预览与打印", "存成 Excel", "存成 Word", "复制文字"}},
    {Section::Findings, {"复制清单"}},
};

bool offers(RegisterPage& page, const std::string& name) {
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type(name);
  const bool found = page.has(Role::Option, name);
  page.key(ImGuiKey_Escape);
  return found;
}

}  // namespace

TEST_CASE("the palette has the buttons of the page that is open, and no others") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.happen(DeleteRecord{page.state.open->selected});
  page.happen(AddLedgerRecord{"slip", {}, "督办甲"});
  page.state.open->folder.can_be_chosen = true;
  for (const PageOfButtons& shown : kPages) {
    page.happen(GoTo{shown.section});
    page.frame(2);
    for (const PageOfButtons& other : kPages) {
      for (const std::string& name : other.names) {
        INFO(static_cast<int>(shown.section) << " " << name);
        const bool is_here = shown.section == other.section;
        if (is_here) CHECK(page.has(Role::Button, name));
        CHECK(offers(page, name) == is_here);
      }
    }
  }
}

TEST_CASE("what the palette offers of a page is done") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  const RecordId task = page.state.open->selected;
  page.happen(DeleteRecord{task});
  page.happen(GoTo{Section::Trash});
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("全部恢复");
  page.key(ImGuiKey_Enter);
  CHECK(page.state.open->reg.exists(task));
}

TEST_CASE("the palette speaks the other language, and back") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("English");
  page.key(ImGuiKey_Enter);
  CHECK(page.state.settings.language == Language::English);
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("中文");
  page.key(ImGuiKey_Enter);
  CHECK(page.state.settings.language == Language::Chinese);
}

}  // namespace taizhang
