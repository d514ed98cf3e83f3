// Max pooling of channels-last activations that remembers each winner in one byte; ATen's keeps eight.
#include "channels_last.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include "bfloat.h"

namespace medscan {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

struct Window {
  int64_t channels, height, width, out_height, out_width, kh, kw, sh, sw, ph, pw;
};

// best[c], from[c] over the window of one output pixel; ties go to the first, as in ATen.
template <typename T>
MEDSCAN_INLINE void pool_row(const T* __restrict image, T* __restrict out, uint8_t* __restrict winner, int64_t oy, const Window& w) {
  for (int64_t ox = 0; ox < w.out_width; ++ox, out += w.channels, winner += w.channels) {
    bool first = true;
    for (int64_t ky = 0; ky < w.kh; ++ky) {
      int64_t y = oy * w.sh - w.ph + ky;
      if (y < 0 || y >= w.height) continue;
      for (int64_t kx = 0; kx < w.kw; ++kx) {
        int64_t x = ox * w.sw - w.pw + kx;
        if (x < 0 || x >= w.width) continue;
        const T* in = image + (y * w.width + x) * w.channels;
        uint8_t place = static_cast<uint8_t>(ky * w.kw + kx);
        if (first) {
          for (int64_t c = 0; c < w.channels; ++c) {
            out[c] = in[c];
            winner[c] = place;
          }
          first = false;
        } else {
          for (int64_t c = 0; c < w.channels; ++c) {
            float v = load(in + c), best = load(out + c);
            // A NaN wins, so that it is seen.
            bool better = v > best || v != v;
            out[c] = better ? in[c] : out[c];
            winner[c] = better ? place : winner[c];
          }
        }
      }
    }
  }
}

// Gathers: each input pixel sums the gradients of the windows it won, so threads never write the same place.
template <typename T>
MEDSCAN_INLINE void pool_backward_row(const T* __restrict grad, const uint8_t* __restrict winner, T* __restrict dx, float* __restrict sum, int64_t y,
                                 const Window& w) {
  for (int64_t x = 0; x < w.width; ++x, dx += w.channels) {
    for (int64_t c = 0; c < w.channels; ++c) sum[c] = 0.f;
    for (int64_t ky = 0; ky < w.kh; ++ky) {
      int64_t oy = y + w.ph - ky;
      if (oy < 0 || oy % w.sh || (oy /= w.sh) >= w.out_height) continue;
      for (int64_t kx = 0; kx < w.kw; ++kx) {
        int64_t ox = x + w.pw - kx;
        if (ox < 0 || ox % w.sw || (ox /= w.sw) >= w.out_width) continue;
        int64_t at = (oy * w.out_width + ox) * w.channels;
        uint8_t place = static_cast<uint8_t>(ky * w.kw + kx);
        for (int64_t c = 0; c < w.channels; ++c) sum[c] += winner[at + c] == place ? load(grad + at + c) : 0.f;
      }
    }
    for (int64_t c = 0; c < w.channels; ++c) store(dx + c, sum[c]);
  }
}

MEDSCAN_CLONES void pool_f32(const float* i, float* o, uint8_t* p, int64_t y, const Window& w) { pool_row(i, o, p, y, w); }
MEDSCAN_CLONES void pool_bf16(const bf16* i, bf16* o, uint8_t* p, int64_t y, const Window& w) { pool_row(i, o, p, y, w); }
MEDSCAN_CLONES void pool_backward_f32(const float* g, const uint8_t* p, float* d, float* s, int64_t y, const Window& w) { pool_backward_row(g, p, d, s, y, w); }
MEDSCAN_CLONES void pool_backward_bf16(const bf16* g, const uint8_t* p, bf16* d, float* s, int64_t y, const Window& w) { pool_backward_row(g, p, d, s, y, w); }

struct MaxPool : torch::autograd::Function<MaxPool> {
  static at::Tensor forward(AutogradContext* ctx, const at::Tensor& input, const at::IntArrayRef& kernel, const at::IntArrayRef& stride,
                            const at::IntArrayRef& padding) {
    at::AutoDispatchBelowADInplaceOrView guard;
    at::Tensor x = input.contiguous(at::MemoryFormat::ChannelsLast);
    Window w{x.size(1), x.size(2), x.size(3), (x.size(2) + 2 * padding[0] - kernel[0]) / stride[0] + 1,
             (x.size(3) + 2 * padding[1] - kernel[1]) / stride[1] + 1, kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1]};
    at::Tensor y = at::empty({x.size(0), w.channels, w.out_height, w.out_width}, x.options(), at::MemoryFormat::ChannelsLast);
    at::Tensor winner = at::empty(y.sizes(), x.options().dtype(at::kByte), at::MemoryFormat::ChannelsLast);
    uint8_t* places = winner.data_ptr<uint8_t>();
    at::parallel_for(0, x.size(0) * w.out_height, 8, [&](int64_t from, int64_t to) {
      for (int64_t i = from; i < to; ++i) {
        int64_t image = i / w.out_height * w.height * w.width * w.channels, row = i * w.out_width * w.channels;
        if (x.scalar_type() == at::kBFloat16) {
          pool_bf16(static_cast<const bf16*>(x.data_ptr()) + image, static_cast<bf16*>(y.data_ptr()) + row, places + row, i % w.out_height, w);
        } else {
          pool_f32(x.data_ptr<float>() + image, y.data_ptr<float>() + row, places + row, i % w.out_height, w);
        }
      }
    });
    ctx->save_for_backward({winner});
    ctx->saved_data["input"] = x.sizes();
    ctx->saved_data["window"] = std::vector<int64_t>{w.out_height, w.out_width, w.kh, w.kw, w.sh, w.sw, w.ph, w.pw};
    return y;
  }

