// What every source of the shim shares: the export macro, tensor handles, and the barrier that keeps C++ exceptions
// from reaching the managed side.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#define MEDSCAN_API extern "C" __attribute__((visibility("default")))

namespace medscan {

// A tensor crosses the border as a pointer to its TensorImpl. A handle that is passed in is borrowed; one that is
// returned carries a reference of its own, which medscan_tensor_free gives back. Zero stands for "no tensor".
using TensorHandle = c10::TensorImpl*;

inline at::Tensor borrow(TensorHandle handle) {
  if (handle == nullptr) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(handle));
}

inline TensorHandle release(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

// Text of the last failure on this thread; read by medscan_last_error.
std::string& last_error();

// OpenMP keeps the thread count per calling thread, .NET moves work between threads: every entry that computes
// calls this first, so that torch.set_num_threads holds for the whole process.
void apply_thread_count();

// Runs the body; returns `failed` and keeps the message when it throws.
template <class Body, class Result>
Result guarded(Result failed, Body&& body) noexcept {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error() = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error() = e.what();
  } catch (...) {
    last_error() = "an exception that is not a std::exception";
  }
  return failed;
}

}  // namespace medscan

// Body of an export that returns a value: MEDSCAN_GUARD(value on failure, { ... return value; }).
#define MEDSCAN_GUARD(failed, ...) return ::medscan::guarded(failed, [&]() -> decltype(failed) __VA_ARGS__)
// Body of an export that returns 0 on success and -1 on failure: MEDSCAN_TRY({ ... }).
#define MEDSCAN_TRY(...)                      \
  return ::medscan::guarded(-1, [&]() -> int { \
    __VA_ARGS__;                              \
    return 0;                                 \
  })
