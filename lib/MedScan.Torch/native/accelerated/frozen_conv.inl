#include "frozen_conv.h"

namespace medscan {


FrozenConv::FrozenConv(const at::Tensor& weight, const at::Tensor& bias, at::IntArrayRef stride, at::IntArrayRef padding,
                       at::IntArrayRef dilation, bool relu, at::ScalarType type)
    : weight_(weight.detach().contiguous().clone()),
      bias_(bias.detach().contiguous().clone()),
      stride_(stride.vec()),
      padding_(padding.vec()),
      dilation_(dilation.vec()),
      relu_(relu),
      type_(type) {
  TORCH_CHECK(type == at::kFloat || type == at::kBFloat16, "expected float32 or bfloat16, got ", type);
  TORCH_CHECK(weight.dim() == 4 && weight.scalar_type() == at::kFloat, "expected a float32 weight of shape (out, in, kh, kw), got ",
              weight.sizes(), " ", weight.scalar_type());
  if (type == at::kBFloat16 && WinogradConv::three_by_three(weight, stride, padding, dilation) &&
      WinogradConv::suits(weight.size(1), weight.size(0))) {
    winograd_ = std::make_unique<WinogradConv>(weight_);
  }
}

std::shared_ptr<FrozenConv::Plan> FrozenConv::plan(const ConvShape& s, bool sum) {
  std::lock_guard<std::mutex> lock(gate_);
  auto& slot = plans_[{s, sum}];
  if (slot) return slot;

  dnnl::post_ops after;
  if (sum) after.append_sum();
  if (relu_) after.append_eltwise(1.f, dnnl::algorithm::eltwise_relu, 0.f, 0.f);
  dnnl::primitive_attr attributes;
  attributes.set_post_ops(after);
  dnnl::memory::desc src(s.input, s.type, dnnl::memory::format_tag::nhwc), dst(s.output, s.type, dnnl::memory::format_tag::nhwc), wei(s.weight, s.type, dnnl::memory::format_tag::any);
  dnnl::memory::desc bias({s.weight[0]}, dnnl::memory::data_type::f32, dnnl::memory::format_tag::a);
  dnnl::convolution_forward::primitive_desc desc({dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, src, wei, bias, dst,
                                                  s.stride, s.dilation, s.padding, s.padding},
                                                 with_own_scratchpad(attributes), cpu_engine());
  auto made = std::make_shared<Plan>();
  made->primitive = dnnl::convolution_forward(desc);
  made->scratchpad = desc.scratchpad_desc();
  made->bias = dnnl::memory(bias, cpu_engine(), bias_.data_ptr());
  // Another batch size often wants the same layout: share the packed copy.
  for (const auto& known : plans_) {
    if (known.second && known.second->weight.get_desc() == desc.weights_desc()) made->weight = known.second->weight;
  }
  if (!made->weight) made->weight = reordered(view(weight_), desc.weights_desc());
  cpu_stream().wait();
  return slot = made;
}

at::Tensor FrozenConv::run(const at::Tensor& input, const c10::optional<at::Tensor>& sum) {
  check_conv(input, weight_, bias_, stride_, padding_, dilation_);
  at::Tensor x = input.to(type_).contiguous(at::MemoryFormat::ChannelsLast);
  ConvShape shape = conv_shape(x, weight_, stride_, padding_, dilation_);
  TORCH_CHECK(!sum || (sum->sizes() == at::IntArrayRef(shape.output) && sum->scalar_type() == type_), "expected a sum of shape ",
              at::IntArrayRef(shape.output), " ", type_, ", got ", sum ? sum->sizes() : at::IntArrayRef());
  at::Tensor y = sum ? sum->contiguous(at::MemoryFormat::ChannelsLast) : at::empty(shape.output, x.options(), at::MemoryFormat::ChannelsLast);
  if (winograd_) {
    winograd_->run(x, bias_.data_ptr<float>(), sum.has_value(), relu_, y);
    return y;
  }
  auto p = plan(shape, sum.has_value());
  dnnl::memory src({shape.input, shape.type, dnnl::memory::format_tag::nhwc}, cpu_engine(), x.data_ptr());
  dnnl::memory dst({shape.output, shape.type, dnnl::memory::format_tag::nhwc}, cpu_engine(), y.data_ptr());
  p->primitive.execute(cpu_stream(), {{DNNL_ARG_SRC, src}, {DNNL_ARG_WEIGHTS, p->weight}, {DNNL_ARG_BIAS, p->bias}, {DNNL_ARG_DST, dst}, {DNNL_ARG_SCRATCHPAD, scratchpad(p->scratchpad)}});
  cpu_stream().wait();
  return y;
}

}  // namespace medscan
