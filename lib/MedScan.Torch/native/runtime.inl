// State of the process and of the calling thread: errors, gradient modes, random generators, threads, versions.

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Logging.h>
#include <torch/version.h>

#include <atomic>
#include <mutex>

namespace medscan {

std::string& last_error() {
  thread_local std::string text;
  return text;
}

// libtorch walks and names the C++ stack for every error, some 10 ms each; nobody reads it here.
static const bool no_stack_traces = (c10::SetStackTraceFetcher([] { return std::string(); }), true);

static std::atomic<int> wanted_threads{0};

void apply_thread_count() {
  thread_local int applied = 0;
  int wanted = wanted_threads.load(std::memory_order_relaxed);
  if (wanted == applied) return;
  at::set_num_threads(wanted);
  applied = wanted;
}

}  // namespace medscan


// Returns the length in bytes, writes at most `capacity` of them.
static int copy_text(const std::string& text, char* buffer, int capacity) {
  std::copy_n(text.data(), std::min<size_t>(text.size(), capacity), buffer);
  return static_cast<int>(text.size());
}

MEDSCAN_API int medscan_last_error(char* buffer, int capacity) { return copy_text(last_error(), buffer, capacity); }

MEDSCAN_API int medscan_version(char* buffer, int capacity) { return copy_text(TORCH_VERSION, buffer, capacity); }

MEDSCAN_API int medscan_config(char* buffer, int capacity) {
  MEDSCAN_GUARD(-1, { return copy_text(at::show_config() + at::get_parallel_info(), buffer, capacity); });
}

MEDSCAN_API int medscan_has_mkldnn() { return at::globalContext().hasMKLDNN() ? 1 : 0; }
MEDSCAN_API int medscan_mkldnn_enabled() { return at::globalContext().userEnabledMkldnn() ? 1 : 0; }
MEDSCAN_API void medscan_set_mkldnn_enabled(int value) { at::globalContext().setUserEnabledMkldnn(value != 0); }

MEDSCAN_API int medscan_set_deterministic(int value, int warn_only) {
  MEDSCAN_TRY(at::globalContext().setDeterministicAlgorithms(value != 0, warn_only != 0));
}
MEDSCAN_API int medscan_deterministic() { return at::globalContext().deterministicAlgorithms() ? 1 : 0; }

MEDSCAN_API int medscan_set_threads(int count) {
  MEDSCAN_TRY({
    TORCH_CHECK(count > 0, "the number of threads must be positive, got ", count);
    wanted_threads = count;
    apply_thread_count();
  });
}

MEDSCAN_API int medscan_threads() {
  MEDSCAN_GUARD(-1, {
    apply_thread_count();
    return at::get_num_threads();
  });
}

MEDSCAN_API int medscan_set_interop_threads(int count) { MEDSCAN_TRY(at::set_num_interop_threads(count)); }
MEDSCAN_API int medscan_interop_threads() {
  MEDSCAN_GUARD(-1, { return static_cast<int>(at::get_num_interop_threads()); });
}

MEDSCAN_API int medscan_grad_enabled() { return c10::GradMode::is_enabled() ? 1 : 0; }
MEDSCAN_API void medscan_set_grad_enabled(int value) { c10::GradMode::set_enabled(value != 0); }

// Inference mode is scoped to a C++ object; the managed side holds it and ends it on the thread it began on.
MEDSCAN_API void* medscan_inference_mode_begin(int enabled) {
  MEDSCAN_GUARD(static_cast<void*>(nullptr), { return static_cast<void*>(new c10::InferenceMode(enabled != 0)); });
}
MEDSCAN_API void medscan_inference_mode_end(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
MEDSCAN_API int medscan_inference_mode_enabled() { return c10::InferenceMode::is_enabled() ? 1 : 0; }

namespace {

at::Generator borrow_generator(c10::GeneratorImpl* generator) {
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(generator));
}

}  // namespace

MEDSCAN_API c10::GeneratorImpl* medscan_generator_default() {
  MEDSCAN_GUARD(static_cast<c10::GeneratorImpl*>(nullptr),
                { return at::Generator(at::detail::getDefaultCPUGenerator()).unsafeReleaseGeneratorImpl(); });
}

MEDSCAN_API c10::GeneratorImpl* medscan_generator_new(uint64_t seed) {
  MEDSCAN_GUARD(static_cast<c10::GeneratorImpl*>(nullptr),
                { return at::detail::createCPUGenerator(seed).unsafeReleaseGeneratorImpl(); });
}

MEDSCAN_API void medscan_generator_free(c10::GeneratorImpl* generator) {
  c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(generator);
}

MEDSCAN_API int medscan_generator_seed(c10::GeneratorImpl* handle, uint64_t seed) {
  MEDSCAN_TRY({
    at::Generator generator = borrow_generator(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(seed);
  });
}

MEDSCAN_API uint64_t medscan_generator_current_seed(c10::GeneratorImpl* handle) { return handle->current_seed(); }

MEDSCAN_API TensorHandle medscan_generator_state(c10::GeneratorImpl* handle) {
  MEDSCAN_GUARD(static_cast<TensorHandle>(nullptr), {
    at::Generator generator = borrow_generator(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    return release(generator.get_state());
  });
}

MEDSCAN_API int medscan_generator_set_state(c10::GeneratorImpl* handle, TensorHandle state) {
  MEDSCAN_TRY({
    at::Generator generator = borrow_generator(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_state(borrow(state));
  });
}
