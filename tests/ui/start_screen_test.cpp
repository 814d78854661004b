#include "ui/application.h"

namespace taizhang {
namespace {

const Recent kRecent{"r1-00000000",
                     "2026年政务公开工作要点",
                     "云汀市城市管理局",
                     18,
                     5,
                     "2026-03-19T17:40:00+08:00",
                     4};

StoreListedIntent listed(std::vector<Recent> recents) {
  StoreListedIntent list;
  list.recents = std::move(recents);
  return list;
}

TEST_CASE("a pasted notice is read and shown for checking") {
  Application app;
  app.press(Role::Button, "粘贴");
  app.press(Role::Textbox, "通知正文");
  app.paste(kNotice);
  app.press(Role::Button, "读成任务");

  CHECK(app.has(Role::Heading, "云汀市城市管理局2026年政务公开工作要点"));
  CHECK(app.has(Role::Gridcell, "做好文件解读"));
  CHECK(app.has(Role::Text, "粘贴的正文"));
}

TEST_CASE("nothing can be read before something is pasted") {
  Application app;
  app.press(Role::Button, "粘贴");
  CHECK(app.get(Role::Button, "读成任务").disabled);
  app.write("通知正文", "一");
  CHECK_FALSE(app.get(Role::Button, "读成任务").disabled);
}

TEST_CASE("Ctrl+Enter reads what was pasted") {
  Application app;
  app.press(Role::Button, "粘贴");
  app.press(Role::Textbox, "通知正文");
  app.paste(kNotice);
  app.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  CHECK(app.state.screen == Screen::Preview);
}

TEST_CASE("a notice of white space says that there is nothing to read") {
  Application app;
  app.press(Role::Button, "粘贴");
  app.write("通知正文", "　");
  app.press(Role::Button, "读成任务");
  CHECK(app.has(Role::Alert, "没有文字可读。请粘贴通知全文，或换一个文件。"));
  CHECK(app.has(Role::Textbox, "通知正文"));
}

TEST_CASE("who comes back from the preview finds the pasted text") {
  Application app;
  app.press(Role::Button, "粘贴");
  app.write("通知正文", "一、公布预算");
  app.press(Role::Button, "读成任务");
  app.press(Role::Button, "返回");
  app.press(Role::Button, "粘贴");
  CHECK(app.get(Role::Textbox, "通知正文").value == "一、公布预算");
}

TEST_CASE("the doors ask for a notice as text, Word or table and for a snapshot as JSON") {
  Application app;
  app.press(Role::Button, "打开通知");
  CHECK(app.last<ChooseFile>().accept == ".txt,.text,.docx,.xlsx,.csv,.tsv");
  app.press(Role::Button, "打开文件");
  CHECK(app.last<ChooseFile>().accept == ".json");
}

TEST_CASE("the sample opens as a notice to be checked") {
  Application app;
  app.press(Role::Button, "打开示例");
  CHECK(app.has(Role::Text, "示例通知"));
  CHECK(app.has(Role::Gridcell, "做好新出台文件的解读"));
}

TEST_CASE("without a register the start page says how one comes about") {
  Application app;
  CHECK(app.has(Role::Text, "还没有台账。读一份通知，或打开同事发来的快照，就会出现在这里。"));
}

TEST_CASE("a register of this machine is listed with its figures and opens") {
  Application app;
  app.happen(listed({kRecent}));
  CHECK(app.has(Role::Text, "5/18 已销号"));
  CHECK(app.has(Role::Text, "2026-03-19 17:40"));
  app.press(Role::Button, "打开台账 2026年政务公开工作要点");
  CHECK(app.last<LoadDocument>().key == kRecent.key);
}

TEST_CASE("a register goes into the trash and comes back from there") {
  Application app;
  app.happen(listed({kRecent}));
  app.press(Role::Button, "删除台账 2026年政务公开工作要点");
  CHECK_FALSE(app.has(Role::Button, "打开台账 2026年政务公开工作要点"));
  app.press(Role::Button, "删除的台账（1）");
  app.press(Role::Button, "恢复台账 2026年政务公开工作要点");
  CHECK(app.has(Role::Button, "打开台账 2026年政务公开工作要点"));
  CHECK_FALSE(app.has(Role::Button, "删除的台账（1）"));
}

TEST_CASE("a register is deleted for good only out of the trash, and after a question") {
  Application app;
  app.happen(listed({kRecent}));
  app.press(Role::Button, "删除台账 2026年政务公开工作要点");
  app.press(Role::Button, "删除的台账（1）");
  for (const bool by_key : {false, true}) {
    app.press(Role::Button, "彻底删除台账 2026年政务公开工作要点");
    REQUIRE(app.has(Role::Dialog, "彻底删除这份台账？"));
    by_key ? app.key(ImGuiKey_Escape) : app.press(Role::Button, "返回");
    CHECK_FALSE(app.has(Role::Dialog, "彻底删除这份台账？"));
    CHECK(app.state.trashed.size() == 1);
  }
  app.press(Role::Button, "彻底删除台账 2026年政务公开工作要点");
  app.press(Role::Button, "删除台账");
  CHECK(app.last<DeleteDocument>().key == kRecent.key);
  CHECK(app.state.trashed.empty());
}

TEST_CASE("a stored register is renamed in a dialog that wants a name") {
  Application app;
  app.happen(listed({kRecent}));
  app.press(Role::Button, "给台账 2026年政务公开工作要点 改名");
  CHECK(app.get(Role::Textbox, "台账名称").value == kRecent.title);
  app.write("台账名称", "要点");
  app.press(Role::Button, "改名");
  CHECK(app.last<LoadDocument>().key == kRecent.key);
  CHECK(app.state.chore->title == "要点");
}

TEST_CASE("a file that cannot be opened says so in a line that can be put away") {
  Application app;
  app.happen(FileUnreadable{"工作要点.txt"});
  CHECK(app.has(Role::Alert, "打不开“工作要点.txt”。请确认文件没有被占用后再试。"));
  app.press(Role::Button, "收起这条提示");
  CHECK(app.count(Role::Alert) == 0);
}

}  // namespace
}  // namespace taizhang
