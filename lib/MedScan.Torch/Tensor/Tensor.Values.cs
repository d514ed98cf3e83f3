using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // Reading elements into .NET.
    public partial class Tensor
    {
        /// <summary>The bytes of the elements in row-major order, over the tensor's own memory; setting copies into it.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous, not in main memory, or larger than 2 GiB;
        /// when setting, the number of bytes differs.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                long length = numel() * ElementSize;
                if (!is_contiguous() || device_type != DeviceType.CPU || length > int.MaxValue)
                    throw new InvalidOperationException(
                        $"bytes expects a contiguous tensor of at most {int.MaxValue} bytes in main memory, got {length} bytes, "
                        + $"contiguous: {is_contiguous()}, device: {device}.");
                return length == 0 ? [] : new Span<byte>(Data, (int)length);
            }

            set
            {
                Span<byte> own = bytes;
                if (value.Length != own.Length)
                    throw new InvalidOperationException($"bytes expects {own.Length} bytes, got {value.Length}.");
                value.CopyTo(own);
            }
        }

        /// <summary>The elements as a .NET collection; a tensor elsewhere is copied to main memory first.</summary>
        /// <typeparam name="T">Must be the .NET type of <see cref="dtype"/> exactly.</typeparam>
        /// <exception cref="ArgumentException">The type is another one.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        /// <summary>The only element.</summary>
        /// <typeparam name="T">Must be the .NET type of <see cref="dtype"/> exactly.</typeparam>
        /// <exception cref="ArgumentException">There is not exactly one element, or the type is another one.</exception>
        public T item<T>() where T : unmanaged => NumberOfElements == 1
            ? data<T>()[0]
            : throw new ArgumentException($"Number of elements in the tensor must be 1, got {NumberOfElements}.");

        /// <summary>The element at a position of the flattened tensor.</summary>
        /// <typeparam name="T">Must be the .NET type of <see cref="dtype"/> exactly.</typeparam>
        public T ReadCpuValue<T>(long i) where T : unmanaged => data<T>()[i];

        /// <summary>The only element, converted to a number without a fixed type.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element.</exception>
        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Byte => item<byte>(),
            ScalarType.Int8 => item<sbyte>(),
            ScalarType.Int16 => item<short>(),
            ScalarType.Int32 => item<int>(),
            ScalarType.Int64 => item<long>(),
            ScalarType.Float16 => item<Half>(),
            ScalarType.Float32 => item<float>(),
            ScalarType.Float64 => item<double>(),
            ScalarType.Bool => item<bool>(),
            ScalarType.BFloat16 => item<BFloat16>(),
            var other => throw new NotSupportedException($"A {other} is not a number of .NET."),
        };

        /// <summary>Whether another tensor has the same shape and equal elements.</summary>
        public bool Equals(Tensor? target) =>
            target is not null && MedScan.Torch.Interop.Ops.CallBool("equal", this, target);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as Tensor);

        /// <summary>By object, not by elements, which may change.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        private void ValidateType(Type type)
        {
            if (ScalarTypes.Of(type) != dtype)
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
        }
    }
}
