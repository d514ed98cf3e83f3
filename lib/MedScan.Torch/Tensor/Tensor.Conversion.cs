using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Other types and devices. Where nothing changes, the result shares memory with this tensor unless a copy is asked for.
    public partial class Tensor
    {
        /// <summary>Converted to a type.</summary>
        /// <param name="type">The new type.</param>
        /// <param name="copy">Copy even when the type is the same.</param>
        /// <param name="disposeAfter">Dispose of this tensor afterwards.</param>
        /// <param name="non_blocking">Return before a transfer to another device ends.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            DisposedAfter(Ops.Call("to.dtype", this, type, non_blocking, copy), disposeAfter);

        /// <inheritdoc cref="to_type"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>Converted to a type and moved to a device.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            DisposedAfter(Ops.Call("to.device", this, device, type, non_blocking, copy), disposeAfter);

        /// <summary>Moved to a device.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        /// <summary>Moved to a device, given as <c>cpu</c> or <c>cuda:0</c>.</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>Moved to a device.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false,
            bool non_blocking = false) =>
            to(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>Converted to the type and moved to the device of another tensor.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => Ops.Call("to.other", this, other, non_blocking);

        /// <summary>Converted to the type of another tensor.</summary>
        public Tensor type_as(Tensor tensor) => to_type(Given(tensor).dtype);

        /// <summary>Converted to a type.</summary>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>Moved to main memory.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>Moved to an NVIDIA graphics card.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>Converted to Float32.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>Converted to Float64.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>Converted to Float16.</summary>
        public Tensor half() => to_type(ScalarType.Float16);

        /// <summary>Converted to BFloat16.</summary>
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        /// <summary>Converted to Int64.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>Converted to Int32.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>Converted to Int16.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);

        /// <summary>Converted to Int8.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);

        /// <summary>Converted to Byte.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>Converted to Bool: whether each element is not zero.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        private Tensor DisposedAfter(Tensor converted, bool dispose)
        {
            if (dispose)
                Dispose();
            return converted;
        }
    }
}
