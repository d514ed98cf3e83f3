// Batch normalisation (training) with the residual sum and the ReLU behind it in the same pass, channels last.
// ATen makes six passes over memory for what is three here: its batch_norm, add and relu each read and write the
// whole activation, and activations are what a convolutional network on a CPU waits for.
#include "channels_last.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <vector>

#include "bfloat.h"

namespace medscan {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Rows per partial sum. Fixed, so that the order of additions, and with it every bit of the result,
// does not depend on the number of threads.
constexpr int64_t kBlockRows = 512;

// sums[c] += x, squares[c] += (x - pivot)^2 .. the pivot keeps the variance from cancelling when |mean| >> std.
template <typename T>
MEDSCAN_INLINE void moments_block(const T* __restrict x, int64_t rows, int64_t channels, const float* __restrict pivot, float* __restrict sums, float* __restrict squares) {
  for (int64_t r = 0; r < rows; ++r) {
    const T* row = x + r * channels;
    for (int64_t c = 0; c < channels; ++c) {
      float v = load(row + c) - pivot[c];
      sums[c] += v;
      squares[c] += v * v;
    }
  }
}

template <typename T>
MEDSCAN_INLINE void forward_block(const T* __restrict x, const T* __restrict residual, T* __restrict y, int64_t rows, int64_t channels, const float* __restrict scale,
                                  const float* __restrict shift, bool relu) {
  float floor = relu ? 0.f : -std::numeric_limits<float>::infinity();
  if (residual) {
    for (int64_t r = 0; r < rows; ++r) {
      const T* row = x + r * channels;
      const T* extra = residual + r * channels;
      T* out = y + r * channels;
      for (int64_t c = 0; c < channels; ++c) {
        float v = load(row + c) * scale[c] + shift[c] + load(extra + c);
        store(out + c, v < floor ? floor : v);
      }
    }
  } else {
    for (int64_t r = 0; r < rows; ++r) {
      const T* row = x + r * channels;
      T* out = y + r * channels;
      for (int64_t c = 0; c < channels; ++c) {
        float v = load(row + c) * scale[c] + shift[c];
        store(out + c, v < floor ? floor : v);
      }
    }
  }
}

// The ReLU's mask is read off the output: y > 0.
template <typename T>
MEDSCAN_INLINE void backward_sums_block(const T* __restrict x, const T* __restrict y, const T* __restrict dy, int64_t rows, int64_t channels,
                                        const float* __restrict mean, float* __restrict sum_dy, float* __restrict sum_dy_x) {
  for (int64_t r = 0; r < rows; ++r) {
    const T* in = x + r * channels;
    const T* out = y ? y + r * channels : nullptr;
    const T* grad = dy + r * channels;
    if (out) {
      for (int64_t c = 0; c < channels; ++c) {
        float g = load(out + c) > 0.f ? load(grad + c) : 0.f;
        sum_dy[c] += g;
        sum_dy_x[c] += g * (load(in + c) - mean[c]);
      }
    } else {
      for (int64_t c = 0; c < channels; ++c) {
        float g = load(grad + c);
        sum_dy[c] += g;
        sum_dy_x[c] += g * (load(in + c) - mean[c]);
      }
    }
  }
}

// dx = a * g + b * x + k per channel; the residual's gradient is the masked g itself.
template <typename T>
MEDSCAN_INLINE void backward_block(const T* __restrict x, const T* __restrict y, const T* __restrict dy, T* __restrict dx, T* __restrict dresidual, int64_t rows, int64_t channels,
                                   const float* __restrict a, const float* __restrict b, const float* __restrict k) {
  for (int64_t r = 0; r < rows; ++r) {
    const T* in = x + r * channels;
    const T* out = y ? y + r * channels : nullptr;
    const T* grad = dy + r * channels;
    T* to = dx + r * channels;
    if (out && dresidual) {
      T* side = dresidual + r * channels;
      for (int64_t c = 0; c < channels; ++c) {
        float g = load(out + c) > 0.f ? load(grad + c) : 0.f;
        store(side + c, g);
        store(to + c, a[c] * g + b[c] * load(in + c) + k[c]);
      }
    } else if (out) {
      for (int64_t c = 0; c < channels; ++c) {
        float g = load(out + c) > 0.f ? load(grad + c) : 0.f;
        store(to + c, a[c] * g + b[c] * load(in + c) + k[c]);
      }
    } else {
      for (int64_t c = 0; c < channels; ++c) {
        store(to + c, a[c] * load(grad + c) + b[c] * load(in + c) + k[c]);
      }
    }
  }
}

#define MEDSCAN_INSTANTIATE(T, name)                                                                                      \
  MEDSCAN_CLONES void moments_##name(const T* x, int64_t rows, int64_t channels, const float* pivot, float* sums,         \
                                     float* squares) {                                                                    \
    moments_block(x, rows, channels, pivot, sums, squares);                                                               \
  }                                                                                                                       \
  MEDSCAN_CLONES void forward_##name(const T* x, const T* residual, T* y, int64_t rows, int64_t channels,                 \
                                     const float* scale, const float* shift, bool relu) {                                 \
    forward_block(x, residual, y, rows, channels, scale, shift, relu);                                                    \
  }                                                                                                                       \
  MEDSCAN_CLONES void backward_sums_##name(const T* x, const T* y, const T* dy, int64_t rows, int64_t channels,           \
                                           const float* mean, float* sum_dy, float* sum_dy_x) {                           \
    backward_sums_block(x, y, dy, rows, channels, mean, sum_dy, sum_dy_x);                                                \
  }                                                                                                                       \
  MEDSCAN_CLONES void backward_##name(const T* x, const T* y, const T* dy, T* dx, T* dresidual, int64_t rows,             \
                                      int64_t channels, const float* a, const float* b, const float* k) {                 \
    backward_block(x, y, dy, dx, dresidual, rows, channels, a, b, k);                                                     \
  }
