// C interface of libmedscan_imaging: JPEG and PNG decoding, resampling, orientation.
// The caller owns every buffer. Nothing here throws, exits or keeps state between calls; every function is thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>

#define MEDSCAN_API extern "C" __attribute__((visibility("default")))

// Why a decode failed; the managed side has the same numbers.
enum DecodeStatus : int32_t {
    kOk = 0,
    kTruncated = 1,
    kCorrupt = 2,
    kUnsupported = 3,
    kOutOfMemory = 4,
};

// Where a decoder leaves its explanation, always terminated.
struct Message {
    char* text;
    int32_t capacity;
    void set(const char* what) const;
};

// Loops over pixels gain two to four times from the wider registers; the loader picks the clone once per process.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(MEDSCAN_NO_CLONES)
#define MEDSCAN_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define MEDSCAN_CLONES
#endif

// Colour reductions over `count` pixels. Source and target may be the same memory (the target never runs ahead).
void rgb_to_gray(const uint8_t* rgb, uint8_t* gray, size_t count);
void gray_to_rgb(const uint8_t* gray, uint8_t* rgb, size_t count);
void inverted_cmyk_to_rgb(const uint8_t* cmyk, uint8_t* rgb, size_t count);
// Alpha over black; `channels` counts the alpha: 2 or 4. Writes channels - 1 samples per pixel.
void alpha_over_black(const uint8_t* source, uint8_t* target, size_t count, int channels);
