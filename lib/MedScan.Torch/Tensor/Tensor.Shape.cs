using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Views and rearrangements; most share memory with the tensor they come from.
    public partial class Tensor
    {
        /// <summary>The same memory under another shape; one size may be -1.</summary>
        public Tensor view(params long[] shape) => Ops.Call("view", this, shape);

        /// <summary>The same memory under the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => Ops.Call("view_as", this, other);

        /// <summary>The elements under another shape, copied only where memory cannot be shared; one size may be
        /// -1.</summary>
        public Tensor reshape(params long[] shape) => Ops.Call("reshape", this, shape);

        /// <summary>The dimensions from start to end, both included, joined into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Ops.Call("flatten.using_ints", this, start_dim, end_dim);

        /// <summary>A dimension, taken apart into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Ops.Call("unflatten.int", this, dim, sizes);

        /// <summary>All dimensions joined into one.</summary>
        public Tensor ravel() => Ops.Call("ravel", this);

        /// <summary>The dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Ops.Call("permute", this, permutation);

        /// <summary>Two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1) => Ops.Call("transpose.int", this, dim0, dim1);

        /// <summary>Two dimensions exchanged. Changes this tensor and returns it.</summary>
        public Tensor transpose_(long dim0, long dim1) => Ops.InPlace("transpose_", this, dim0, dim1);

        /// <summary>Two dimensions exchanged.</summary>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Two dimensions exchanged.</summary>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>The transpose of a matrix; a vector as it is.</summary>
        public Tensor t() => Ops.Call("t", this);

        /// <summary>Dimensions moved to other places, the rest keeping their order.</summary>
        public Tensor movedim(long[] source, long[] destination) => Ops.Call("movedim.intlist", this, source, destination);

        /// <summary>Without the dimensions of size 1, or without this one if its size is 1.</summary>
        public Tensor squeeze(long? dim = null) =>
            dim is { } given ? Ops.Call("squeeze.dim", this, given) : Ops.Call("squeeze", this);

        /// <summary>Without the dimensions of size 1, or without this one if its size is 1. Changes this tensor and
        /// returns it.</summary>
        public Tensor squeeze_(long? dim = null) =>
            dim is { } given ? Ops.InPlace("squeeze_.dim", this, given) : Ops.InPlace("squeeze_", this);

        /// <summary>With a dimension of size 1 inserted.</summary>
        public Tensor unsqueeze(long dim) => Ops.Call("unsqueeze", this, dim);

        /// <summary>With a dimension of size 1 inserted. Changes this tensor and returns it.</summary>
        public Tensor unsqueeze_(long dim) => Ops.InPlace("unsqueeze_", this, dim);

        /// <summary>Dimensions of size 1 repeated to a larger size without copying; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Ops.Call("expand", this, sizes);

        /// <summary>Dimensions of size 1 repeated to a larger size without copying; -1 keeps a size.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Ops.Call("expand", this, sizes, isImplicit);

        /// <summary>Dimensions of size 1 repeated to a larger size without copying; -1 keeps a size.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) =>
            Ops.Call("expand", this, sizes.ToArray(), isImplicit);

        /// <summary>Dimensions of size 1 repeated to a larger size without copying; -1 keeps a size.</summary>
        public Tensor expand(Size sizes, bool isImplicit = false) => Ops.Call("expand", this, sizes.Shape, isImplicit);

        /// <summary>Dimensions of size 1 repeated to the shape of another tensor without copying.</summary>
        public Tensor expand_as(Tensor other) => Ops.Call("expand_as", this, other);

        /// <summary>Broadcast to a shape without copying.</summary>
        public Tensor broadcast_to(params long[] shape) => Ops.Call("broadcast_to", this, shape);

        /// <summary>Copies of the tensor side by side, so many along each dimension.</summary>
        public Tensor repeat(params long[] sizes) => Ops.Call("repeat", this, sizes);

        /// <summary>Copies of the tensor side by side; missing leading repetitions are 1.</summary>
        public Tensor tile(long[] reps) => Ops.Call("tile", this, reps);

        /// <summary>Each element repeated its own number of times, along a dimension or flattened.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Ops.Call("repeat_interleave.self_Tensor", this, repeats, dim, output_size);

        /// <summary>Each element repeated, along a dimension or flattened.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Ops.Call("repeat_interleave.self_int", this, repeats, dim, output_size);

        /// <summary>The order of elements turned round along dimensions; a copy.</summary>
        public Tensor flip(params long[] dims) => Ops.Call("flip", this, dims);

        /// <summary>The order of columns turned round; a copy.</summary>
        public Tensor fliplr() => Ops.Call("fliplr", this);

        /// <summary>The order of rows turned round; a copy.</summary>
        public Tensor flipud() => Ops.Call("flipud", this);

        /// <summary>Elements shifted along a dimension, or flattened, those pushed out coming in at the other
        /// end.</summary>
        public Tensor roll(long shifts, long? dims = null) =>
            dims is { } given ? Ops.Call("roll", this, shifts, given) : Ops.Call("roll", this, shifts);

        /// <summary>Elements shifted along dimensions, those pushed out coming in at the other end.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Ops.Call("roll", this, shifts, dims);

        /// <summary>Elements shifted along two dimensions, those pushed out coming in at the other end.</summary>
        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Ops.Call("roll", this, (long[])[shifts.Item1, shifts.Item2], (long[])[dims.Item1, dims.Item2]);

        /// <summary>Turned by k quarter turns in a plane, from its first towards its second dimension; a
        /// copy.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            Ops.Call("rot90", this, k, dims is { } plane ? [plane.Item1, plane.Item2] : (long[])[0, 1]);

        /// <summary>The tensor with its elements in row-major order, copied only where they are not.</summary>
        public Tensor contiguous() => Ops.Call("contiguous", this);

        /// <summary>A stretch of a dimension.</summary>
        public Tensor narrow(long dim, long start, long length) => Ops.Call("narrow", this, dim, start, length);

        /// <summary>One index of a dimension, which goes away.</summary>
        public Tensor select(long dim, long index) => Ops.Call("select.int", this, dim, index);

        /// <summary>A stretch of a dimension with a step.</summary>
        public Tensor slice(long dim, long start, long finish, long step) =>
            Ops.Call("slice.Tensor", this, dim, start, finish, step);

        /// <summary>Pieces of a size along a dimension, the last one maybe smaller.</summary>
        public Tensor[] split(long size, int dim = 0) => Ops.CallList("split.Tensor", this, size, dim);

        /// <summary>Pieces of these sizes along the first dimension.</summary>
        public Tensor[] split(params long[] sizes) => Ops.CallList("split_with_sizes", this, sizes);

        /// <summary>Pieces of these sizes along a dimension.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => Ops.CallList("split_with_sizes", this, sizes, dim);

        /// <summary>Pieces of these sizes along a dimension.</summary>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) =>
            Ops.CallList("split_with_sizes", this, sizes.ToArray(), dim);

        /// <summary>At most so many pieces of equal size along a dimension, the last one maybe smaller.</summary>
        public Tensor[] chunk(long chunks, long dim = 0) => Ops.CallList("chunk", this, chunks, dim);

        /// <summary>One tensor per index of a dimension.</summary>
        public Tensor[] unbind(long dimension = 0) => Ops.CallList("unbind.int", this, dimension);

        /// <summary>So many pieces along a dimension, sizes differing by one at most.</summary>
        public Tensor[] tensor_split(long size, long dim = 0) => Ops.CallList("tensor_split.sections", this, size, dim);

        /// <summary>All windows of a size along a dimension, as a new last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => Ops.Call("unfold", this, dimension, size, step);

        /// <summary>The diagonal of two dimensions, as a new last dimension.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Ops.Call("diagonal", this, offset, dim1, dim2);

        /// <summary>The diagonal of a matrix, or a matrix with this diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Ops.Call("diag", this, diagonal);

        /// <summary>The lower triangle of matrices, the rest zero.</summary>
        public Tensor tril(long diagonal = 0) => Ops.Call("tril", this, diagonal);

        /// <summary>The lower triangle of matrices, the rest zero. Changes this tensor and returns it.</summary>
        public Tensor tril_(long diagonal = 0) => Ops.InPlace("tril_", this, diagonal);

        /// <summary>The upper triangle of matrices, the rest zero.</summary>
        public Tensor triu(long diagonal = 0) => Ops.Call("triu", this, diagonal);

        /// <summary>The upper triangle of matrices, the rest zero. Changes this tensor and returns it.</summary>
        public Tensor triu_(long diagonal = 0) => Ops.InPlace("triu_", this, diagonal);

        /// <summary>Any view of the memory: sizes, strides and offset in elements.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            Ops.Call("as_strided", this, size, strides, storageOffset);
    }
}
