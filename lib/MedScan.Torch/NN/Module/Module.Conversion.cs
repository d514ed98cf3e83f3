using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves and converts the parameters and floating-point buffers of the tree, in place.</summary>
            /// <param name="device">The target device.</param>
            /// <param name="dtype">A floating-point type.</param>
            /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
            /// <exception cref="ArgumentException"><paramref name="dtype"/> is not a floating-point type.</exception>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking) =>
                Convert(device, Floating(dtype), non_blocking);

            /// <summary>Moves the parameters and buffers of the tree, in place.</summary>
            /// <param name="deviceType">The target kind of device.</param>
            /// <param name="deviceIndex">Which of them; -1 for the current one.</param>
            /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Convert(new Device(deviceType, deviceIndex), null, non_blocking);

            /// <summary>Converts the parameters and floating-point buffers of the tree, in place.</summary>
            /// <param name="dtype">A floating-point type.</param>
            /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
            /// <exception cref="ArgumentException"><paramref name="dtype"/> is not a floating-point type.</exception>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking) =>
                Convert(null, Floating(dtype), non_blocking);

            /// <summary>Moves and converts to the device and type of another tensor.</summary>
            /// <param name="other">Only its device and type are read.</param>
            /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            private Module Convert(Device? device, ScalarType? dtype, bool nonBlocking)
            {
                foreach (var (_, child) in named_children())
                {
                    if (device is null)
                        child._to(dtype!.Value, nonBlocking);
                    else if (dtype is null)
                        child._to(device.type, device.index, nonBlocking);
                    else
                        child._to(device, dtype.Value, nonBlocking);
                }
                using var noGradient = no_grad();
                using var scope = NewDisposeScope();
                foreach (var (_, parameter) in named_parameters(recurse: false))
                {
                    Replace(parameter);
                    if (parameter.grad is { } gradient)
                        Replace(gradient);
                }
                foreach (var (_, buffer) in named_buffers(recurse: false))
                    Replace(buffer);
                return this;

                // The tensor object stays the same, so fields and optimizers that hold it need no update.
                void Replace(Tensor tensor)
                {
                    var type = dtype is { } wanted && tensor.is_floating_point() ? wanted : tensor.dtype;
                    var place = device ?? tensor.device;
                    if (type != tensor.dtype || place.type != tensor.device_type)
                        Ops.Run("set_data", tensor, tensor.to(type, place));
                }
            }

            private static ScalarType Floating(ScalarType dtype) =>
                dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64
                    ? dtype
                    : throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}", nameof(dtype));
        }
    }
}
