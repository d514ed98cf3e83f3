namespace MedScan.Datasets.Indexing;

/// <summary>An array of bytes as NumPy stores it, in C order.</summary>
internal sealed class NpyArray(IReadOnlyList<int> shape, byte[] values)
{
    /// <summary>Lengths of the axes, outermost first.</summary>
    internal IReadOnlyList<int> Shape { get; } = shape;

    /// <summary>All values in row-major order.</summary>
    internal ReadOnlySpan<byte> Values => values;

    /// <summary>The values under one position of the outermost axis.</summary>
    internal ReadOnlySpan<byte> Row(int index)
    {
        int length = values.Length / Shape[0];
        return values.AsSpan(checked(index * length), length);
    }
}
