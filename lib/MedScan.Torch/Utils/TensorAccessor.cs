using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor or view in row-major order, read and written in place.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed partial class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;
    private torch.Tensor? _tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>False: elements can be set.</summary>
    public bool IsReadOnly => false;

    private unsafe T* Start => (T*)(_tensor ?? throw new ObjectDisposedException(nameof(TensorAccessor<T>))).Data;

    /// <summary>An element: by its position in row-major order when one index is given, else by one index per dimension.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public unsafe T this[params long[] indices]
    {
        get => Start[Offset(indices)];
        set => Start[Offset(indices)] = value;
    }

    /// <summary>Whether two accessors stand for the same tensor object.</summary>
    public static bool operator ==(TensorAccessor<T>? left, TensorAccessor<T>? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two accessors stand for different tensor objects.</summary>
    public static bool operator !=(TensorAccessor<T>? left, TensorAccessor<T>? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is TensorAccessor<T> other && ReferenceEquals(_tensor, other._tensor) && ReferenceEquals(_shape, other._shape)
        || ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Lets go of the tensor, which stays alive.</summary>
    public void Dispose() => _tensor = null;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (long k = 0; k < Count; k++)
            yield return this[k];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
            return Offset(indices[0]);
        if (indices.Length != _shape.Length)
            throw new ArgumentOutOfRangeException(nameof(indices), $"Expected one index or {_shape.Length}, got {indices.Length}.");
        long offset = 0;
        for (int k = 0; k < indices.Length; k++)
        {
            if (indices[k] < 0 || indices[k] >= _shape[k])
                throw new ArgumentOutOfRangeException(nameof(indices), $"{indices[k]} >= {_shape[k]} in dimension {k}.");
            offset += indices[k] * _strides[k];
        }

        return offset;
    }

    private long Offset(long position)
    {
        if (position < 0 || position >= Count)
            throw new ArgumentOutOfRangeException(nameof(position), $"Position {position} in a tensor of {Count} elements.");
        if (_contiguous)
            return position;
        long offset = 0;
        for (int k = _shape.Length - 1; k >= 0; k--)
        {
            (position, long index) = Math.DivRem(position, _shape[k]);
            offset += index * _strides[k];
        }

        return offset;
    }
}
