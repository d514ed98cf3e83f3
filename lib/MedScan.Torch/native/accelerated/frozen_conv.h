#pragma once
#include <ATen/ATen.h>

#include <oneapi/dnnl/dnnl.hpp>

#include <map>
#include <memory>
#include <mutex>

#include "onednn.h"
#include "winograd.h"

namespace medscan {

// A convolution for inference: weights rounded and laid out once for the kernel that will read them, and the bias,
// a residual sum and the ReLU applied while the result is still in registers. Safe to run from several threads.
class FrozenConv {
 public:
  // weight float32 (out, in, kh, kw), bias float32 (out); type float32 or bfloat16 is the format of activations.
  FrozenConv(const at::Tensor& weight, const at::Tensor& bias, at::IntArrayRef stride, at::IntArrayRef padding,
             at::IntArrayRef dilation, bool relu, at::ScalarType type);

  // relu?(conv(input) + bias + sum?). With a sum, the result takes its memory: the caller gives it up.
  at::Tensor run(const at::Tensor& input, const c10::optional<at::Tensor>& sum);

 private:
  struct Plan {
    dnnl::convolution_forward primitive;
    dnnl::memory weight, bias;
    dnnl::memory::desc scratchpad;
  };
  std::shared_ptr<Plan> plan(const ConvShape& shape, bool sum);

  at::Tensor weight_, bias_;
  std::vector<int64_t> stride_, padding_, dilation_;
  bool relu_;
  at::ScalarType type_;
  std::unique_ptr<WinogradConv> winograd_;
  std::mutex gate_;
  std::map<std::pair<ConvShape, bool>, std::shared_ptr<Plan>> plans_;
};

}  // namespace medscan
