#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/register.h"

namespace taizhang {

// The file *.taizhang.json; its form is published in assets/schema/. Read in this order: size cap,
// UTF-8, tokens with caps straight into the model (SAX, no DOM), envelope, version, templates and
// fields, digest, counts. Every refusal is one ErrorCode of base/error.h with its place.

inline constexpr int kFormatMajor = 1;
inline constexpr int kFormatMinor = 0;

enum class Purpose { Full, Packet, Return };

// What a file says about itself beside the register.
struct Envelope {
  Purpose purpose = Purpose::Full;
  std::string scope_department;  // packets and returns: the department's key; else empty
  std::string writer_version;    // of the program that wrote it
  int minor = kFormatMinor;      // of the version it was written by; a newer one is kept
  // Members a newer program wrote in the envelope's objects (writer, register, ...), by object, as
  // JSON without braces; kept.
  std::map<std::string, std::string, std::less<>> unknown;
  bool operator==(const Envelope&) const = default;
};

struct Snapshot {
  Envelope envelope;
  Register reg;
  std::string digest = {};  // digest_of() the file it was read of; else empty

  bool operator==(const Snapshot& other) const {
    return envelope == other.envelope && reg == other.reg;
  }
};

// Deterministic: equal snapshots give equal bytes. One member a line down to records and changes,
// so that a person can read and compare it.
std::string encode(const Snapshot& snapshot);

class Encoder;

// encode() in pieces, for when the page has nothing better to do. REQUIRES that what it was made of
// stays as it is and where it is.
//   SlowEncode slow(envelope, reg);
//   while (slow.advance(size_t{1} << 20)) wait();
//   keep(slow.finish());
class SlowEncode {
 public:
  SlowEncode(const Envelope& envelope, const Register& reg);
  ~SlowEncode();

  bool advance(size_t size);  // by about so many bytes; false: only finish() is left
  std::string finish();

 private:
  std::unique_ptr<Encoder> encoder_;
};

struct Caps {
  size_t bytes = size_t{512} << 20;
  size_t string_bytes = size_t{8} << 20;
  int depth = 12;
  size_t records = 1'000'000;
  size_t changes = 2'000'000;
  bool operator==(const Caps&) const = default;
};

// decode(encode(s)) == s. A refused file leaves no trace. A BadRecord says which record by its
// number in the file or by its id, a change or sealed id by its number, and which field.
Result<Snapshot> decode(std::string_view bytes, const Caps& caps = {});

// The same of a file that is refused as NewerVersion, where it is right by this version's rules all
// the same. To be looked at only: what the newer version means by it is not known here.
Result<Snapshot> decode_newer(std::string_view bytes);

// decode() in pieces, so that a page can say how far it is and stop.
//   SlowDecode slow(bytes);
//   while (slow.advance(size_t{1} << 20)) show(slow.per_cent());
//   use(slow.finish());
class SlowDecode {
 public:
  explicit SlowDecode(std::string_view bytes);  // REQUIRES that they stay where they are
  ~SlowDecode();

  // Reads about so many bytes more; false: only finish() is left.
  bool advance(size_t size);
  int per_cent() const;
  // What decode() says of the bytes. Takes a while too: the changes come to their records.
  Result<Snapshot> finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// After writing: parses `bytes` back and compares with `snapshot`; only then may one say "saved".
Result<void> verify_written(std::string_view bytes, const Snapshot& snapshot);

// A journal entry: {"changes":[…],"digest":"…"}.
std::string encode_changes(const std::vector<Change>& changes);
Result<std::vector<Change>> decode_changes(std::string_view bytes);

// A change from its canonical JSON, as it is held back (see model/round.h): its id is made of that.
Result<Change> decode_change(std::string_view json);

// One file of assets/ledgers/.
Result<Template> decode_template(std::string_view bytes);
std::string encode(const Template& form);

// A JSON array of strings (assets/samples/departments.json).
Result<std::vector<std::string>> decode_names(std::string_view bytes);

// The digest as it stands in the file, and on a receipt: SHA-256 in hex of the JSON without white
// space between tokens, with RFC 8785's escapes, in the file's order and without the member
// "digest". REQUIRES nothing: any other text has some digest as well.
std::string digest_of(std::string_view encoded_snapshot);

}  // namespace taizhang
