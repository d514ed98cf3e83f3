using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Reductions over all elements or along dimensions.
    public partial class Tensor
    {
        /// <summary>The sum of all elements; type converts first.</summary>
        public Tensor sum(ScalarType? type = null) => Ops.Call("sum", this, type);

        /// <summary>The sum along dimensions; type converts first.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("sum.dim_IntList", this, dim.ToArray(), keepdim, type);

        /// <summary>The sum along dimensions; type converts first.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("sum.dim_IntList", this, dim, keepdim, type);

        /// <summary>The sum along a dimension; type converts first.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("sum.dim_IntList", this, (long[])[dim], keepdim, type);

        /// <summary>The sum along two dimensions; type converts first.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("sum.dim_IntList", this, (long[])[dim0, dim1], keepdim, type);

        /// <summary>The sum along three dimensions; type converts first.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("sum.dim_IntList", this, (long[])[dim0, dim1, dim2], keepdim, type);

        /// <summary>The mean of all elements, which must be floating point.</summary>
        public Tensor mean() => Ops.Call("mean", this);

        /// <summary>The mean along dimensions; type converts first.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("mean.dim", this, dimensions, keepdim, type);

        /// <summary>The product of all elements; type converts first.</summary>
        public Tensor prod(ScalarType? type = null) => Ops.Call("prod", this, type);

        /// <summary>The product along a dimension; type converts first.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("prod.dim_int", this, dim, keepdim, type);

        /// <summary>The standard deviation of all elements, with n - 1 in the denominator when unbiased.</summary>
        public Tensor std(bool unbiased = true) => Ops.Call("std", this, unbiased);

        /// <summary>The standard deviation along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("std.dim", Cast(this, type), dimensions.ToArray(), unbiased, keepdim);

        /// <summary>The standard deviation along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("std.dim", Cast(this, type), dimensions, unbiased, keepdim);

        /// <summary>The standard deviation along a dimension, with n - 1 in the denominator when unbiased; type
        /// converts first.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("std.dim", Cast(this, type), (long[])[dim], unbiased, keepdim);

        /// <summary>The standard deviation along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("std.dim", Cast(this, type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        /// <summary>The standard deviation along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("std.dim", Cast(this, type), (long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        /// <summary>The standard deviation and the mean of all elements, with n - 1 in the denominator when
        /// unbiased.</summary>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Ops.Call2("std_mean", this, unbiased);

        /// <summary>The variance of all elements, with n - 1 in the denominator when unbiased.</summary>
        public Tensor var(bool unbiased = true) => Ops.Call("var", this, unbiased);

        /// <summary>The variance along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("var.dim", Cast(this, type), dimensions.ToArray(), unbiased, keepdim);

        /// <summary>The variance along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("var.dim", Cast(this, type), dimensions, unbiased, keepdim);

        /// <summary>The variance along a dimension, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("var.dim", Cast(this, type), (long[])[dim], unbiased, keepdim);

        /// <summary>The variance along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("var.dim", Cast(this, type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        /// <summary>The variance along dimensions, with n - 1 in the denominator when unbiased; type converts
        /// first.</summary>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.Call("var.dim", Cast(this, type), (long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        /// <summary>The variance and the mean of all elements, with n - 1 in the denominator when unbiased.</summary>
        public (Tensor std, Tensor mean) var_mean(bool unbiased = true) => Ops.Call2("var_mean", this, unbiased);

        /// <summary>Whether all elements are not zero.</summary>
        public Tensor all() => Ops.Call("all", this);

        /// <summary>Whether all elements along a dimension are not zero.</summary>
        public Tensor all(long dim, bool keepdim = false) => Ops.Call("all.dim", this, dim, keepdim);

        /// <summary>Whether any element is not zero.</summary>
        public Tensor any() => Ops.Call("any", this);

        /// <summary>Whether any element along a dimension is not zero.</summary>
        public Tensor any(long dim, bool keepdim = false) => Ops.Call("any.dim", this, dim, keepdim);

        /// <summary>The largest element.</summary>
        public Tensor max() => Ops.Call("max", this);

        /// <summary>The largest elements along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Ops.Call2("max.dim", this, dim, keepdim);

        /// <summary>The larger of both elements; NaN where either is.</summary>
        public Tensor max(Tensor other) => Ops.Call("maximum", this, other);

        /// <summary>The index of the largest element in the flattened tensor.</summary>
        public Tensor argmax() => Ops.Call("argmax", this);

        /// <summary>The index of the largest element along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Ops.Call("argmax", this, dim, keepdim);

        /// <summary>The largest element along dimensions.</summary>
        public Tensor amax(params long[] dims) => Ops.Call("amax", this, dims);

        /// <summary>The largest element along dimensions, written to an existing tensor if one is given.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.Call("amax", this, dims, keepdim) : Ops.Into("amax.out", @out, this, dims, keepdim);

        /// <summary>The largest element along dimensions, written to an existing tensor if one is given.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.Call("amax", this, dims.ToArray(), keepdim) : Ops.Into("amax.out", @out, this, dims.ToArray(), keepdim);

        /// <summary>The smallest element.</summary>
        public Tensor min() => Ops.Call("min", this);

        /// <summary>The smallest elements along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Ops.Call2("min.dim", this, dim, keepdim);

        /// <summary>The smaller of both elements; NaN where either is.</summary>
        public Tensor min(Tensor other) => Ops.Call("minimum", this, other);

        /// <summary>The index of the smallest element in the flattened tensor.</summary>
        public Tensor argmin() => Ops.Call("argmin", this);

        /// <summary>The index of the smallest element along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Ops.Call("argmin", this, dim, keepdim);

        /// <summary>The smallest element along dimensions.</summary>
        public Tensor amin(params long[] dims) => Ops.Call("amin", this, dims);

        /// <summary>The smallest element along dimensions, written to an existing tensor if one is given.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.Call("amin", this, dims, keepdim) : Ops.Into("amin.out", @out, this, dims, keepdim);

        /// <summary>The smallest element along dimensions, written to an existing tensor if one is given.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.Call("amin", this, dims.ToArray(), keepdim) : Ops.Into("amin.out", @out, this, dims.ToArray(), keepdim);

        /// <summary>The smallest and the largest element, of all or along a dimension.</summary>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) =>
            Ops.Call2("aminmax", this, dim, keepdim);

        /// <summary>The median of all elements, the lower one where there are two.</summary>
        public Tensor median() => Ops.Call("median", this);

        /// <summary>The most frequent elements along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Ops.Call2("mode", this, dim, keepdim);

        /// <summary>The quantiles along a dimension, q in [0, 1], interpolated linearly.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.Call("quantile", this, q, dim, keepdim);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Ops.Call("norm.Scalar", this, (double)p);

        /// <summary>The p-norm along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2) =>
            Ops.Call("norm.ScalarOpt_dim", this, (double)p, (long[])[dim], keepdim);

        /// <summary>log(sum(exp(x))) along a dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Ops.Call("logsumexp", this, (long[])[dim], keepdim);

        /// <summary>The running sum along a dimension; type converts first.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Ops.Call("cumsum", this, dim, type);

        /// <summary>The running product along a dimension; type converts first.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Ops.Call("cumprod", this, dim, type);

        /// <summary>How many elements are not zero, of all or along dimensions.</summary>
        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Ops.Call("count_nonzero", this) : Ops.Call("count_nonzero.dim_IntList", this, dims);

        /// <summary>The sum of all elements that are not NaN.</summary>
        public Tensor nansum() => Ops.Call("nansum", this);

        /// <summary>How often, or with which total weight, each of 0, 1, 2, ... occurs in a vector of non-negative
        /// integers; at least minlength counts.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Ops.Call("bincount", this, weights, minlength);

        /// <summary>The distinct elements, or slices along a dimension; where each element went; how often each occurs.
        /// What is not asked for is null.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Optional(dim is { } along ? Ops.Call3("unique_dim", this, along, sorted, return_inverse, return_counts) : Ops.Call3("_unique2", this, sorted, return_inverse, return_counts), return_inverse, return_counts);
    }
}
