#include "winograd.h"

#include <ATen/Parallel.h>

#include <array>
#include <cstdlib>
#include <memory>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace medscan {

#if defined(__x86_64__)
namespace {

#define MEDSCAN_BF16_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512bf16")))
#define MEDSCAN_BF16_INLINE MEDSCAN_BF16_TARGET inline __attribute__((always_inline))

constexpr int64_t kPoints = 16;   // 4 x 4 points of a transformed tile
constexpr int64_t kColumns = 64;  // output channels per pass: four registers of float
constexpr int kRows = 6;          // tiles per pass: 6 x 4 sums, 4 weights and one broadcast fill the 32 registers
constexpr int64_t kBlock = 48;    // tiles whose transformed input stays in the second-level cache

bool has_amx() {
  unsigned a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (d >> 22 & 1);
}

MEDSCAN_BF16_INLINE __m512 widen(const bf16* p) {
  return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))), 16));
}

MEDSCAN_BF16_INLINE void narrow(bf16* p, __m512 v) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), reinterpret_cast<__m256i>(_mm512_cvtneps_pbh(v)));
}

// One tile: (4 x 4 pixels, C channels) -> 16 points of C channels, B^T d B. Pixels outside the image are zero.
MEDSCAN_BF16_TARGET void transform_input(const bf16* image, int64_t height, int64_t width, int64_t channels, int64_t ty, int64_t tx,
                                         bf16* points, int64_t stride) {
  for (int64_t c = 0; c < channels; c += 16) {
    __m512 d[4][4];
    for (int i = 0; i < 4; ++i) {
      int64_t y = 2 * ty - 1 + i;
      for (int j = 0; j < 4; ++j) {
        int64_t x = 2 * tx - 1 + j;
        bool inside = y >= 0 && y < height && x >= 0 && x < width;
        d[i][j] = inside ? widen(image + (y * width + x) * channels + c) : _mm512_setzero_ps();
      }
    }
    __m512 t[4][4];
    for (int j = 0; j < 4; ++j) {
      t[0][j] = _mm512_sub_ps(d[0][j], d[2][j]);
      t[1][j] = _mm512_add_ps(d[1][j], d[2][j]);
      t[2][j] = _mm512_sub_ps(d[2][j], d[1][j]);
      t[3][j] = _mm512_sub_ps(d[1][j], d[3][j]);
    }
    for (int i = 0; i < 4; ++i) {
      bf16* to = points + i * 4 * stride + c;
      narrow(to, _mm512_sub_ps(t[i][0], t[i][2]));
      narrow(to + stride, _mm512_add_ps(t[i][1], t[i][2]));
      narrow(to + 2 * stride, _mm512_sub_ps(t[i][2], t[i][1]));
      narrow(to + 3 * stride, _mm512_sub_ps(t[i][1], t[i][3]));
    }
  }
}

// sums (Rows x 64) = points (Rows x C) * weights (C x 64, pairs of channels interleaved).
template <int Rows>
MEDSCAN_BF16_TARGET void multiply(const bf16* points, int64_t channels, const bf16* weights, float* sums) {
  __m512 acc[Rows][4];
  for (int r = 0; r < Rows; ++r)
    for (int j = 0; j < 4; ++j) acc[r][j] = _mm512_setzero_ps();
  for (int64_t c = 0; c < channels; c += 2) {
    __m512bh w[4];
    for (int j = 0; j < 4; ++j) w[j] = reinterpret_cast<__m512bh>(_mm512_loadu_si512(weights + c * kColumns + j * 32));
    for (int r = 0; r < Rows; ++r) {
      int32_t pair;
      std::memcpy(&pair, points + r * channels + c, sizeof pair);
      __m512bh a = reinterpret_cast<__m512bh>(_mm512_set1_epi32(pair));
      for (int j = 0; j < 4; ++j) acc[r][j] = _mm512_dpbf16_ps(acc[r][j], a, w[j]);
    }
  }
  for (int r = 0; r < Rows; ++r)
    for (int j = 0; j < 4; ++j) _mm512_storeu_ps(sums + r * kColumns + j * 16, acc[r][j]);
}