MEDSCAN_INSTANTIATE(float, f32)
MEDSCAN_INSTANTIATE(bf16, bf16)

// One set of names for both number formats.
void moments(const float* x, int64_t r, int64_t c, const float* p, float* s, float* q) { moments_f32(x, r, c, p, s, q); }
void moments(const bf16* x, int64_t r, int64_t c, const float* p, float* s, float* q) { moments_bf16(x, r, c, p, s, q); }
void forward(const float* x, const float* e, float* y, int64_t r, int64_t c, const float* a, const float* b, bool relu) {
  forward_f32(x, e, y, r, c, a, b, relu);
}
void forward(const bf16* x, const bf16* e, bf16* y, int64_t r, int64_t c, const float* a, const float* b, bool relu) {
  forward_bf16(x, e, y, r, c, a, b, relu);
}
void backward_sums(const float* x, const float* y, const float* g, int64_t r, int64_t c, const float* m, float* s, float* q) {
  backward_sums_f32(x, y, g, r, c, m, s, q);
}
void backward_sums(const bf16* x, const bf16* y, const bf16* g, int64_t r, int64_t c, const float* m, float* s, float* q) {
  backward_sums_bf16(x, y, g, r, c, m, s, q);
}
void backward(const float* x, const float* y, const float* g, float* dx, float* dr, int64_t r, int64_t c, const float* a,
              const float* b, const float* k) {
  backward_f32(x, y, g, dx, dr, r, c, a, b, k);
}
void backward(const bf16* x, const bf16* y, const bf16* g, bf16* dx, bf16* dr, int64_t r, int64_t c, const float* a,
              const float* b, const float* k) {
  backward_bf16(x, y, g, dx, dr, r, c, a, b, k);
}

// Adds up per-block pairs of float sums in double, in block order.
template <typename Block>
std::pair<std::vector<double>, std::vector<double>> reduce(int64_t rows, int64_t channels, const Block& block) {
  int64_t blocks = (rows + kBlockRows - 1) / kBlockRows;
  std::vector<float> partial(static_cast<size_t>(blocks * channels * 2), 0.f);
  at::parallel_for(0, blocks, 1, [&](int64_t from, int64_t to) {
    for (int64_t i = from; i < to; ++i) {
      float* first = partial.data() + i * channels * 2;
      block(i * kBlockRows, std::min(kBlockRows, rows - i * kBlockRows), first, first + channels);
    }
  });
  std::vector<double> one(channels, 0.0), two(channels, 0.0);
  for (int64_t i = 0; i < blocks; ++i) {
    const float* first = partial.data() + i * channels * 2;
    for (int64_t c = 0; c < channels; ++c) {
      one[c] += first[c];
      two[c] += first[channels + c];
    }
  }
  return {std::move(one), std::move(two)};
}

template <typename Rows>
void for_rows(int64_t rows, const Rows& body) {
  at::parallel_for(0, (rows + kBlockRows - 1) / kBlockRows, 1, [&](int64_t from, int64_t to) {
    body(from * kBlockRows, std::min(to * kBlockRows, rows) - from * kBlockRows);
  });
}

