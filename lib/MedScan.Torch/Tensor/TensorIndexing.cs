using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Turns a list of indices into a view, and the tensors of indices that are left to apply to it.</summary>
internal static class TensorIndexing
{
    /// <returns>A view that the caller disposes, and for each of its leading dimensions a tensor of indices or null;
    /// empty when there is none.</returns>
    public static (Tensor View, Tensor?[] Picks) Apply(Tensor tensor, TensorIndex[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        Tensor view = tensor.alias();
        var picks = new List<Tensor?>();
        int dim = 0;
        foreach (TensorIndex index in indices)
        {
            switch (index.Kind)
            {
                case TensorIndexKind.Single:
                    Replace(ref view, view.select(dim, index.Start ?? 0));
                    break;
                case TensorIndexKind.Slice:
                    Replace(ref view, view.slice(dim, index.Start ?? 0, index.Stop ?? long.MaxValue, index.Step ?? 1));
                    dim++;
                    break;
                case TensorIndexKind.NewAxis:
                    Replace(ref view, view.unsqueeze(dim));
                    dim++;
                    break;
                case TensorIndexKind.Ellipsis:
                    dim += (int)view.Dimensions - dim - Remaining(indices, index);
                    break;
                case TensorIndexKind.Bool:
                    Replace(ref view, view.unsqueeze(dim));
                    Pick(picks, dim, index.Start == 1 ? zeros(1, ScalarType.Int64) : empty(0, ScalarType.Int64));
                    dim++;
                    break;
                case TensorIndexKind.Tensor:
                    dim = ApplyTensor(ref view, picks, dim, index.Indices!);
                    break;
            }
        }

        return (view, [.. picks]);
    }

    /// <summary>A value may carry more leading dimensions of size 1 than its place has.</summary>
    public static Tensor WithoutLeadingOnes(Tensor value, long dimensions)
    {
        int surplus = (int)(value.Dimensions - dimensions);
        long[] shape = value.shape;
        return surplus > 0 && shape.Take(surplus).All(size => size == 1) ? value.reshape(shape[surplus..]) : value;
    }

    private static int ApplyTensor(ref Tensor view, List<Tensor?> picks, int dim, Tensor indices)
    {
        bool mask = indices.dtype is ScalarType.Bool or ScalarType.Byte;
        if (indices.Dimensions == 0)
        {
            if (!mask)
            {
                Replace(ref view, view.select(dim, indices.ToInt64()));
                return dim;
            }

            Replace(ref view, view.unsqueeze(dim));
            Pick(picks, dim, indices.ToBoolean() ? zeros(1, ScalarType.Int64) : empty(0, ScalarType.Int64));
            return dim + 1;
        }

        if (!mask)
        {
            Pick(picks, dim, indices);
            return dim + 1;
        }

        // A mask stands for as many dimensions as it has; written out, so that later indices find their place.
        long[] expected = view.shape[dim..Math.Min(dim + (int)indices.Dimensions, (int)view.Dimensions)];
        if (!expected.AsSpan().SequenceEqual(indices.shape))
            throw new ArgumentException(
                $"The shape of the mask [{string.Join(", ", indices.shape)}] does not match the shape of the indexed tensor "
                + $"[{string.Join(", ", view.shape)}] at dimension {dim}.", nameof(indices));
        using Tensor positions = indices.nonzero();
        foreach (Tensor column in positions.unbind(1))
            Pick(picks, dim++, column);
        return dim;
    }

    // Dimensions that the indices after the ellipsis use up.
    private static int Remaining(TensorIndex[] indices, TensorIndex ellipsis)
    {
        int at = Array.FindIndex(indices, index => index.Kind == ellipsis.Kind);
        int count = 0;
        foreach (TensorIndex index in indices[(at + 1)..])
        {
            count += index.Kind switch
            {
                TensorIndexKind.Single or TensorIndexKind.Slice => 1,
                TensorIndexKind.Tensor when index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte => (int)index.Indices.Dimensions,
                TensorIndexKind.Tensor => 1,
                _ => 0,
            };
        }

        return count;
    }

    private static void Pick(List<Tensor?> picks, int dim, Tensor indices)
    {
        while (picks.Count < dim)
            picks.Add(null);
        picks.Add(indices);
    }

    private static void Replace(ref Tensor view, Tensor next)
    {
        view.Dispose();
        view = next;
    }
}
