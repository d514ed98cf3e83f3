// What the dispatcher does not offer for tensors: memory in and out, shape and type without a boxed call, gradients.

#include <ATen/ops/from_blob.h>
#include <torch/csrc/autograd/autograd.h>


MEDSCAN_API void medscan_tensor_free(TensorHandle handle) {
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle);
}

// A second reference to the same tensor.
MEDSCAN_API TensorHandle medscan_tensor_share(TensorHandle handle) { return release(borrow(handle)); }

// A tensor over memory that somebody else owns; `deleter(context)` runs when the last user is gone.
MEDSCAN_API TensorHandle medscan_tensor_alias(void* data, const int64_t* sizes, int dimensions, int dtype,
                                              void (*deleter)(void*), void* context) {
  MEDSCAN_GUARD(static_cast<TensorHandle>(nullptr), {
    return release(at::from_blob(
        data, at::IntArrayRef(sizes, dimensions), [deleter, context](void*) { deleter(context); },
        at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))));
  });
}

MEDSCAN_API int medscan_tensor_dim(TensorHandle handle) {
  MEDSCAN_GUARD(-1, { return static_cast<int>(handle->dim()); });
}

// Writes dim() numbers each; a null pointer skips that part.
MEDSCAN_API int medscan_tensor_shape(TensorHandle handle, int64_t* sizes, int64_t* strides) {
  MEDSCAN_TRY({
    if (sizes != nullptr) std::copy_n(handle->sizes().data(), handle->dim(), sizes);
    if (strides != nullptr) std::copy_n(handle->strides().data(), handle->dim(), strides);
  });
}

MEDSCAN_API int64_t medscan_tensor_numel(TensorHandle handle) {
  MEDSCAN_GUARD(int64_t{-1}, { return handle->numel(); });
}

MEDSCAN_API int medscan_tensor_dtype(TensorHandle handle) {
  MEDSCAN_GUARD(-1, { return static_cast<int>(borrow(handle).scalar_type()); });
}

// Type in the low 8 bits, index + 1 above.
MEDSCAN_API int medscan_tensor_device(TensorHandle handle) {
  MEDSCAN_GUARD(-1, {
    c10::Device device = handle->device();
    return static_cast<int>(device.type()) | (device.index() + 1) << 8;
  });
}

MEDSCAN_API int medscan_tensor_layout(TensorHandle handle) {
  MEDSCAN_GUARD(-1, { return static_cast<int>(handle->layout()); });
}

MEDSCAN_API int64_t medscan_tensor_storage_offset(TensorHandle handle) {
  MEDSCAN_GUARD(int64_t{-1}, { return handle->storage_offset(); });
}

MEDSCAN_API int medscan_tensor_is_contiguous(TensorHandle handle, int memory_format) {
  MEDSCAN_GUARD(-1, { return handle->is_contiguous(static_cast<at::MemoryFormat>(memory_format)) ? 1 : 0; });
}

// Writes null for a tensor without elements.
MEDSCAN_API int medscan_tensor_data(TensorHandle handle, void** data) {
  MEDSCAN_TRY(*data = borrow(handle).data_ptr());
}

MEDSCAN_API int medscan_tensor_requires_grad(TensorHandle handle) {
  MEDSCAN_GUARD(-1, { return borrow(handle).requires_grad() ? 1 : 0; });
}

MEDSCAN_API int medscan_tensor_set_requires_grad(TensorHandle handle, int value) {
  MEDSCAN_TRY(borrow(handle).requires_grad_(value != 0));
}

// Null also where there is no gradient yet.
MEDSCAN_API int medscan_tensor_grad(TensorHandle handle, TensorHandle* grad) {
  MEDSCAN_TRY({
    *grad = nullptr;
    const at::Tensor tensor = borrow(handle);
    *grad = release(tensor.grad());
  });
}

MEDSCAN_API int medscan_tensor_set_grad(TensorHandle handle, TensorHandle grad) {
  MEDSCAN_TRY(borrow(handle).mutable_grad() = borrow(grad));
}

namespace {

torch::autograd::variable_list to_list(const TensorHandle* handles, int count) {
  torch::autograd::variable_list list;
  list.reserve(count);
  for (int k = 0; k < count; k++) list.push_back(borrow(handles[k]));
  return list;
}

}  // namespace

MEDSCAN_API int medscan_backward(const TensorHandle* tensors, int count, const TensorHandle* gradients, int gradient_count,
                                 int retain_graph, int create_graph, const TensorHandle* inputs, int input_count) {
  MEDSCAN_TRY({
    apply_thread_count();
    torch::autograd::backward(to_list(tensors, count), to_list(gradients, gradient_count), retain_graph != 0,
                              create_graph != 0, to_list(inputs, input_count));
  });
}

// Writes one handle per input; zero where an input is unused and that is allowed.
MEDSCAN_API int medscan_grad(const TensorHandle* outputs, int count, const TensorHandle* inputs, int input_count,
                             const TensorHandle* gradients, int gradient_count, int retain_graph, int create_graph,
                             int allow_unused, TensorHandle* results) {
  MEDSCAN_TRY({
    apply_thread_count();
    auto found = torch::autograd::grad(to_list(outputs, count), to_list(inputs, input_count),
                                       to_list(gradients, gradient_count), retain_graph != 0, create_graph != 0,
                                       allow_unused != 0);
    for (size_t k = 0; k < found.size(); k++) results[k] = release(found[k]);
  });
}
