using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sizes of a tensor's dimensions.</summary>
    public struct Size : IEnumerable<long>
    {
        /// <summary>No dimensions.</summary>
        public static readonly Size Empty = new(Array.Empty<long>());

        private readonly long[]? _shape;

        /// <summary>From 64-bit sizes.</summary>
        public Size(long[] shape)
        {
            ArgumentNullException.ThrowIfNull(shape);
            _shape = (long[])shape.Clone();
        }

        /// <summary>From 32-bit sizes.</summary>
        public Size(int[] shape)
        {
            ArgumentNullException.ThrowIfNull(shape);
            _shape = Array.ConvertAll(shape, size => (long)size);
        }

        /// <summary>From a sequence of sizes.</summary>
        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        /// <summary>One dimension.</summary>
        public Size(long size) => _shape = [size];

        /// <summary>One dimension.</summary>
        public Size(int size) => _shape = [size];

        /// <summary>The sizes; not a copy.</summary>
        public readonly long[] Shape => _shape ?? [];

        /// <summary>How many dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>Whether there are no dimensions.</summary>
        public bool IsEmpty => Shape.Length == 0;

        /// <summary>Whether there are no dimensions, which means one element.</summary>
        public bool IsScalar => Shape.Length == 0;

        /// <summary>The size of a dimension.</summary>
        public long this[int idx] => Shape[idx];

        /// <summary>The size of a dimension.</summary>
        public long this[long idx] => Shape[idx];

        /// <summary>One dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>From 64-bit sizes.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>Two dimensions.</summary>
        public static implicit operator Size((long, long) size) => new([size.Item1, size.Item2]);

        /// <summary>Three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new([size.Item1, size.Item2, size.Item3]);

        /// <summary>Four dimensions.</summary>
        public static implicit operator Size((long, long, long, long) size) =>
            new([size.Item1, size.Item2, size.Item3, size.Item4]);

        /// <summary>The dimensions of both, one after the other.</summary>
        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);

        /// <summary>The dimensions of both, one after the other.</summary>
        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.Shape, .. right]);

        /// <summary>Whether all sizes are equal.</summary>
        public static bool operator ==(Size left, Size right) => left.Shape.AsSpan().SequenceEqual(right.Shape);

        /// <summary>Whether any size differs.</summary>
        public static bool operator !=(Size left, Size right) => !(left == right);

        /// <summary>The dimensions from first to below next.</summary>
        public Size Slice(int first, int next) => new(Shape[first..next]);

        /// <summary>The first dimensions.</summary>
        public IEnumerable<long> Take(int i) => Shape.Take(i);

        /// <summary>The number of elements: the product of the sizes.</summary>
        public long numel() => Shape.TotalSize();

        /// <inheritdoc/>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        public override readonly bool Equals(object? obj) => obj is Size other && this == other;

        /// <inheritdoc/>
        public override readonly int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (long size in _shape ?? [])
                hash.Add(size);
            return hash.ToHashCode();
        }
    }
}
