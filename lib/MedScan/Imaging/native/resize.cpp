// Antialiased resampling with a triangle filter whose width grows with the shrink factor, in two passes with 8-bit
// samples between them and 22-bit fixed-point weights: the arithmetic of Pillow's Image.resize(size, BILINEAR), so that
// images prepared here and there are equal, bit for bit.
#include "imaging.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <new>

namespace {

constexpr int kWeightBits = 22;
constexpr int kLanes = 32;  // rows that the horizontal pass carries side by side
constexpr int kWidestTile = 1 << 18;  // samples per row up to which a block of kLanes rows stays small (8 MiB)

struct Filter {
    int taps;                            // weights stored per output sample
    std::unique_ptr<int32_t[]> first;    // first input sample of each output sample
    std::unique_ptr<int32_t[]> used;     // weights in use for each output sample
    std::unique_ptr<int32_t[]> weights;  // outputs x taps
};

// The part [from, to) of `input` samples becomes `output` samples; samples just outside the part still weigh in.
bool make_filter(int input, double from, double to, int output, Filter& filter) {
    double scale = (to - from) / output;
    double stretch = std::max(scale, 1.0);  // enlarging keeps the filter one sample wide
    double support = stretch;
    filter.taps = static_cast<int>(std::ceil(support)) * 2 + 1;
    filter.first.reset(new (std::nothrow) int32_t[output]);
    filter.used.reset(new (std::nothrow) int32_t[output]);
    filter.weights.reset(new (std::nothrow) int32_t[static_cast<size_t>(output) * filter.taps]());
    std::unique_ptr<double[]> exact(new (std::nothrow) double[filter.taps]);
    if (!filter.first || !filter.used || !filter.weights || !exact) return false;

    for (int o = 0; o < output; o++) {
        double center = from + (o + 0.5) * scale;
        int first = std::max(static_cast<int>(center - support + 0.5), 0);
        int last = std::min(static_cast<int>(center + support + 0.5), input);
        double total = 0;
        for (int i = first; i < last; i++) {
            double distance = std::abs((i - center + 0.5) * (1.0 / stretch));
            exact[i - first] = distance < 1.0 ? 1.0 - distance : 0.0;
            total += exact[i - first];
        }

        int32_t* weights = filter.weights.get() + static_cast<size_t>(o) * filter.taps;
        for (int i = 0; i < last - first; i++) {
            double share = total != 0.0 ? exact[i] / total : exact[i];
            weights[i] = static_cast<int32_t>(0.5 + share * (1 << kWeightBits));
        }

        filter.first[o] = first;
        filter.used[o] = last - first;
    }

    return true;
}

// A block of rows side by side: tile[sample][row], so that one weight meets kLanes samples in a row.
void gather_rows(const uint8_t* rows, size_t stride, int count, int samples, uint8_t* tile) {
    for (int r = 0; r < kLanes; r++) {
        const uint8_t* row = rows + static_cast<size_t>(std::min(r, count - 1)) * stride;
        for (int s = 0; s < samples; s++) tile[static_cast<size_t>(s) * kLanes + r] = row[s];
    }
}

MEDSCAN_CLONES
void horizontal_block(const uint8_t* tile, const Filter& filter, int output, int channels, uint8_t* result) {
    for (int o = 0; o < output; o++) {
        const int32_t* weights = filter.weights.get() + static_cast<size_t>(o) * filter.taps;
        int used = filter.used[o];
        for (int c = 0; c < channels; c++) {
            const uint8_t* source = tile + (static_cast<size_t>(filter.first[o]) * channels + c) * kLanes;
            int32_t sum[kLanes];
            for (int r = 0; r < kLanes; r++) sum[r] = 1 << (kWeightBits - 1);
            for (int k = 0; k < used; k++) {
                const uint8_t* samples = source + static_cast<size_t>(k) * channels * kLanes;
                int32_t weight = weights[k];
                for (int r = 0; r < kLanes; r++) sum[r] += samples[r] * weight;
            }

            uint8_t* target = result + (static_cast<size_t>(o) * channels + c) * kLanes;
            // Weights are not negative and add up to one, give or take a rounding: only the top can overflow.
            for (int r = 0; r < kLanes; r++) target[r] = static_cast<uint8_t>(std::min(sum[r] >> kWeightBits, 255));
        }
    }
}

MEDSCAN_CLONES
void vertical_row(const uint8_t* rows, size_t samples, const int32_t* weights, int used, int32_t* sum, uint8_t* target) {
    for (size_t s = 0; s < samples; s++) sum[s] = 1 << (kWeightBits - 1);
    for (int k = 0; k < used; k++) {
        const uint8_t* row = rows + static_cast<size_t>(k) * samples;
        int32_t weight = weights[k];
        for (size_t s = 0; s < samples; s++) sum[s] += row[s] * weight;
    }

    for (size_t s = 0; s < samples; s++) target[s] = static_cast<uint8_t>(std::min(sum[s] >> kWeightBits, 255));
}

// For rows too long to be put side by side.
void horizontal_row(const uint8_t* row, const Filter& filter, int output, int channels, uint8_t* target) {
    for (int o = 0; o < output; o++) {
        const int32_t* weights = filter.weights.get() + static_cast<size_t>(o) * filter.taps;
        const uint8_t* source = row + static_cast<size_t>(filter.first[o]) * channels;
        for (int c = 0; c < channels; c++) {
            int32_t sum = 1 << (kWeightBits - 1);
            for (int k = 0; k < filter.used[o]; k++) sum += source[static_cast<size_t>(k) * channels + c] * weights[k];
            *target++ = static_cast<uint8_t>(std::min(sum >> kWeightBits, 255));
        }
    }
}

bool horizontal(const uint8_t* in, int width, int height, int channels, const Filter& filter, int output, uint8_t* out) {
    int samples = width * channels;
    int results = output * channels;
    if (std::max(samples, results) > kWidestTile) {
        for (int y = 0; y < height; y++) {
            horizontal_row(
                in + static_cast<size_t>(y) * samples, filter, output, channels, out + static_cast<size_t>(y) * results);
        }

        return true;
    }

    std::unique_ptr<uint8_t[]> tile(new (std::nothrow) uint8_t[static_cast<size_t>(samples) * kLanes]);
    std::unique_ptr<uint8_t[]> block(new (std::nothrow) uint8_t[static_cast<size_t>(results) * kLanes]);
    if (!tile || !block) return false;

    for (int y = 0; y < height; y += kLanes) {
        int count = std::min(kLanes, height - y);
        gather_rows(in + static_cast<size_t>(y) * samples, samples, count, samples, tile.get());
        horizontal_block(tile.get(), filter, output, channels, block.get());
        for (int r = 0; r < count; r++) {
            uint8_t* row = out + static_cast<size_t>(y + r) * results;
            for (int s = 0; s < results; s++) row[s] = block[static_cast<size_t>(s) * kLanes + r];
        }
    }

    return true;
}

}  // namespace

