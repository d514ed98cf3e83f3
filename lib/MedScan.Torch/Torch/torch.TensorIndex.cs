namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of a tensor's indexer: a position, a range, a new axis, an ellipsis, a truth value or a tensor.</summary>
    public struct TensorIndex
    {
        /// <summary>All dimensions that the other indices leave over.</summary>
        public static readonly TensorIndex Ellipsis = new() { Kind = TensorIndexKind.Ellipsis };

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new() { Kind = TensorIndexKind.NewAxis };

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex Null = new() { Kind = TensorIndexKind.NewAxis };

        /// <summary>A whole dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        internal TensorIndexKind Kind { get; private set; }

        internal long? Start { get; private set; }

        internal long? Stop { get; private set; }

        internal long? Step { get; private set; }

        internal Tensor? Indices { get; private set; }

        /// <summary>A position; negative ones count from the end.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>A range; negative bounds count from the end, missing ones mean the start or the end.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>A range such as <c>1..^2</c>.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>A position such as <c>^1</c>.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>A range with a step; negative bounds count from the end, missing ones mean the start or the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = TensorIndexKind.Slice, Start = start, Stop = stop, Step = step };

        /// <summary>A range; negative bounds count from the end, missing ones mean the start or the end.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>A range such as <c>1..^2</c>.</summary>
        public static TensorIndex Slice(Range range)
        {
            long start = range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value;
            long? stop = range.End.IsFromEnd ? range.End.Value == 0 ? null : -range.End.Value : range.End.Value;
            return Slice(start, stop);
        }

        /// <summary>A new dimension that keeps everything or nothing.</summary>
        public static TensorIndex Bool(bool value) => new() { Kind = TensorIndexKind.Bool, Start = value ? 1 : 0 };

        /// <summary>A position; negative ones count from the end.</summary>
        public static TensorIndex Single(long? index) => new() { Kind = TensorIndexKind.Single, Start = index };

        /// <summary>Positions as an integer tensor, or a mask as a Bool tensor.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = TensorIndexKind.Tensor, Indices = tensor };
    }
}
