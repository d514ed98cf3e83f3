using System.Runtime.InteropServices;

namespace MedScan.Torch.Interop;

// The exports of native/*.inl, under the same names. Those marked SuppressGCTransition only read a field.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int medscan_last_error(byte* buffer, int capacity);

    [LibraryImport(Library)]
    internal static partial int medscan_version(byte* buffer, int capacity);

    [LibraryImport(Library)]
    internal static partial int medscan_config(byte* buffer, int capacity);

    [LibraryImport(Library)]
    internal static partial nint medscan_operator(byte* name, byte* overload);

    [LibraryImport(Library)]
    internal static partial int medscan_operator_schema(nint op, byte* buffer, int capacity);

    [LibraryImport(Library)]
    internal static partial int medscan_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);

    [LibraryImport(Library)]
    internal static partial void medscan_pending_results(NativeValue* results);

    [LibraryImport(Library)]
    internal static partial void medscan_tensor_free(nint tensor);

    [LibraryImport(Library)]
    internal static partial nint medscan_tensor_share(nint tensor);

    [LibraryImport(Library)]
    internal static partial nint medscan_tensor_alias(void* data, long* sizes, int dimensions, int dtype,
        delegate* unmanaged<nint, void> deleter, nint context);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_tensor_dim(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_tensor_shape(nint tensor, long* sizes, long* strides);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long medscan_tensor_numel(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_tensor_dtype(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_tensor_device(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_tensor_layout(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long medscan_tensor_storage_offset(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_tensor_is_contiguous(nint tensor, int memoryFormat);

    [LibraryImport(Library)]
    internal static partial int medscan_tensor_data(nint tensor, void** data);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_tensor_requires_grad(nint tensor);

    [LibraryImport(Library)]
    internal static partial int medscan_tensor_set_requires_grad(nint tensor, int value);

    [LibraryImport(Library)]
    internal static partial int medscan_tensor_grad(nint tensor, nint* grad);

    [LibraryImport(Library)]
    internal static partial int medscan_tensor_set_grad(nint tensor, nint grad);

    [LibraryImport(Library)]
    internal static partial int medscan_backward(nint* tensors, int count, nint* gradients, int gradientCount,
        int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Library)]
    internal static partial int medscan_grad(nint* outputs, int count, nint* inputs, int inputCount, nint* gradients,
        int gradientCount, int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library)]
    internal static partial int medscan_has_mkldnn();

    [LibraryImport(Library)]
    internal static partial int medscan_mkldnn_enabled();

    [LibraryImport(Library)]
    internal static partial void medscan_set_mkldnn_enabled(int value);

    [LibraryImport(Library)]
    internal static partial int medscan_deterministic();

    [LibraryImport(Library)]
    internal static partial int medscan_set_deterministic(int value, int warnOnly);

    [LibraryImport(Library)]
    internal static partial int medscan_set_threads(int count);

    [LibraryImport(Library)]
    internal static partial int medscan_threads();

    [LibraryImport(Library)]
    internal static partial int medscan_set_interop_threads(int count);

    [LibraryImport(Library)]
    internal static partial int medscan_interop_threads();

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int medscan_grad_enabled();

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void medscan_set_grad_enabled(int value);

    [LibraryImport(Library)]
    internal static partial nint medscan_inference_mode_begin(int enabled);

    [LibraryImport(Library)]
    internal static partial void medscan_inference_mode_end(nint guard);

    [LibraryImport(Library)]
    internal static partial int medscan_inference_mode_enabled();

    [LibraryImport(Library)]
    internal static partial nint medscan_generator_default();

    [LibraryImport(Library)]
    internal static partial nint medscan_generator_new(ulong seed);

    [LibraryImport(Library)]
    internal static partial void medscan_generator_free(nint generator);

    [LibraryImport(Library)]
    internal static partial int medscan_generator_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    internal static partial ulong medscan_generator_current_seed(nint generator);

    [LibraryImport(Library)]
    internal static partial nint medscan_generator_state(nint generator);

    [LibraryImport(Library)]
    internal static partial int medscan_generator_set_state(nint generator, nint state);
}
