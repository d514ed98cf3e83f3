using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Picking and placing elements by index or mask.
    public partial class Tensor
    {
        /// <summary>Along a dimension, the element that each entry of index names.</summary>
        public Tensor gather(long dim, Tensor index) => Ops.Call("gather", this, dim, index);

        /// <summary>A copy in which index says where along a dimension each element of src goes.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Ops.Call("scatter.src", this, dim, index, src);

        /// <summary>A copy in which index says where along a dimension each element of src goes. Changes this tensor
        /// and returns it.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Ops.InPlace("scatter_.src", this, dim, index, src);

        /// <summary>A copy to which each element of src is added where index says.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Ops.Call("scatter_add", this, dim, index, src);

        /// <summary>A copy to which each element of src is added where index says. Changes this tensor and returns
        /// it.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Ops.InPlace("scatter_add_", this, dim, index, src);

        /// <summary>The slices of a dimension that a vector of indices names.</summary>
        public Tensor index_select(long dim, Tensor index) => Ops.Call("index_select", this, dim, index);

        /// <summary>A copy in which alpha times each slice of source is added to the slice that index names.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Ops.Call("index_add", this, dim, index, source, alpha);

        /// <summary>A copy in which alpha times each slice of source is added to the slice that index names. Changes
        /// this tensor and returns it.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Ops.InPlace("index_add_", this, dim, index, source, alpha);

        /// <summary>A copy in which each slice of source replaces the slice that index names.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Ops.Call("index_copy", this, dim, index, source);

        /// <summary>A copy in which each slice of source replaces the slice that index names. Changes this tensor and
        /// returns it.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Ops.InPlace("index_copy_", this, dim, index, source);

        /// <summary>A copy in which the slices that index names are filled.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) =>
            Ops.Call("index_fill.int_Scalar", this, dim, index, value);

        /// <summary>A copy in which the slices that index names are filled. Changes this tensor and returns
        /// it.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) =>
            Ops.InPlace("index_fill_.int_Scalar", this, dim, index, value);

        /// <summary>A vector of the elements where the mask holds.</summary>
        public Tensor masked_select(Tensor mask) => Ops.Call("masked_select", this, mask);

        /// <summary>A copy filled where the mask holds.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Ops.Call("masked_fill.Scalar", this, mask, value);

        /// <summary>A copy filled where the mask holds. Changes this tensor and returns it.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Ops.InPlace("masked_fill_.Scalar", this, mask, value);

        /// <summary>A copy that takes the elements of value in turn where the mask holds.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => Ops.Call("masked_scatter", this, mask, value);

        /// <summary>A copy that takes the elements of value in turn where the mask holds. Changes this tensor and
        /// returns it.</summary>
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Ops.InPlace("masked_scatter_", this, mask, value);

        /// <summary>The elements of the flattened tensor that index names, in its shape.</summary>
        public Tensor take(Tensor index) => Ops.Call("take", this, index);

        /// <summary>Along a dimension, the elements that indices name; what <see cref="argsort"/> returns
        /// fits.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Ops.Call("take_along_dim", this, indices, dim);

        /// <summary>The indices of the elements that are not zero, one row each.</summary>
        public Tensor nonzero() => Ops.Call("nonzero", this);

        /// <summary>The indices of the elements that are not zero, one row each.</summary>
        public Tensor argwhere() => Ops.Call("argwhere", this);

        /// <summary>The k largest or smallest elements along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Ops.Call2("topk", this, k, dim, largest, sorted);

        /// <summary>The elements in order along a dimension, and where they come from.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Ops.Call2("sort.stable", this, stable, dim, descending);

        /// <summary>Where the elements come from when ordered along a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Ops.Call("argsort", this, dim, descending);

        /// <summary>The k-th smallest elements (from 1) along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Ops.Call2("kthvalue", this, k, dim ?? -1, keepdim);
    }
}
