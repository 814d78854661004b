#include "ui/register_page.h"

namespace taizhang {

TEST_CASE("F1 leads to what the program is, whose work is in it, and how the file is checked") {
  RegisterPage page;
  page.key(ImGuiKey_F1);
  page.frame(2);
  page.press(Role::Button, "关于本程序");
  page.frame(3);
  REQUIRE(page.has(Role::Dialog, "使用帮助"));
  CHECK(page.dump().contains("版本 0.1.0"));
  CHECK(page.dump().contains("Get-FileHash"));
  CHECK(page.dump().contains("Omar Cornut"));
  CHECK_FALSE(page.has(Role::Button, "许可全文"));
  page.drafts.help->sum = "0f3a9c21";
  page.drafts.help->licenses = "https://example.cn/licenses.txt";
  page.frame(2);
  CHECK(page.dump().contains("SHA-256：0f3a9c21"));
  page.press(Role::Button, "许可全文");
  CHECK(page.last<FollowLink>().url == "https://example.cn/licenses.txt");
}

}  // namespace taizhang
