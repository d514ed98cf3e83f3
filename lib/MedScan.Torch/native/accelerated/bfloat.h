// Scalar loads and stores shared by the channels-last kernels. Plain integer code, so that the compiler vectorises it
// for whatever the function it is inlined into was cloned for.
#pragma once
#include <cstdint>
#include <cstring>

namespace medscan {

using bf16 = uint16_t;

// The kernels are written once and inlined into one clone per instruction set; the loader picks the clone.
#if defined(__x86_64__)
#define MEDSCAN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MEDSCAN_CLONES
#endif
#define MEDSCAN_INLINE inline __attribute__((always_inline))

MEDSCAN_INLINE float load(const float* p) { return *p; }

MEDSCAN_INLINE float load(const bf16* p) {
  uint32_t bits = static_cast<uint32_t>(*p) << 16;
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

MEDSCAN_INLINE void store(float* p, float value) { *p = value; }

// Round to nearest even, as PyTorch does; a NaN stays a NaN instead of carrying into infinity.
MEDSCAN_INLINE void store(bf16* p, float value) {
  uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  uint32_t rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;
  *p = static_cast<bf16>((bits & 0x7fffffffu) > 0x7f800000u ? 0x7fc0u : rounded);
}

}  // namespace medscan
