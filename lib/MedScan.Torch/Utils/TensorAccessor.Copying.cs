namespace TorchSharp.Utils;

public sealed partial class TensorAccessor<T>
{
    /// <summary>A copy of all elements in row-major order.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>A copy as a .NET array of the tensor's dimensions; one element for a tensor without dimensions.</summary>
    public unsafe Array ToNDArray()
    {
        if (_shape.Length < 2)
            return ToArray();
        var array = Array.CreateInstance(typeof(T), _shape);
        fixed (byte* start = &System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array))
            CopyTo(new Span<T>(start, checked((int)Count)));
        return array;
    }

    /// <summary>Copies elements, as many as both sides have.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">The first index to write.</param>
    /// <param name="tensorIndex">The position of the first element to read.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public unsafe void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        Span<T> target = array[arrayIndex..];
        int count = (int)Math.Min(target.Length, Math.Max(Count - tensorIndex, 0));
        T* start = Start;
        if (_contiguous)
        {
            new ReadOnlySpan<T>(start + tensorIndex, count).CopyTo(target);
            return;
        }

        for (int k = 0; k < count; k++)
            target[k] = start[Offset(tensorIndex + k)];
    }

    /// <summary>Overwrites elements, as many as both sides have.</summary>
    /// <param name="array">Where from.</param>
    /// <param name="arrayIndex">The first index to read.</param>
    /// <param name="tensorIndex">The position of the first element to write.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public unsafe void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ReadOnlySpan<T> source = array[arrayIndex..];
        int count = (int)Math.Min(source.Length, Math.Max(Count - tensorIndex, 0));
        T* start = Start;
        if (_contiguous)
        {
            source[..count].CopyTo(new Span<T>(start + tensorIndex, count));
            return;
        }

        for (int k = 0; k < count; k++)
            start[Offset(tensorIndex + k)] = source[k];
    }
}
