// Convolutions through oneDNN's own interface. ATen reaches the same kernels, but rounds a bfloat16 network's weight
// gradients to bfloat16, copies weights once more per call, and has no form with the bias, sum and ReLU folded in.
#include "channels_last.h"

#include <torch/csrc/autograd/custom_function.h>

#include <oneapi/dnnl/dnnl.hpp>

#include <map>
#include <mutex>

#include "onednn.h"
#include "winograd.h"

namespace medscan {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using dims = dnnl::memory::dims;

dims to_dims(at::IntArrayRef values) { return {values.begin(), values.end()}; }

}  // namespace

dnnl::engine& cpu_engine() {
  static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

dnnl::stream& cpu_stream() {
  thread_local dnnl::stream stream(cpu_engine());
  return stream;
}

dnnl::primitive_attr with_own_scratchpad(dnnl::primitive_attr attributes) {
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return attributes;
}

dnnl::memory scratchpad(const dnnl::memory::desc& wanted) {
  struct Buffer {
    void* data = nullptr;
    size_t size = 0;
    ~Buffer() { std::free(data); }
  };
  // Kept from run to run: fresh pages from the system would cost more than many a convolution.
  thread_local Buffer buffer;
  size_t size = (wanted.get_size() + 63) / 64 * 64;
  if (size > buffer.size) {
    void* grown = std::aligned_alloc(64, size);
    if (!grown) throw std::bad_alloc();
    std::free(buffer.data);
    buffer.data = grown;
    buffer.size = size;
  }
  return {wanted, cpu_engine(), buffer.data};
}

dnnl::memory::data_type data_type(at::ScalarType type) {
  return type == at::kBFloat16 ? dnnl::memory::data_type::bf16 : dnnl::memory::data_type::f32;
}

dnnl::memory view(const at::Tensor& t) {
  dnnl::memory::desc desc(to_dims(t.sizes()), data_type(t.scalar_type()), to_dims(t.strides()));
  return {desc, cpu_engine(), t.data_ptr()};
}

dnnl::memory reordered(dnnl::memory from, const dnnl::memory::desc& wanted) {
  if (from.get_desc() == wanted) return from;
  dnnl::memory to(wanted, cpu_engine());
  dnnl::reorder(from, to).execute(cpu_stream(), from, to);
  return to;
}

ConvShape conv_shape(const at::Tensor& input, const at::Tensor& weight, at::IntArrayRef stride, at::IntArrayRef padding,
                     at::IntArrayRef dilation) {
  ConvShape shape{to_dims(input.sizes()), to_dims(weight.sizes()), {}, to_dims(stride), to_dims(padding), {}, data_type(input.scalar_type())};
  shape.output = {input.size(0), weight.size(0)};
  for (int i = 0; i < 2; ++i) {
    // oneDNN counts dilation from zero.
    shape.dilation.push_back(dilation[i] - 1);
    int64_t window = dilation[i] * (weight.size(2 + i) - 1) + 1;
    shape.output.push_back((input.size(2 + i) + 2 * padding[i] - window) / stride[i] + 1);
  }
  return shape;
}

void check_conv(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, at::IntArrayRef stride,
                at::IntArrayRef padding, at::IntArrayRef dilation) {
  TORCH_CHECK(input.dim() == 4, "expected an input of shape (N, C, H, W), got ", input.sizes());
  TORCH_CHECK(input.scalar_type() == at::kFloat || input.scalar_type() == at::kBFloat16,
              "expected a float32 or bfloat16 input, got ", input.scalar_type());
  TORCH_CHECK(weight.dim() == 4 && weight.scalar_type() == at::kFloat && weight.size(1) == input.size(1),
              "expected a float32 weight of shape (out, ", input.size(1), ", kh, kw), got ", weight.sizes(), " ", weight.scalar_type());
  TORCH_CHECK(!bias || (bias->scalar_type() == at::kFloat && bias->dim() == 1 && bias->size(0) == weight.size(0)),
              "expected a float32 bias of shape (", weight.size(0), ")");
  TORCH_CHECK(stride.size() == 2 && padding.size() == 2 && dilation.size() == 2, "expected two values each for stride, padding and dilation");
  for (int i = 0; i < 2; ++i) {
    TORCH_CHECK(stride[i] > 0 && padding[i] >= 0 && dilation[i] > 0, "expected stride > 0, padding >= 0, dilation > 0");
    TORCH_CHECK(input.size(2 + i) + 2 * padding[i] >= dilation[i] * (weight.size(2 + i) - 1) + 1, "the kernel ", weight.sizes(),
                " is larger than the padded input ", input.sizes());
  }
  TORCH_CHECK(input.size(0) > 0, "expected at least one image, got ", input.sizes());
}

namespace {

using tag = dnnl::memory::format_tag;

struct Primitives {
  dnnl::convolution_forward::primitive_desc forward_desc;
  dnnl::convolution_forward forward;
  dnnl::convolution_backward_data::primitive_desc data_desc;
  dnnl::convolution_backward_data data;
  dnnl::convolution_backward_weights::primitive_desc weights_desc;
  dnnl::convolution_backward_weights weights;
};

// Describing a convolution costs more than running a small one, and training runs the same few all day.
template <typename Value, typename Make>
std::shared_ptr<Value> cached(const ConvShape& shape, const Make& make) {
  static std::mutex gate;
  static std::map<ConvShape, std::shared_ptr<Value>> known;
  std::lock_guard<std::mutex> lock(gate);
  auto& slot = known[shape];
  if (!slot) {
    // A new image size or batch size each time would otherwise grow this without end.
    if (known.size() > 512) {
      known.clear();
      return make();
    }
    slot = make();
  }
  return slot;
}

std::shared_ptr<Primitives> primitives(const ConvShape& s) {
  return cached<Primitives>(s, [&] {
    auto p = std::make_shared<Primitives>();
    dnnl::memory::desc src(s.input, s.type, tag::nhwc), dst(s.output, s.type, tag::nhwc), wei(s.weight, s.type, tag::any);
    // The weight's gradient is a sum over the whole batch: kept in float32, it costs nothing and loses nothing.
    dnnl::memory::desc diff_wei(s.weight, dnnl::memory::data_type::f32, tag::any);
    auto direct = dnnl::algorithm::convolution_direct;
    auto attributes = with_own_scratchpad();
    p->forward_desc = {{dnnl::prop_kind::forward_training, direct, src, wei, dst, s.stride, s.dilation, s.padding, s.padding}, attributes, cpu_engine()};
    p->forward = dnnl::convolution_forward(p->forward_desc);
    p->data_desc = {{direct, src, wei, dst, s.stride, s.dilation, s.padding, s.padding}, attributes, cpu_engine(), p->forward_desc};
    p->data = dnnl::convolution_backward_data(p->data_desc);
    p->weights_desc = {{direct, src, diff_wei, dst, s.stride, s.dilation, s.padding, s.padding}, attributes, cpu_engine(), p->forward_desc};
    p->weights = dnnl::convolution_backward_weights(p->weights_desc);
    return p;
  });
}

struct MixedConv : torch::autograd::Function<MixedConv> {
  static at::Tensor forward(AutogradContext* ctx, const at::Tensor& input, const at::Tensor& weight, const at::IntArrayRef& stride,
                            const at::IntArrayRef& padding, const at::IntArrayRef& dilation) {
    at::AutoDispatchBelowADInplaceOrView guard;
    at::Tensor x = input.contiguous(at::MemoryFormat::ChannelsLast);
    auto shape = conv_shape(x, weight, stride, padding, dilation);
    at::Tensor y = at::empty(shape.output, x.options(), at::MemoryFormat::ChannelsLast);
    remember(ctx, input, x, weight, stride, padding, dilation);
    if (WinogradConv::suits_training(x, weight, stride, padding, dilation)) {
      WinogradConv(weight).run(x, nullptr, false, false, y);
      return y;
    }
    auto p = primitives(shape);
    dnnl::memory::desc nhwc_in(shape.input, shape.type, tag::nhwc), nhwc_out(shape.output, shape.type, tag::nhwc);
    dnnl::memory src(nhwc_in, cpu_engine(), x.data_ptr()), dst(nhwc_out, cpu_engine(), y.data_ptr());
    dnnl::memory wei = reordered(view(weight), p->forward_desc.weights_desc());
    p->forward.execute(cpu_stream(), {{DNNL_ARG_SRC, src}, {DNNL_ARG_WEIGHTS, wei}, {DNNL_ARG_DST, dst}, {DNNL_ARG_SCRATCHPAD, scratchpad(p->forward_desc.scratchpad_desc())}});
    return y;
  }

  static void remember(AutogradContext* ctx, const at::Tensor& input, const at::Tensor& x, const at::Tensor& weight,
                       at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation) {
    ctx->save_for_backward({x, weight});
    ctx->saved_data["stride"] = stride;
    ctx->saved_data["padding"] = padding;
    ctx->saved_data["dilation"] = dilation;
    ctx->saved_data["input_grad"] = input.requires_grad();
    ctx->saved_data["weight_grad"] = weight.requires_grad();
  }

  static variable_list backward(AutogradContext* ctx, variable_list grads) {
    auto saved = ctx->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1];
    auto stride = ctx->saved_data["stride"].toIntVector(), padding = ctx->saved_data["padding"].toIntVector();
    auto dilation = ctx->saved_data["dilation"].toIntVector();
    auto shape = conv_shape(x, weight, stride, padding, dilation);
    auto p = primitives(shape);
    at::Tensor g = grads[0].to(x.scalar_type()).contiguous(at::MemoryFormat::ChannelsLast);
    dnnl::memory::desc nhwc_in(shape.input, shape.type, tag::nhwc), nhwc_out(shape.output, shape.type, tag::nhwc);
    dnnl::memory dy(nhwc_out, cpu_engine(), g.data_ptr()), src(nhwc_in, cpu_engine(), x.data_ptr());

    at::Tensor dx;
    // The images themselves need no gradient, and theirs would be the largest.
    if (ctx->saved_data["input_grad"].toBool()) {
      dx = at::empty_like(x);
      if (WinogradConv::suits_training(x, weight, stride, padding, dilation)) {
        WinogradConv(weight, /*backward=*/true).run(g, nullptr, false, false, dx);
      } else {
        dnnl::memory to(nhwc_in, cpu_engine(), dx.data_ptr());
        dnnl::memory wei = reordered(view(weight), p->data_desc.weights_desc());
        p->data.execute(cpu_stream(), {{DNNL_ARG_DIFF_DST, dy}, {DNNL_ARG_WEIGHTS, wei}, {DNNL_ARG_DIFF_SRC, to}, {DNNL_ARG_SCRATCHPAD, scratchpad(p->data_desc.scratchpad_desc())}});
      }
    }

    if (!ctx->saved_data["weight_grad"].toBool()) return {dx, at::Tensor(), at::Tensor(), at::Tensor(), at::Tensor()};
    at::Tensor dw = at::empty_like(weight);
    dnnl::memory plain = view(dw);
    dnnl::memory diff = p->weights_desc.diff_weights_desc() == plain.get_desc() ? plain : dnnl::memory(p->weights_desc.diff_weights_desc(), cpu_engine());
    p->weights.execute(cpu_stream(), {{DNNL_ARG_SRC, src}, {DNNL_ARG_DIFF_DST, dy}, {DNNL_ARG_DIFF_WEIGHTS, diff}, {DNNL_ARG_SCRATCHPAD, scratchpad(p->weights_desc.scratchpad_desc())}});
    if (diff.get_desc() != plain.get_desc()) dnnl::reorder(diff, plain).execute(cpu_stream(), diff, plain);
    cpu_stream().wait();
    return {dx, dw, at::Tensor(), at::Tensor(), at::Tensor()};
  }
};

}  // namespace

at::Tensor mixed_conv2d(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias,
                        at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation) {
  check_conv(input, weight, bias, stride, padding, dilation);
  at::Tensor y = MixedConv::apply(input, weight, stride, padding, dilation);
  // Rare in these networks: a batch norm follows nearly every convolution and would take the bias out again.
  return bias ? y + bias->to(y.scalar_type()).view({1, -1, 1, 1}) : y;
}

}  // namespace medscan
