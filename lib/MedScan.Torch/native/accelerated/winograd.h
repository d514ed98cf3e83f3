#pragma once
#include <ATen/ATen.h>

#include <vector>

#include "bfloat.h"

namespace medscan {

// 3x3 convolution with stride 1 and padding 1 in bfloat16 by Winograd's minimal filtering F(2x2, 3x3)
// (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016): 16 products for four outputs instead of 36.
// Worth it where products are what limits a convolution: processors with AVX512-BF16 but without AMX tiles.
class WinogradConv {
 public:
  // This processor gains from it, and the channel counts fit the kernel.
  static bool suits(int64_t in_channels, int64_t out_channels);

  // weight float32 (out, in, 3, 3), contiguous.
  explicit WinogradConv(const at::Tensor& weight);

  // relu?(conv(input) + bias + output?) into output; input and output bfloat16, channels last; bias float32 or null.
  void run(const at::Tensor& input, const float* bias, bool add_output, bool relu, at::Tensor& output) const;

 private:
  int64_t in_, out_;
  std::vector<bf16> packed_;
};

}  // namespace medscan