template <typename T>
at::Tensor forward_typed(const at::Tensor& x, const at::Tensor& residual, const at::Tensor& weight, const at::Tensor& bias,
                         const at::Tensor& running_mean, const at::Tensor& running_var, double momentum, double eps,
                         bool relu, at::Tensor& mean_out, at::Tensor& invstd_out) {
  int64_t channels = x.size(1), rows = x.numel() / channels;
  const T* in = static_cast<const T*>(x.data_ptr());
  const T* extra = residual.defined() ? static_cast<const T*>(residual.data_ptr()) : nullptr;
  at::Tensor y = at::empty_like(x, x.options(), at::MemoryFormat::ChannelsLast);
  T* out = static_cast<T*>(y.data_ptr());

  // The first row is as good an estimate of the mean as is needed to avoid cancellation.
  std::vector<float> pivot(channels), scale(channels), shift(channels);
  for (int64_t c = 0; c < channels; ++c) pivot[c] = load(in + c);
  auto [sum, square] = reduce(rows, channels, [&](int64_t first, int64_t count, float* s, float* q) {
    moments(in + first * channels, count, channels, pivot.data(), s, q);
  });

  mean_out = at::empty({channels}, weight.options());
  invstd_out = at::empty({channels}, weight.options());
  float *mean = mean_out.data_ptr<float>(), *invstd = invstd_out.data_ptr<float>();
  const float *w = weight.data_ptr<float>(), *b = bias.data_ptr<float>();
  float *run_mean = running_mean.data_ptr<float>(), *run_var = running_var.data_ptr<float>();
  for (int64_t c = 0; c < channels; ++c) {
    double offset = sum[c] / rows, variance = std::max(0.0, square[c] / rows - offset * offset);
    double center = pivot[c] + offset;
    mean[c] = static_cast<float>(center);
    invstd[c] = static_cast<float>(1.0 / std::sqrt(variance + eps));
    scale[c] = w[c] * invstd[c];
    shift[c] = b[c] - mean[c] * scale[c];
    run_mean[c] = static_cast<float>((1 - momentum) * run_mean[c] + momentum * center);
    run_var[c] = static_cast<float>((1 - momentum) * run_var[c] + momentum * variance * rows / std::max<int64_t>(1, rows - 1));
  }
  for_rows(rows, [&](int64_t first, int64_t count) {
    int64_t at = first * channels;
    forward(in + at, extra ? extra + at : nullptr, out + at, count, channels, scale.data(), shift.data(), relu);
  });
  return y;
}

template <typename T>
void backward_typed(const at::Tensor& x, const at::Tensor& y, const at::Tensor& grad, const at::Tensor& weight,
                    const at::Tensor& mean_in, const at::Tensor& invstd_in, at::Tensor& dx, at::Tensor& dresidual,
                    at::Tensor& dweight, at::Tensor& dbias) {
  int64_t channels = x.size(1), rows = x.numel() / channels;
  const T* in = static_cast<const T*>(x.data_ptr());
  const T* out = y.defined() ? static_cast<const T*>(y.data_ptr()) : nullptr;
  const T* g = static_cast<const T*>(grad.data_ptr());
  const float *mean = mean_in.data_ptr<float>(), *invstd = invstd_in.data_ptr<float>(), *w = weight.data_ptr<float>();
  auto [sum, product] = reduce(rows, channels, [&](int64_t first, int64_t count, float* s, float* q) {
    int64_t at = first * channels;
    backward_sums(in + at, out ? out + at : nullptr, g + at, count, channels, mean, s, q);
  });

  std::vector<float> a(channels), b(channels), k(channels);
  float *dw = dweight.data_ptr<float>(), *db = dbias.data_ptr<float>();
  for (int64_t c = 0; c < channels; ++c) {
    dw[c] = static_cast<float>(product[c] * invstd[c]);
    db[c] = static_cast<float>(sum[c]);
    // dx = w * invstd * (g - mean(g) - xhat * mean(g * xhat))
    double scale = static_cast<double>(w[c]) * invstd[c];
    double slope = -scale * invstd[c] * invstd[c] * product[c] / rows;
    a[c] = static_cast<float>(scale);
    b[c] = static_cast<float>(slope);
    k[c] = static_cast<float>(-scale * sum[c] / rows - slope * mean[c]);
  }
  T* to = static_cast<T*>(dx.data_ptr());
  T* side = dresidual.defined() ? static_cast<T*>(dresidual.data_ptr()) : nullptr;
  for_rows(rows, [&](int64_t first, int64_t count) {
    int64_t at = first * channels;
    backward(in + at, out ? out + at : nullptr, g + at, to + at, side ? side + at : nullptr, count, channels, a.data(),
             b.data(), k.data());
  });
}

