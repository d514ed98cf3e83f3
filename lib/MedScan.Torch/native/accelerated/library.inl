// The accelerated operators under schemas of their own, so that the managed side reaches them as it reaches ATen's.
#include <torch/library.h>

#include <atomic>
#include <unordered_map>

#include "channels_last.h"
#include "frozen_conv.h"

namespace medscan {
namespace {

// A frozen convolution crosses the border as a number; one that was freed is an error and not a crash.
class FrozenConvs {
 public:
  int64_t add(std::shared_ptr<FrozenConv> made) {
    std::lock_guard<std::mutex> lock(gate_);
    known_.emplace(++last_, std::move(made));
    return last_;
  }

  std::shared_ptr<FrozenConv> get(int64_t id) {
    std::lock_guard<std::mutex> lock(gate_);
    auto found = known_.find(id);
    TORCH_CHECK(found != known_.end(), "this frozen convolution was disposed");
    return found->second;
  }

  void remove(int64_t id) {
    std::lock_guard<std::mutex> lock(gate_);
    known_.erase(id);
  }

  // Never destroyed: a finalizer may still call after the library's statics are gone.
  static FrozenConvs& all() {
    static auto* one = new FrozenConvs();
    return *one;
  }

 private:
  std::mutex gate_;
  std::unordered_map<int64_t, std::shared_ptr<FrozenConv>> known_;
  int64_t last_ = 0;
};

int64_t frozen_conv_new(const at::Tensor& weight, const at::Tensor& bias, at::IntArrayRef stride, at::IntArrayRef padding,
                        at::IntArrayRef dilation, bool relu, at::ScalarType dtype) {
  return FrozenConvs::all().add(std::make_shared<FrozenConv>(weight, bias, stride, padding, dilation, relu, dtype));
}

at::Tensor frozen_conv_run(int64_t id, const at::Tensor& input, const c10::optional<at::Tensor>& sum) {
  return FrozenConvs::all().get(id)->run(input, sum);
}

void frozen_conv_free(int64_t id) { FrozenConvs::all().remove(id); }

// What oneDNN will use, which is what counts: its own limits and DNNL_MAX_CPU_ISA apply.
int64_t bfloat16_support() {
  auto isa = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
  auto has = [isa](dnnl::cpu_isa wanted) { return (isa & static_cast<unsigned>(wanted)) == static_cast<unsigned>(wanted); };
  return has(dnnl::cpu_isa::avx512_core_bf16) ? 2 : has(dnnl::cpu_isa::avx512_core) ? 1 : 0;
}

}  // namespace

TORCH_LIBRARY(medscan, m) {
  m.def("mixed_conv2d(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation) -> Tensor", &mixed_conv2d);
  m.def("batch_norm_act(Tensor input, Tensor? residual, Tensor weight, Tensor bias, Tensor(a!) running_mean, Tensor(b!) running_var, "
        "float momentum, float eps, bool relu) -> Tensor", &batch_norm_act);
  m.def("max_pool2d(Tensor input, int[] kernel, int[] stride, int[] padding) -> Tensor", &max_pool2d);
  m.def("frozen_conv_new(Tensor weight, Tensor bias, int[] stride, int[] padding, int[] dilation, bool relu, ScalarType dtype) -> int",
        &frozen_conv_new);
  m.def("frozen_conv_run(int id, Tensor input, Tensor? sum) -> Tensor", &frozen_conv_run);
  m.def("frozen_conv_free(int id) -> ()", &frozen_conv_free);
  m.def("bfloat16_support() -> int", &bfloat16_support);
}

}  // namespace medscan
