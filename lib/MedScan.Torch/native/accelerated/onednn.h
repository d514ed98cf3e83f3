// oneDNN's side of the tensors, shared by training and inference convolutions.
#pragma once
#include <ATen/ATen.h>

#include <oneapi/dnnl/dnnl.hpp>

#include <tuple>

namespace medscan {

struct ConvShape {
  dnnl::memory::dims input, weight, output, stride, padding, dilation;
  dnnl::memory::data_type type;

  bool operator<(const ConvShape& o) const {
    return std::tie(input, weight, output, stride, padding, dilation, type) <
           std::tie(o.input, o.weight, o.output, o.stride, o.padding, o.dilation, o.type);
  }
};

dnnl::engine& cpu_engine();
dnnl::stream& cpu_stream();
// For a primitive that several threads run at once: oneDNN's default gives all of them one working memory.
dnnl::primitive_attr with_own_scratchpad(dnnl::primitive_attr attributes = {});
// The working memory of this thread for one run of such a primitive.
dnnl::memory scratchpad(const dnnl::memory::desc& wanted);
dnnl::memory::data_type data_type(at::ScalarType type);
dnnl::memory view(const at::Tensor& t);
dnnl::memory reordered(dnnl::memory from, const dnnl::memory::desc& wanted);
ConvShape conv_shape(const at::Tensor& input, const at::Tensor& weight, at::IntArrayRef stride, at::IntArrayRef padding,
                     at::IntArrayRef dilation);
void check_conv(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, at::IntArrayRef stride,
                at::IntArrayRef padding, at::IntArrayRef dilation);

}  // namespace medscan