  static variable_list backward(AutogradContext* ctx, variable_list grads) {
    at::Tensor winner = ctx->get_saved_variables()[0], g = grads[0].contiguous(at::MemoryFormat::ChannelsLast);
    auto size = ctx->saved_data["input"].toIntVector(), v = ctx->saved_data["window"].toIntVector();
    Window w{size[1], size[2], size[3], v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]};
    at::Tensor dx = at::empty(size, g.options(), at::MemoryFormat::ChannelsLast);
    const uint8_t* places = winner.data_ptr<uint8_t>();
    at::parallel_for(0, size[0] * w.height, 8, [&](int64_t from, int64_t to) {
      std::vector<float> sum(w.channels);
      for (int64_t i = from; i < to; ++i) {
        int64_t image = i / w.height * w.out_height * w.out_width * w.channels, row = i * w.width * w.channels;
        if (g.scalar_type() == at::kBFloat16) {
          pool_backward_bf16(static_cast<const bf16*>(g.data_ptr()) + image, places + image, static_cast<bf16*>(dx.data_ptr()) + row, sum.data(), i % w.height, w);
        } else {
          pool_backward_f32(g.data_ptr<float>() + image, places + image, dx.data_ptr<float>() + row, sum.data(), i % w.height, w);
        }
      }
    });
    return {dx, at::Tensor(), at::Tensor(), at::Tensor()};
  }
};

}  // namespace

at::Tensor max_pool2d(const at::Tensor& input, at::IntArrayRef kernel, at::IntArrayRef stride, at::IntArrayRef padding) {
  TORCH_CHECK(input.dim() == 4 && input.numel() > 0, "expected a non-empty input of shape (N, C, H, W), got ", input.sizes());
  TORCH_CHECK(input.scalar_type() == at::kFloat || input.scalar_type() == at::kBFloat16,
              "expected a float32 or bfloat16 input, got ", input.scalar_type());
  TORCH_CHECK(kernel.size() == 2 && stride.size() == 2 && padding.size() == 2, "expected two values each for kernel, stride and padding");
  TORCH_CHECK(kernel[0] * kernel[1] <= 255, "expected a window of at most 255 pixels, got ", kernel);
  for (int i = 0; i < 2; ++i) {
    TORCH_CHECK(stride[i] > 0 && padding[i] >= 0 && padding[i] * 2 <= kernel[i], "expected stride > 0 and a padding of at most half the kernel");
    TORCH_CHECK(input.size(2 + i) + 2 * padding[i] >= kernel[i], "the window ", kernel, " is larger than the padded input ", input.sizes());
  }
  return MaxPool::apply(input, kernel, stride, padding);
}

}  // namespace medscan