MEDSCAN_BF16_TARGET void multiply_all(const bf16* points, int64_t tiles, int64_t channels, const bf16* weights, float* sums) {
  int64_t r = 0;
  for (; r + kRows <= tiles; r += kRows) multiply<kRows>(points + r * channels, channels, weights, sums + r * kColumns);
  points += r * channels;
  sums += r * kColumns;
  switch (tiles - r) {
    case 5: multiply<5>(points, channels, weights, sums); break;
    case 4: multiply<4>(points, channels, weights, sums); break;
    case 3: multiply<3>(points, channels, weights, sums); break;
    case 2: multiply<2>(points, channels, weights, sums); break;
    case 1: multiply<1>(points, channels, weights, sums); break;
    default: break;
  }
}

// One 3 x 3 kernel -> 16 points, G g G^T.
inline void transform_weight(const float* g, bf16* points, int64_t stride) {
  float t[4][3];
  for (int j = 0; j < 3; ++j) {
    t[0][j] = g[j];
    t[1][j] = 0.5f * (g[j] + g[3 + j] + g[6 + j]);
    t[2][j] = 0.5f * (g[j] - g[3 + j] + g[6 + j]);
    t[3][j] = g[6 + j];
  }
  for (int i = 0; i < 4; ++i) {
    bf16* to = points + i * 4 * stride;
    store(to, t[i][0]);
    store(to + stride, 0.5f * (t[i][0] + t[i][1] + t[i][2]));
    store(to + 2 * stride, 0.5f * (t[i][0] - t[i][1] + t[i][2]));
    store(to + 3 * stride, t[i][2]);
  }
}

// One tile, 64 channels: 16 points -> 2 x 2 pixels, A^T m A, with the bias, the sum and the ReLU.
MEDSCAN_BF16_TARGET void transform_output(const float* sums, int64_t stride, const float* bias, bool add, bool relu, bf16* image,
                                          int64_t height, int64_t width, int64_t channels, int64_t ty, int64_t tx) {
  for (int64_t c = 0; c < kColumns; c += 16) {
    __m512 t[2][4];
    for (int j = 0; j < 4; ++j) {
      __m512 m0 = _mm512_loadu_ps(sums + j * stride + c), m1 = _mm512_loadu_ps(sums + (4 + j) * stride + c);
      __m512 m2 = _mm512_loadu_ps(sums + (8 + j) * stride + c), m3 = _mm512_loadu_ps(sums + (12 + j) * stride + c);
      t[0][j] = _mm512_add_ps(m0, _mm512_add_ps(m1, m2));
      t[1][j] = _mm512_sub_ps(_mm512_sub_ps(m1, m2), m3);
    }
    __m512 shift = bias ? _mm512_loadu_ps(bias + c) : _mm512_setzero_ps();
    for (int i = 0; i < 2 && 2 * ty + i < height; ++i) {
      __m512 pixel[2] = {_mm512_add_ps(t[i][0], _mm512_add_ps(t[i][1], t[i][2])),
                         _mm512_sub_ps(_mm512_sub_ps(t[i][1], t[i][2]), t[i][3])};
      for (int j = 0; j < 2 && 2 * tx + j < width; ++j) {
        bf16* to = image + ((2 * ty + i) * width + 2 * tx + j) * channels + c;
        __m512 v = _mm512_add_ps(pixel[j], shift);
        if (add) v = _mm512_add_ps(v, widen(to));
        // The operands' order makes a NaN come through.
        if (relu) v = _mm512_max_ps(_mm512_setzero_ps(), v);
        narrow(to, v);
      }
    }
  }
}

}  // namespace

bool WinogradConv::suits(int64_t in_channels, int64_t out_channels) {
  static const bool gains = __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") && !has_amx();
  return gains && in_channels % 16 == 0 && out_channels % kColumns == 0;
}

WinogradConv::WinogradConv(const at::Tensor& weight, bool backward)
    : in_(weight.size(backward ? 0 : 1)), out_(weight.size(backward ? 1 : 0)), packed_(new bf16[kPoints * in_ * out_]) {
  at::Tensor plain = weight.contiguous();
  const float* source = plain.data_ptr<float>();
  int64_t per_output = backward ? 9 : in_ * 9, per_input = backward ? out_ * 9 : 9;
  at::parallel_for(0, out_ / kColumns * in_, 8, [&](int64_t from, int64_t to) {
    for (int64_t i = from; i < to; ++i) {
      int64_t block = i / in_, c = i % in_;
      bf16* first = packed_.get() + block * kPoints * in_ * kColumns + c / 2 * kColumns * 2 + c % 2;
      for (int64_t k = 0; k < kColumns; ++k) {
        const float* g = source + (block * kColumns + k) * per_output + c * per_input;
        float turned[9];
        for (int j = 0; j < 9; ++j) turned[j] = g[backward ? 8 - j : j];
        transform_weight(turned, first + k * 2, in_ * kColumns);
      }
    }
  });
}

