#pragma once

#include <string>
#include <string_view>

#include "base/digest.h"

namespace taizhang {

// digest_of() in pieces. Walks JSON that a parser has passed; any other text gives some digest as
// well. Hashes it without white space outside of strings, with minimal escapes, and without the
// member "digest".
class Digester {
 public:
  explicit Digester(std::string_view json);

  void advance(size_t size);         // by about so many bytes
  size_t at() const { return at_; }  // the place reached; at the end the text's size
  std::string finish();              // REQUIRES that

 private:
  std::string unescaped(size_t begin, size_t end) const;
  void add_string(size_t begin, size_t end);
  void begin_member(size_t begin, size_t end);
  void end_run();
  void pass_string();
  void pass_sign(char sign);

  std::string_view json_;
  size_t at_ = 0;
  size_t run_ = 0;  // [run_, at_) waits to be hashed
  Sha256 hash_;
  int depth_ = 0;
  bool expects_key_ = false;  // of the top-level object
  bool leaves_out_ = false;   // the member being walked
  bool has_members_ = false;
};

}  // namespace taizhang
