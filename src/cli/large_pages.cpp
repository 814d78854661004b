#include "cli/large_pages.h"

#include <cstdint>
#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace taizhang {

#if defined(__GLIBC__)

void use_large_pages() {
  // The heap grows by so much at a time: addresses only, until they are written to.
  constexpr int kAhead = 256 << 20;
  constexpr uintptr_t kPage = uintptr_t{2} << 20;
  mallopt(M_TOP_PAD, kAhead);
  mallopt(M_TRIM_THRESHOLD, kAhead);
  mallopt(M_MMAP_THRESHOLD, kAhead / 8);  // the most that it takes
  const auto begin = reinterpret_cast<uintptr_t>(sbrk(0)) / kPage * kPage + kPage;
  void* volatile ahead = std::malloc(kPage);  // a compiler may leave out what nobody looks at
  std::free(ahead);
  const auto end = reinterpret_cast<uintptr_t>(sbrk(0));
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

#else

void use_large_pages() {}

#endif

}  // namespace taizhang
