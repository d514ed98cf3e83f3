#pragma once
#include <ATen/ATen.h>

#include <memory>

#include "bfloat.h"

namespace medscan {

// 3x3 convolution with stride 1 and padding 1 in bfloat16 by Winograd's minimal filtering F(2x2, 3x3)
// (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016): 16 products for four outputs instead of 36.
// Worth it where products are what limits a convolution: processors with AVX512-BF16 but without AMX tiles.
class WinogradConv {
 public:
  // The form of convolution that this is for.
  static bool three_by_three(const at::Tensor& weight, at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation);

  // This processor gains from it, and the channel counts fit the kernel.
  static bool suits(int64_t in_channels, int64_t out_channels);

  // A convolution that Winograd's filtering can do at all and, when its weights change at every step, does faster: the
  // transformation of the weights has to pay for itself over this many tiles.
  static bool suits_training(const at::Tensor& input, const at::Tensor& weight, at::IntArrayRef stride, at::IntArrayRef padding,
                             at::IntArrayRef dilation);
  static constexpr int64_t kTilesToPay = 1024;

  // weight float32 (out, in, 3, 3). `backward` gives the convolution that takes the output's gradient to the input's:
  // inputs and outputs change places and the kernel is turned by 180 degrees.
  explicit WinogradConv(const at::Tensor& weight, bool backward = false);

  // relu?(conv(input) + bias + output?) into output; input and output bfloat16, channels last; bias float32 or null.
  void run(const at::Tensor& input, const float* bias, bool add_output, bool relu, at::Tensor& output) const;

 private:
  int64_t in_, out_;
  std::unique_ptr<bf16[]> packed_;
};

}  // namespace medscan
