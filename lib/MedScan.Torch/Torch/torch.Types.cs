namespace TorchSharp;

// Questions about element types.
public static partial class torch
{
    /// <summary>Whether a type is a whole-number type; Bool counts as one.</summary>
    public static bool is_integral(ScalarType type) => type <= ScalarType.Int64 || type == ScalarType.Bool;

    /// <summary>Whether a tensor's type is a whole-number type; Bool counts as one.</summary>
    public static bool is_integral(Tensor t) => Given(t).is_integral();

    /// <summary>Whether a type is a floating-point type.</summary>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>Whether a tensor's type is a floating-point type.</summary>
    public static bool is_floating_point(Tensor input) => Given(input).is_floating_point();

    /// <summary>Whether a type is a complex type.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>Whether an object is a tensor.</summary>
    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>The number of elements.</summary>
    public static long numel(Tensor input) => Given(input).numel();

    private static Tensor Given(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor;
    }

    // For reductions whose operators take no type.
    private static Tensor Cast(Tensor tensor, ScalarType? type) => type is { } given ? tensor.to_type(given) : tensor;

    // libtorch returns empty tensors for what was not asked for.
    private static (Tensor Output, Tensor? Inverse, Tensor? Counts) Optional((Tensor, Tensor, Tensor) all, bool inverse, bool counts)
    {
        if (!inverse)
            all.Item2.Dispose();
        if (!counts)
            all.Item3.Dispose();
        return (all.Item1, inverse ? all.Item2 : null, counts ? all.Item3 : null);
    }
}
