// Operators ATen lacks or does slowly on channels-last activations, in float32 and bfloat16. All take part in autograd.
#pragma once
#include <ATen/ATen.h>

namespace medscan {

// relu?(batch_norm(input) + residual?) with batch statistics; the running statistics are updated in place.
at::Tensor batch_norm_act(const at::Tensor& input, const c10::optional<at::Tensor>& residual, const at::Tensor& weight,
                          const at::Tensor& bias, const at::Tensor& running_mean, const at::Tensor& running_var,
                          double momentum, double eps, bool relu);

// Convolution (groups = 1) with float32 weights and an input in float32 or bfloat16; products in the input's format,
// sums and the weight's gradient in float32.
at::Tensor mixed_conv2d(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias,
                        at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation);

at::Tensor max_pool2d(const at::Tensor& input, at::IntArrayRef kernel, at::IntArrayRef stride, at::IntArrayRef padding);

}  // namespace medscan
