#include "imaging.h"

#include <cstdio>

void Message::set(const char* what) const {
    if (text != nullptr && capacity > 0) std::snprintf(text, static_cast<size_t>(capacity), "%s", what);
}

// a * b / 255, rounded, exact for 8-bit factors.
static inline uint8_t multiply_255(unsigned a, unsigned b) {
    unsigned t = a * b + 128;
    return static_cast<uint8_t>(((t >> 8) + t) >> 8);
}

// ITU-R BT.601 luma in 16-bit fixed point; the weights add up to 65536, so white stays 255.
MEDSCAN_CLONES
void rgb_to_gray(const uint8_t* rgb, uint8_t* gray, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t luma = rgb[3 * i] * 19595u + rgb[3 * i + 1] * 38470u + rgb[3 * i + 2] * 7471u + 0x8000u;
        gray[i] = static_cast<uint8_t>(luma >> 16);
    }
}

void gray_to_rgb(const uint8_t* gray, uint8_t* rgb, size_t count) {
    for (size_t i = 0; i < count; i++) {
        rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = gray[i];
    }
}

// Adobe writes CMYK inverted (255 = no ink), so a stored value is already "how much light is left".
void inverted_cmyk_to_rgb(const uint8_t* cmyk, uint8_t* rgb, size_t count) {
    for (size_t i = 0; i < count; i++) {
        unsigned light = cmyk[4 * i + 3];
        for (int c = 0; c < 3; c++) {
            rgb[3 * i + c] = static_cast<uint8_t>(light - multiply_255(255u - cmyk[4 * i + c], light));
        }
    }
}

void alpha_over_black(const uint8_t* source, uint8_t* target, size_t count, int channels) {
    int colors = channels - 1;
    for (size_t i = 0; i < count; i++) {
        unsigned alpha = source[channels * i + colors];
        for (int c = 0; c < colors; c++) {
            target[colors * i + c] = multiply_255(source[channels * i + c], alpha);
        }
    }
}
