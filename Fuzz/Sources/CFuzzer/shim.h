#include <stddef.h>
#include <stdint.h>

// libFuzzer's own mutations; it is linked by `--sanitize=fuzzer`.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t room);

// Linux has it; the C library shows it to GNU programs only.
int memfd_create(const char *name, unsigned int flags);
