using MedScan.Torch.Interop;
using TorchSharp;

namespace MedScan.Torch;

/// <summary>
/// Any operator of libtorch by its schema name, for what the TorchSharp names do not cover.
/// </summary>
/// <remarks>
/// Arguments stand in the order of the schema; trailing ones may be left out, and null means the schema's default or None.
/// They may be tensors, numbers, bools, strings, <see cref="Scalar"/>, <see cref="torch.ScalarType"/>, <see cref="torch.Device"/>,
/// <see cref="torch.Generator"/>, and arrays of tensors, <see cref="long"/>, <see cref="double"/> or <see cref="bool"/>.
/// <c>Operators.Call("relu", "", a)</c> and <c>Operators.Call("add", "Tensor", a, b)</c> name the same operators as PyTorch's
/// <c>torch.ops.aten.relu</c> and <c>torch.ops.aten.add.Tensor</c>. Results belong to the current dispose scope.
/// </remarks>
public static class Operators
{
    /// <summary>An operator that returns one tensor.</summary>
    /// <param name="name">E.g. <c>add</c>, or <c>quantized::linear</c> outside of the namespace aten.</param>
    /// <param name="overload">E.g. <c>Tensor</c>; empty where the schema has none.</param>
    /// <param name="arguments">In the order of the schema.</param>
    /// <exception cref="TorchException">There is no such operator, or it refused its arguments.</exception>
    /// <exception cref="ArgumentException">An argument is of a type no operator takes.</exception>
    public static torch.Tensor Call(string name, string overload, params object?[] arguments) =>
        CallMany(name, overload, arguments) is [torch.Tensor only]
            ? only
            : throw new InvalidOperationException($"The operator does not return one tensor: {Schema(name, overload)}");

    /// <summary>An operator with any results: tensors, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or null, in order;
    /// a list of tensors counts as several results.</summary>
    /// <inheritdoc cref="Call"/>
    public static IReadOnlyList<object?> CallMany(string name, string overload, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return Ops.CallAny(Qualified(name, overload), Array.ConvertAll(arguments, ToArgument));
    }

    /// <summary>The schema of an operator, e.g. <c>aten::relu(Tensor self) -> Tensor</c>.</summary>
    /// <exception cref="TorchException">There is no such operator.</exception>
    public static string Schema(string name, string overload = "") => Ops.Schema(Qualified(name, overload));

    private static string Qualified(string name, string overload)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return string.IsNullOrEmpty(overload) ? name : $"{name}.{overload}";
    }

    private static Argument ToArgument(object? value) => value switch
    {
        null => default,
        torch.Tensor tensor => tensor,
        int number => number,
        long number => number,
        float number => (double)number,
        double number => number,
        bool flag => flag,
        string text => text,
        Scalar scalar => scalar,
        torch.ScalarType type => type,
        torch.Device device => device,
        torch.Generator generator => generator,
        long[] numbers => numbers,
        int[] numbers => Array.ConvertAll(numbers, number => (long)number),
        double[] numbers => numbers,
        bool[] flags => flags,
        torch.Tensor?[] tensors => tensors,
        _ => throw new ArgumentException($"No operator takes a {value.GetType()}.", nameof(value)),
    };
}