struct BatchNormAct : torch::autograd::Function<BatchNormAct> {
  static at::Tensor forward(AutogradContext* ctx, const at::Tensor& input, const c10::optional<at::Tensor>& extra,
                            const at::Tensor& weight, const at::Tensor& bias, const at::Tensor& running_mean,
                            const at::Tensor& running_var, double momentum, double eps, bool relu) {
    at::AutoDispatchBelowADInplaceOrView guard;
    at::Tensor x = input.contiguous(at::MemoryFormat::ChannelsLast);
    at::Tensor residual = extra ? extra->contiguous(at::MemoryFormat::ChannelsLast) : at::Tensor();
    at::Tensor mean, invstd;
    at::Tensor y = x.scalar_type() == at::kBFloat16
                       ? forward_typed<bf16>(x, residual, weight, bias, running_mean, running_var, momentum, eps, relu, mean, invstd)
                       : forward_typed<float>(x, residual, weight, bias, running_mean, running_var, momentum, eps, relu, mean, invstd);
    ctx->save_for_backward({x, relu ? y : at::Tensor(), weight, mean, invstd});
    ctx->saved_data["residual"] = residual.defined();
    return y;
  }

  static variable_list backward(AutogradContext* ctx, variable_list grads) {
    auto saved = ctx->get_saved_variables();
    const at::Tensor &x = saved[0], &y = saved[1], &weight = saved[2], &mean = saved[3], &invstd = saved[4];
    at::Tensor g = grads[0].to(x.scalar_type()).contiguous(at::MemoryFormat::ChannelsLast);
    at::Tensor dx = at::empty_like(x), dweight = at::empty_like(weight), dbias = at::empty_like(weight), dresidual;
    bool has_residual = ctx->saved_data["residual"].toBool();
    // Without a ReLU the residual's gradient is the incoming one, untouched.
    if (has_residual) dresidual = y.defined() ? at::empty_like(x) : g;
    at::Tensor side = y.defined() ? dresidual : at::Tensor();
    if (x.scalar_type() == at::kBFloat16) {
      backward_typed<bf16>(x, y, g, weight, mean, invstd, dx, side, dweight, dbias);
    } else {
      backward_typed<float>(x, y, g, weight, mean, invstd, dx, side, dweight, dbias);
    }
    return {dx, dresidual, dweight, dbias, at::Tensor(), at::Tensor(), at::Tensor(), at::Tensor(), at::Tensor()};
  }
};

void check(const at::Tensor& input, const c10::optional<at::Tensor>& residual, const at::Tensor& weight, const at::Tensor& bias,
           const at::Tensor& running_mean, const at::Tensor& running_var) {
  TORCH_CHECK(input.dim() == 4, "expected an input of shape (N, C, H, W), got ", input.sizes());
  TORCH_CHECK(input.scalar_type() == at::kFloat || input.scalar_type() == at::kBFloat16,
              "expected a float32 or bfloat16 input, got ", input.scalar_type());
  TORCH_CHECK(input.numel() / std::max<int64_t>(1, input.size(1)) > 1,
              "Expected more than 1 value per channel when training, got input size ", input.sizes());
  for (const at::Tensor* t : {&weight, &bias, &running_mean, &running_var}) {
    TORCH_CHECK(t->scalar_type() == at::kFloat && t->is_contiguous() && t->dim() == 1 && t->size(0) == input.size(1),
                "expected float32 parameters and statistics of shape (", input.size(1), "), got ", t->sizes(), " ", t->scalar_type());
  }
  TORCH_CHECK(!residual || (residual->sizes() == input.sizes() && residual->scalar_type() == input.scalar_type()),
              "expected a residual like the input, ", input.sizes(), ", got ", residual ? residual->sizes() : at::IntArrayRef());
}

}  // namespace

at::Tensor batch_norm_act(const at::Tensor& input, const c10::optional<at::Tensor>& residual, const at::Tensor& weight,
                          const at::Tensor& bias, const at::Tensor& running_mean, const at::Tensor& running_var,
                          double momentum, double eps, bool relu) {
  check(input, residual, weight, bias, running_mean, running_var);
  return BatchNormAct::apply(input, residual, weight, bias, running_mean, running_var, momentum, eps, relu);
}

}  // namespace medscan