void WinogradConv::run(const at::Tensor& input, const float* bias, bool add_output, bool relu, at::Tensor& output) const {
  int64_t height = input.size(2), width = input.size(3), image_tiles = (height + 1) / 2 * ((width + 1) / 2), across = (width + 1) / 2;
  int64_t tiles = input.size(0) * image_tiles;
  const bf16* in = static_cast<const bf16*>(input.data_ptr());
  bf16* out = static_cast<bf16*>(output.data_ptr());

  // Equal blocks for equal threads; a tile's result does not depend on the block it falls into.
  int64_t threads = at::get_num_threads(), rounds = (tiles + threads * kBlock - 1) / (threads * kBlock);
  int64_t block = std::min(kBlock, ((tiles + threads * rounds - 1) / (threads * rounds) + kRows - 1) / kRows * kRows);
  at::parallel_for(0, (tiles + block - 1) / block, 1, [&](int64_t from, int64_t to) {
    auto scratch = std::unique_ptr<void, decltype(&std::free)>(
        std::aligned_alloc(64, static_cast<size_t>(kPoints * kBlock * (in_ * 2 + kColumns * 4))), &std::free);
    if (!scratch) throw std::bad_alloc();
    float* sums = static_cast<float*>(scratch.get());
    bf16* points = reinterpret_cast<bf16*>(sums + kPoints * kBlock * kColumns);
    for (int64_t b = from; b < to; ++b) {
      int64_t first = b * block, count = std::min(block, tiles - first);
      for (int64_t t = 0; t < count; ++t) {
        int64_t image = (first + t) / image_tiles, place = (first + t) % image_tiles;
        transform_input(in + image * height * width * in_, height, width, in_, place / across, place % across, points + t * in_, kBlock * in_);
      }
      for (int64_t k = 0; k < out_; k += kColumns) {
        const bf16* weights = packed_.get() + k * kPoints * in_;
        for (int64_t p = 0; p < kPoints; ++p) {
          multiply_all(points + p * kBlock * in_, count, in_, weights + p * in_ * kColumns, sums + p * kBlock * kColumns);
        }
        for (int64_t t = 0; t < count; ++t) {
          int64_t image = (first + t) / image_tiles, place = (first + t) % image_tiles;
          transform_output(sums + t * kColumns, kBlock * kColumns, bias ? bias + k : nullptr, add_output, relu,
                           out + image * height * width * out_ + k, height, width, out_, place / across, place % across);
        }
      }
    }
  });
}

#else

bool WinogradConv::suits(int64_t, int64_t) { return false; }

WinogradConv::WinogradConv(const at::Tensor& weight, bool) : in_(weight.size(1)), out_(weight.size(0)) {}

void WinogradConv::run(const at::Tensor&, const float*, bool, bool, at::Tensor&) const {
  throw std::logic_error("Winograd convolutions need AVX512-BF16");
}

#endif

bool WinogradConv::suits_training(const at::Tensor& input, const at::Tensor& weight, at::IntArrayRef stride, at::IntArrayRef padding,
                                  at::IntArrayRef dilation) {
  int64_t in = weight.size(1), out = weight.size(0), tiles = input.size(0) * ((input.size(2) + 1) / 2) * ((input.size(3) + 1) / 2);
  return input.scalar_type() == at::kBFloat16 && three_by_three(weight, stride, padding, dilation) && tiles >= kTilesToPay &&
         suits(in, out) && suits(out, in);
}

bool WinogradConv::three_by_three(const at::Tensor& weight, at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation) {
  // Not an IntArrayRef: that would point into a list which is gone after its line.
  const std::array<int64_t, 2> one{1, 1};
  return weight.size(2) == 3 && weight.size(3) == 3 && stride == one && padding == one && dilation == one;
}

}  // namespace medscan
