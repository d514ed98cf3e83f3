namespace TorchSharp;

/// <summary>Which .NET type stands for which element type.</summary>
internal static class ScalarTypes
{
    private static readonly (Type Type, torch.ScalarType Scalar)[] s_pairs =
    [
        (typeof(float), torch.ScalarType.Float32),
        (typeof(double), torch.ScalarType.Float64),
        (typeof(long), torch.ScalarType.Int64),
        (typeof(int), torch.ScalarType.Int32),
        (typeof(byte), torch.ScalarType.Byte),
        (typeof(bool), torch.ScalarType.Bool),
        (typeof(short), torch.ScalarType.Int16),
        (typeof(sbyte), torch.ScalarType.Int8),
        (typeof(Half), torch.ScalarType.Float16),
        (typeof(BFloat16), torch.ScalarType.BFloat16),
    ];

    /// <exception cref="ArgumentException">No element type belongs to it.</exception>
    public static torch.ScalarType Of(Type type)
    {
        foreach ((Type known, torch.ScalarType scalar) in s_pairs)
        {
            if (known == type)
                return scalar;
        }

        throw new ArgumentException(
            $"Expected one of {string.Join(", ", s_pairs.Select(pair => pair.Type.Name))}, got {type.Name}.", nameof(type));
    }
}
