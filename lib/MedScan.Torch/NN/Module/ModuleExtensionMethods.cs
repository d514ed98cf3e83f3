using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions of a module that keep its static type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the parameters and floating-point buffers, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="type">A floating-point type.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module => (T)module._to(type, non_blocking);

    /// <summary>Moves and converts the parameters and buffers, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The target device.</param>
    /// <param name="type">A floating-point type.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => (T)module._to(device, type, non_blocking);

    /// <summary>Moves the parameters and buffers, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">The kind of device.</param>
    /// <param name="deviceIndex">Which of them; -1 for the current one.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => (T)module._to(deviceType, deviceIndex, non_blocking);

    /// <summary>Moves the parameters and buffers, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The target device.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module => (T)module._to(device.type, device.index, non_blocking);

    /// <summary>Moves the parameters and buffers, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The target device, for instance <c>cpu</c>.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module => module.to(new Device(device), non_blocking);

    /// <summary>Moves and converts to the device and type of a tensor, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="other">Only its device and type are read.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false)
        where T : nn.Module => (T)module._to(other, non_blocking);

    /// <summary>Moves the parameters and buffers to the processor's memory, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Converts the parameters and floating-point buffers to bfloat16, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.BFloat16, non_blocking);

    /// <summary>Converts the parameters and floating-point buffers to single precision, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T @float<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float32, non_blocking);

    /// <summary>Converts the parameters and floating-point buffers to double precision, in place.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether a copy between devices may go on in the background.</param>
    /// <returns>The same module.</returns>
    public static T @double<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float64, non_blocking);
}