// Resamples the box [left, right) x [top, bottom) of a (height, width, channels) image to (out_height, out_width,
// channels). The box lies inside the image and need not fall on whole samples. Returns kOk or kOutOfMemory.
MEDSCAN_API int32_t medscan_resize(
    const uint8_t* in, int32_t width, int32_t height, int32_t channels, double left, double top, double right, double bottom,
    uint8_t* out, int32_t out_width, int32_t out_height) {
    bool narrow = out_width != width || left != 0 || right != width;
    bool shorten = out_height != height || top != 0 || bottom != height;
    Filter columns;
    Filter rows;
    if (narrow && !make_filter(width, left, right, out_width, columns)) return kOutOfMemory;
    if (shorten && !make_filter(height, top, bottom, out_height, rows)) return kOutOfMemory;

    // Only rows that the vertical pass reads are worth narrowing.
    int first_row = shorten ? rows.first[0] : 0;
    int last_row = shorten ? rows.first[out_height - 1] + rows.used[out_height - 1] : height;
    int row_count = last_row - first_row;
    size_t samples = static_cast<size_t>(out_width) * channels;
    const uint8_t* source = in + static_cast<size_t>(first_row) * width * channels;
    std::unique_ptr<uint8_t[]> between;
    if (narrow) {
        uint8_t* target = out;
        if (shorten) {
            between.reset(new (std::nothrow) uint8_t[samples * static_cast<size_t>(row_count)]);
            if (!between) return kOutOfMemory;
            target = between.get();
        }

        if (!horizontal(source, width, row_count, channels, columns, out_width, target)) return kOutOfMemory;
        source = target;
    }

    if (shorten) {
        std::unique_ptr<int32_t[]> sum(new (std::nothrow) int32_t[samples]);
        if (!sum) return kOutOfMemory;
        for (int o = 0; o < out_height; o++) {
            vertical_row(
                source + static_cast<size_t>(rows.first[o] - first_row) * samples, samples,
                rows.weights.get() + static_cast<size_t>(o) * rows.taps, rows.used[o], sum.get(),
                out + static_cast<size_t>(o) * samples);
        }
    } else if (!narrow) {
        std::memcpy(out, in, samples * static_cast<size_t>(height));
    }

    return kOk;
}
