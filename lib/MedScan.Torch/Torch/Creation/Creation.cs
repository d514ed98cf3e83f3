using System.Runtime.InteropServices;
using MedScan.Torch.Interop;

namespace TorchSharp;

// What all creation functions share.
public static partial class torch
{
    private static ScalarType s_defaultType = ScalarType.Float32;

    /// <summary>The type of new tensors of floating-point numbers when none is given.</summary>
    public static ScalarType get_default_dtype() => s_defaultType;

    /// <summary>Sets the type of new tensors of floating-point numbers when none is given.</summary>
    /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
    public static void set_default_dtype(ScalarType dtype) => s_defaultType = is_floating_point(dtype)
        ? dtype
        : throw new ArgumentException($"Expected a floating-point type, got {dtype}.", nameof(dtype));

    /// <summary>A tensor over the memory of an array, which it keeps in place and alive.</summary>
    /// <exception cref="ArgumentException">The element type has no tensor type.</exception>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor over the memory of an array, or a converted copy where the type or device differs.</summary>
    /// <exception cref="ArgumentException">The element type has no tensor type.</exception>
    public static Tensor from_array(Array rawArray, ScalarType? dtype,
        Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        RefuseNames(names);
        return Converted(Alias(rawArray, Shape(rawArray), 0), dtype, device, requires_grad);
    }

    /// <summary>A tensor over the memory of an array, or a converted copy where the type or device differs.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>A vector over a stretch of an array, counted in elements; -1 means all that is left.</summary>
    /// <exception cref="ArgumentException">The stretch does not lie in the array.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        long length = rawArray.LongLength;
        if (offset < 0 || offset >= length)
            throw new ArgumentException($"invalid value for 'offset': expected 0 to {length - 1}, got {offset}", nameof(offset));
        if (count > length - offset)
            throw new ArgumentException($"element count is too large: {length - offset} are left, got {count}", nameof(count));
        return Converted(Alias(rawArray, [count < 0 ? length - offset : count], offset), dtype, null, requires_grad);
    }

    private static Tensor Make(string op, Argument shape, ScalarType? dtype, Device? device, bool gradient, string[]? names)
    {
        RefuseNames(names);
        return WithGradient(Ops.Call(op, shape, dtype ?? s_defaultType, default, device), gradient);
    }

    private static Tensor Make(string op, long[] shape, ScalarType? dtype, Device? device, bool gradient, string[]? names) =>
        Make(op == "empty" ? "empty.memory_format" : op, (Argument)shape, dtype, device, gradient, names);

    private static Tensor Filled(long[] shape, Scalar value, ScalarType? dtype, Device? device, bool gradient, string[]? names)
    {
        RefuseNames(names);
        return WithGradient(Ops.Call("full", shape, value, dtype ?? s_defaultType, default, device), gradient);
    }

    private static Tensor Draw(string op, long[] shape, ScalarType? dtype, Device? device, bool gradient, Generator? generator,
        string[]? names)
    {
        RefuseNames(names);
        return WithGradient(Ops.Call(op + ".generator", shape, generator, dtype ?? s_defaultType, default, device), gradient);
    }

    private static Tensor FromScalar(Scalar value, ScalarType? dtype, ScalarType own, Device? device, bool gradient) =>
        WithGradient(Ops.Call("scalar_tensor", value, dtype ?? own, default, device), gradient);

    private static unsafe Tensor CopyOf(Array source, long[]? shape, ScalarType? dtype, Device? device, bool gradient, string[]? names)
    {
        ArgumentNullException.ThrowIfNull(source);
        RefuseNames(names);
        shape ??= Shape(source);
        long count = shape.TotalSize();
        if (count > source.LongLength)
            throw new ArgumentException(
                $"mismatched total size creating a tensor from an array: {count} vs. {source.LongLength}", nameof(source));
        Tensor copy = Ops.Call("empty.memory_format", shape, TypeOf(source));
        long bytes = count * copy.ElementSize;
        fixed (byte* from = &MemoryMarshal.GetArrayDataReference(source))
            Buffer.MemoryCopy(from, copy.Data, bytes, bytes);
        return Converted(copy, dtype, device, gradient);
    }

    private static Tensor Converted(Tensor tensor, ScalarType? dtype, Device? device, bool gradient)
    {
        if ((dtype is { } type && type != tensor.dtype) || (device is not null && device.type != DeviceType.CPU))
            tensor = tensor.to(dtype ?? tensor.dtype, device ?? CPU, disposeAfter: true);
        return WithGradient(tensor, gradient);
    }

    private static Tensor WithGradient(Tensor tensor, bool gradient) => gradient ? tensor.requires_grad_() : tensor;

    // The array stays pinned until the last tensor over it is gone.
    private static unsafe Tensor Alias(Array array, long[] shape, long offset)
    {
        ArgumentNullException.ThrowIfNull(array);
        ScalarType type = TypeOf(array);
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        byte* start = (byte*)pin.AddrOfPinnedObject() + (offset * type.ElementSize());
        fixed (long* sizes = shape)
        {
            nint handle = Native.medscan_tensor_alias(start, sizes, shape.Length, (int)type, &Unpin, GCHandle.ToIntPtr(pin));
            if (handle != 0)
                return Tensor.Own(handle);
        }

        pin.Free();
        throw Native.Failure("from_array");
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();

    private static long[] Shape(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var shape = new long[array.Rank];
        for (int k = 0; k < shape.Length; k++)
            shape[k] = array.GetLongLength(k);
        return shape;
    }

    private static ScalarType TypeOf(Array array) => ScalarTypes.Of(array.GetType().GetElementType()!);

    private static void RefuseNames(string[]? names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("Named dimensions are not supported; leave 'names' out.");
    }
}
