#include "formats/file_error.h"

#include <string_view>

#include "base/text.h"

namespace taizhang {
namespace {

struct Sentence {
  std::string_view chinese;
  std::string_view english;
};

Sentence pattern_of(FileFault fault) {
  switch (fault) {
    case FileFault::NotASpreadsheet:
      return {"这不是表格文件。请选扩展名为 .xlsx 或 .csv 的文件。",
              "This is no spreadsheet. Choose a file ending in .xlsx or .csv."};
    case FileFault::OldExcel:
      return {
          "这是旧格式的表格（.xls 或 .et）。请用 Excel 或 WPS 打开它，另存为 .xlsx 再选。",
          "This is a spreadsheet of the old kind (.xls or .et). Open it in Excel or WPS and save "
          "it as .xlsx."};
    case FileFault::BinaryExcel:
      return {
          "这是二进制格式的表格（.xlsb）。请用 Excel 或 WPS 打开它，另存为 .xlsx 再选。",
          "This is a binary spreadsheet (.xlsb). Open it in Excel or WPS and save it as .xlsx."};
    case FileFault::OpenDocument:
      return {"这是 OpenDocument 格式的文件（.ods）。请用 Excel 或 WPS 打开它，另存为 .xlsx 再选。",
              "This is an OpenDocument file (.ods). Open it in Excel or WPS and save it as .xlsx."};
    case FileFault::WordDocument:
      return {"这是 Word 文档。请把里面的表格复制到 Excel 或 WPS 表格，存为 .xlsx 再选。",
              "This is a Word document. Copy its table into Excel or WPS and save it as .xlsx."};
    case FileFault::OldWord:
      return {
          "这是旧格式的 Word 文档（.doc 或 .wps）。请用 Word 或 WPS 打开它，另存为 .docx 再选，或"
          "复制全文粘贴。",
          "This is a Word document of the old kind (.doc or .wps). Open it in Word or WPS and "
          "save it as .docx, or copy and paste its text."};
    case FileFault::NotADocument:
      return {"这不是 .docx 文档。请用 Word 或 WPS 打开它，另存为 .docx 再选，或复制全文粘贴。",
              "This is no .docx document. Open it in Word or WPS and save it as .docx, or copy and "
              "paste its text."};
    case FileFault::NoText:
      return {"文档里没有文字，可能是扫描的图片。请换一个文件，或复制文字粘贴。",
              "The document holds no text; it may be scanned pictures. Choose another file, or "
              "paste the text."};
    case FileFault::WebPage:
      return {"这个文件的内容是网页，不是表格。请用 Excel 或 WPS 打开它，另存为 .xlsx 再选。",
              "This file holds a web page. Open it in Excel or WPS and save it as .xlsx."};
    case FileFault::Encrypted:
      return {"文件设了打开密码。请用 Office 或 WPS 打开它，去掉密码后另存一份再选。",
              "The file opens with a password only. Open it, remove the password and save a copy."};
    case FileFault::Damaged:
      return {
          "文件不完整或已损坏。请对方重新发一份，或用 Office 或 WPS 打开修复后另存一份。",
          "The file is incomplete or damaged. Ask for it again, or open it in Office or WPS and "
          "save a copy."};
    case FileFault::NoSheet:
      return {"文件里没有填了内容的工作表。请打开文件核对，或换一个文件。",
              "No sheet of the file holds anything. Look into it, or choose another file."};
    case FileFault::TooLarge:
      return {
          "文件太大，超过能打开的{0}。请删去用不到的内容，或分成几个文件。",
          "The file is larger than can be opened ({0}). Delete what is not needed, or split it."};
    case FileFault::NeedsDecoding:
      return {
          "文件不是 UTF-8 编码。请用 Excel 或 WPS 打开它，另存为 .xlsx 或“CSV UTF-8”再选。",
          "The file is not UTF-8. Open it in Excel or WPS and save it as .xlsx or \"CSV UTF-8\"."};
  }
}

}  // namespace

std::string sentence_of(const FileError& error, Language language) {
  const Sentence pattern = pattern_of(error.fault);
  const std::string detail = error.details.empty() ? "" : error.details.front();
  return replace_all(std::string(language == Language::Chinese ? pattern.chinese : pattern.english),
                     "{0}", detail);
}

}  // namespace taizhang
