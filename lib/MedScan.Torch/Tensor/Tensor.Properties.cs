using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Shape, type and place.
    public partial class Tensor
    {
        private const int ContiguousFormat = 0;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Native.medscan_tensor_dim(Handle);

        /// <summary>The number of dimensions.</summary>
        public long ndim => Dimensions;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Native.medscan_tensor_numel(Handle);

        /// <summary>The bytes of one element.</summary>
        public long ElementSize => dtype.ElementSize();

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => (ScalarType)Native.medscan_tensor_dtype(Handle);

        /// <summary>The size of each dimension.</summary>
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                fixed (long* start = sizes)
                    Native.Check(Native.medscan_tensor_shape(handle, start, null), "shape");
                return sizes;
            }
        }

        /// <summary>Where the tensor lives.</summary>
        public Device device => new(device_type, device_index);

        /// <summary>What kind of device the tensor lives on.</summary>
        public DeviceType device_type => (DeviceType)(Native.medscan_tensor_device(Handle) & 0xff);

        /// <summary>Which of its kind that device is; -1 where there is only one.</summary>
        public int device_index => (Native.medscan_tensor_device(Handle) >> 8) - 1;

        /// <summary>Whether the tensor lives on an NVIDIA graphics card.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the tensor has shape and type, but no memory.</summary>
        public bool is_meta => device_type == DeviceType.META;

        /// <summary>Whether only the elements that are not zero are stored.</summary>
        public bool is_sparse => Native.medscan_tensor_layout(Handle) != 0;

        /// <summary>The transpose, all dimensions in reverse order.</summary>
        public Tensor T => Ops.Call("numpy_T", this);

        /// <summary>The transpose of the last two dimensions.</summary>
        public Tensor mT => Ops.Call("mT", this);

        /// <summary>The first element; null when there is none.</summary>
        internal unsafe void* Data
        {
            get
            {
                void* start;
                Native.Check(Native.medscan_tensor_data(Handle, &start), "data");
                return start;
            }
        }

        /// <summary>The number of dimensions.</summary>
        public long dim() => Dimensions;

        /// <summary>The number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>The bytes of one element.</summary>
        public long element_size() => ElementSize;

        /// <summary>The size of each dimension.</summary>
        public long[] size() => shape;

        /// <summary>The size of a dimension; negative ones count from the end.</summary>
        public long size(int dim) => shape[dim < 0 ? dim + (int)Dimensions : dim];

        /// <summary>For each dimension, the distance of neighbours in memory, in elements.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* start = strides)
                Native.Check(Native.medscan_tensor_shape(handle, null, start), "stride");
            return strides;
        }

        /// <summary>The distance of neighbours of a dimension in memory, in elements.</summary>
        public long stride(int dim) => stride()[dim < 0 ? dim + (int)Dimensions : dim];

        /// <summary>The distance from the start of the memory to the first element, in elements.</summary>
        public long storage_offset() => Native.medscan_tensor_storage_offset(Handle);

        /// <summary>Whether the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => Native.medscan_tensor_is_contiguous(Handle, ContiguousFormat) == 1;

        /// <summary>Whether the tensor lives in main memory.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the type is a whole-number type; Bool counts as one.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>Whether the type is a floating-point type.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the type is a complex type.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>Whether the only element is not zero.</summary>
        /// <exception cref="InvalidOperationException">There is not exactly one element.</exception>
        public bool is_nonzero() => numel() == 1
            ? ToScalar().ToBoolean()
            : throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");
    }
}
