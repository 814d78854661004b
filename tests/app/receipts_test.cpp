#include "app/receipts.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "machine.h"
#include "model/round.h"

namespace taizhang {
namespace {

struct Received : Round {
  std::string digest;

  Received() {
    const Download file = come_back(0, "ongoing", 20);
    digest = digest_of(file.bytes).substr(0, 8);
    office.receive({"一处的回报.json", file.bytes, {}});
    office.read_all();
    office.after(ApplyReturns{});
  }
};

TEST_CASE("receipts are a line each for the office's chat") {
  Received round;
  const std::string text = receipts_text(round.office.reg(), 1, Language::Chinese);
  const std::string title = register_title(round.office.reg());
  CHECK(text.starts_with(title + " 第 1 轮回执，1 份：\n"));
  CHECK(text.contains("：一处的回报.json（第 1 轮，编号 " + round.digest + "），"));
  CHECK(text.contains("新增 "));
  CHECK(text.contains("更新 "));
  CHECK_FALSE(text.contains("冲突"));
  CHECK(text.ends_with("2026-03-20 09:00\n"));
}

TEST_CASE("receipts are a table with a column for each count") {
  Received round;
  const TableCells table = receipts_table(round.office.reg(), 1, Language::Chinese);
  REQUIRE(table.size() == 2);
  CHECK(table[0].size() == table[1].size());
  CHECK(table[0].back() == "应用时间");
  CHECK(table[1][1] == "一处的回报.json");
  CHECK(table[1][3] == round.digest);
}

TEST_CASE("a file that comes twice at once, and once more later, leaves one receipt") {
  Round round;
  const Download file = round.come_back(0, "ongoing", 20);
  const auto drop = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names) round.office.receive({name, file.bytes, {}});
    round.office.read_all();
    round.office.after(ApplyReturns{});
  };
  drop({"一处的回报.json", "一处的回报 (1).json"});
  REQUIRE(receipts_in(round.office.reg(), 1).size() == 1);
  const RecordId receipt = receipts_in(round.office.reg(), 1).front();
  CHECK(receipt == receipt_id(digest_of(file.bytes)));
  CHECK(receipts_text(round.office.reg(), 1, Language::Chinese).contains("回执，1 份"));

  const Register before = round.office.reg();
  drop({"一处的回报.json"});
  CHECK(round.office.reg() == before);
  CHECK(board(before).front().returns == 1);
}

TEST_CASE("a round into which nothing came has no receipts to copy") {
  Received round;
  round.office.effects.clear();
  round.office.after(CopyReceipts{2});
  CHECK(round.office.asked<CopyTable>().empty());
  round.office.after(CopyReceipts{1});
  REQUIRE(round.office.asked<CopyTable>().size() == 1);
  CHECK(round.office.asked<CopyTable>()[0].html.contains("<table"));
}

}  // namespace
}  // namespace taizhang
