using MedScan.Torch.Interop;

namespace TorchSharp;

// Several tensors into one.
public static partial class torch
{
    /// <summary>The tensors one after the other along a dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Ops.Call("cat", (Tensor[])[.. tensors], dim);

    /// <summary>The tensors one after the other along a dimension.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Ops.Call("cat", tensors, dim);

    /// <summary>The tensors one after the other along a dimension.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Ops.Call("cat", tensors.ToArray(), dim);

    /// <summary>The tensors one after the other along a dimension.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>The tensors one after the other along a dimension.</summary>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>The tensors, all of one shape, side by side along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Ops.Call("stack", (Tensor[])[.. tensors], dim);

    /// <summary>The tensors one below the other: along the first dimension, vectors as rows.</summary>
    public static Tensor vstack(IList<Tensor> tensors) => Ops.Call("vstack", (Tensor[])[.. tensors]);

    /// <summary>The tensors beside each other: along the second dimension, vectors end to end.</summary>
    public static Tensor hstack(IList<Tensor> tensors) => Ops.Call("hstack", (Tensor[])[.. tensors]);

    /// <summary>The elements of x where the condition holds, else those of y; shapes broadcast.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Ops.Call("where.self", condition, x, y);

    /// <summary>The indices of the elements that are not zero, one vector per dimension.</summary>
    public static Tensor[] where(Tensor condition) => Ops.CallList("where", condition);

    /// <summary>The tensors repeated along dimensions of size 1 to their common shape, without copying.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Ops.CallList("broadcast_tensors", (Argument)tensors);

    /// <summary>The coordinates of a grid over the vectors; indexing is <c>ij</c> or <c>xy</c>.</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Ops.CallList("meshgrid.indexing", (Tensor[])[.. tensors], indexing);

    /// <summary>Sums of products in Einstein's notation, e.g. <c>bij,bjk->bik</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Ops.Call("einsum", equation, tensors);

    /// <summary>For each value, where it would go in a sorted sequence: before equal elements, or after them when right.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false,
        Tensor? sorter = null) =>
        Ops.Call("searchsorted.Tensor", sorted_sequence, values, out_int32, right, default, sorter);

    /// <summary>exp(x), scaled to sum to 1 along a dimension.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => Given(input).softmax(dim, dtype);

    /// <summary>The k largest or smallest elements along a dimension, and where they are.</summary>
    public static (Tensor values, Tensor indices) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        Given(tensor).topk(k, dim, largest, sorted);

    /// <summary>The elements in order along a dimension, and where they come from.</summary>
    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        Given(input).sort(dim, descending, stable);
}
