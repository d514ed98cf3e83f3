using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Functions of each element by itself.
    public partial class Tensor
    {
        /// <summary>The absolute value of each element.</summary>
        public Tensor abs() => Ops.Call("abs", this);

        /// <summary>The absolute value of each element. Changes this tensor and returns it.</summary>
        public Tensor abs_() => Ops.InPlace("abs_", this);

        /// <summary>The absolute value of each element.</summary>
        public Tensor absolute() => abs();

        /// <summary>Each element with its sign changed.</summary>
        public Tensor neg() => Ops.Call("neg", this);

        /// <summary>Each element with its sign changed. Changes this tensor and returns it.</summary>
        public Tensor neg_() => Ops.InPlace("neg_", this);

        /// <summary>Each element with its sign changed.</summary>
        public Tensor negative() => neg();

        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => Ops.Call("exp", this);

        /// <summary>e to the power of each element. Changes this tensor and returns it.</summary>
        public Tensor exp_() => Ops.InPlace("exp_", this);

        /// <summary>2 to the power of each element.</summary>
        public Tensor exp2() => Ops.Call("exp2", this);

        /// <summary>2 to the power of each element. Changes this tensor and returns it.</summary>
        public Tensor exp2_() => Ops.InPlace("exp2_", this);

        /// <summary>e to the power of each element, less 1; accurate near 0.</summary>
        public Tensor expm1() => Ops.Call("expm1", this);

        /// <summary>e to the power of each element, less 1; accurate near 0. Changes this tensor and returns
        /// it.</summary>
        public Tensor expm1_() => Ops.InPlace("expm1_", this);

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => Ops.Call("log", this);

        /// <summary>The natural logarithm of each element. Changes this tensor and returns it.</summary>
        public Tensor log_() => Ops.InPlace("log_", this);

        /// <summary>The logarithm to base 2 of each element.</summary>
        public Tensor log2() => Ops.Call("log2", this);

        /// <summary>The logarithm to base 2 of each element. Changes this tensor and returns it.</summary>
        public Tensor log2_() => Ops.InPlace("log2_", this);

        /// <summary>The logarithm to base 10 of each element.</summary>
        public Tensor log10() => Ops.Call("log10", this);

        /// <summary>The logarithm to base 10 of each element. Changes this tensor and returns it.</summary>
        public Tensor log10_() => Ops.InPlace("log10_", this);

        /// <summary>The natural logarithm of 1 plus each element; accurate near 0.</summary>
        public Tensor log1p() => Ops.Call("log1p", this);

        /// <summary>The natural logarithm of 1 plus each element; accurate near 0. Changes this tensor and returns
        /// it.</summary>
        public Tensor log1p_() => Ops.InPlace("log1p_", this);

        /// <summary>The square root of each element; NaN where it is negative.</summary>
        public Tensor sqrt() => Ops.Call("sqrt", this);

        /// <summary>The square root of each element; NaN where it is negative. Changes this tensor and returns
        /// it.</summary>
        public Tensor sqrt_() => Ops.InPlace("sqrt_", this);

        /// <summary>The reciprocal of the square root of each element.</summary>
        public Tensor rsqrt() => Ops.Call("rsqrt", this);

        /// <summary>The reciprocal of the square root of each element. Changes this tensor and returns it.</summary>
        public Tensor rsqrt_() => Ops.InPlace("rsqrt_", this);

        /// <summary>The square of each element.</summary>
        public Tensor square() => Ops.Call("square", this);

        /// <summary>1 divided by each element.</summary>
        public Tensor reciprocal() => Ops.Call("reciprocal", this);

        /// <summary>1 divided by each element. Changes this tensor and returns it.</summary>
        public Tensor reciprocal_() => Ops.InPlace("reciprocal_", this);

        /// <summary>The sign of each element: -1, 0 or 1.</summary>
        public Tensor sign() => Ops.Call("sign", this);

        /// <summary>The sign of each element: -1, 0 or 1. Changes this tensor and returns it.</summary>
        public Tensor sign_() => Ops.InPlace("sign_", this);

        /// <summary>The largest integer not above each element.</summary>
        public Tensor floor() => Ops.Call("floor", this);

        /// <summary>The largest integer not above each element. Changes this tensor and returns it.</summary>
        public Tensor floor_() => Ops.InPlace("floor_", this);

        /// <summary>The smallest integer not below each element.</summary>
        public Tensor ceil() => Ops.Call("ceil", this);

        /// <summary>The smallest integer not below each element. Changes this tensor and returns it.</summary>
        public Tensor ceil_() => Ops.InPlace("ceil_", this);

        /// <summary>Each element without its fraction.</summary>
        public Tensor trunc() => Ops.Call("trunc", this);

        /// <summary>Each element without its fraction. Changes this tensor and returns it.</summary>
        public Tensor trunc_() => Ops.InPlace("trunc_", this);

        /// <summary>The fraction of each element, with its sign.</summary>
        public Tensor frac() => Ops.Call("frac", this);

        /// <summary>The fraction of each element, with its sign. Changes this tensor and returns it.</summary>
        public Tensor frac_() => Ops.InPlace("frac_", this);

        /// <summary>Each element rounded to this many decimals, halves to even.</summary>
        public Tensor round(long decimals = 0) => Ops.Call("round.decimals", this, decimals);

        /// <summary>Each element rounded to this many decimals, halves to even. Changes this tensor and returns
        /// it.</summary>
        public Tensor round_(long decimals = 0) => Ops.InPlace("round_.decimals", this, decimals);

        /// <summary>The error function of each element.</summary>
        public Tensor erf() => Ops.Call("erf", this);

        /// <summary>The error function of each element. Changes this tensor and returns it.</summary>
        public Tensor erf_() => Ops.InPlace("erf_", this);

        /// <summary>1 less the error function of each element.</summary>
        public Tensor erfc() => Ops.Call("erfc", this);

        /// <summary>1 less the error function of each element. Changes this tensor and returns it.</summary>
        public Tensor erfc_() => Ops.InPlace("erfc_", this);

        /// <summary>The inverse of the error function of each element, for elements in (-1, 1).</summary>
        public Tensor erfinv() => Ops.Call("erfinv", this);

        /// <summary>The inverse of the error function of each element, for elements in (-1, 1). Changes this tensor and
        /// returns it.</summary>
        public Tensor erfinv_() => Ops.InPlace("erfinv_", this);

        /// <summary>The sine of each element in radians.</summary>
        public Tensor sin() => Ops.Call("sin", this);

        /// <summary>The sine of each element in radians. Changes this tensor and returns it.</summary>
        public Tensor sin_() => Ops.InPlace("sin_", this);

        /// <summary>The cosine of each element in radians.</summary>
        public Tensor cos() => Ops.Call("cos", this);

        /// <summary>The cosine of each element in radians. Changes this tensor and returns it.</summary>
        public Tensor cos_() => Ops.InPlace("cos_", this);

        /// <summary>The tangent of each element in radians.</summary>
        public Tensor tan() => Ops.Call("tan", this);

        /// <summary>The tangent of each element in radians. Changes this tensor and returns it.</summary>
        public Tensor tan_() => Ops.InPlace("tan_", this);

        /// <summary>The arcsine of each element, in radians.</summary>
        public Tensor asin() => Ops.Call("asin", this);

        /// <summary>The arcsine of each element, in radians. Changes this tensor and returns it.</summary>
        public Tensor asin_() => Ops.InPlace("asin_", this);

        /// <summary>The arccosine of each element, in radians.</summary>
        public Tensor acos() => Ops.Call("acos", this);

        /// <summary>The arccosine of each element, in radians. Changes this tensor and returns it.</summary>
        public Tensor acos_() => Ops.InPlace("acos_", this);

        /// <summary>The arctangent of each element, in radians.</summary>
        public Tensor atan() => Ops.Call("atan", this);

        /// <summary>The arctangent of each element, in radians. Changes this tensor and returns it.</summary>
        public Tensor atan_() => Ops.InPlace("atan_", this);

        /// <summary>The hyperbolic sine of each element.</summary>
        public Tensor sinh() => Ops.Call("sinh", this);

        /// <summary>The hyperbolic sine of each element. Changes this tensor and returns it.</summary>
        public Tensor sinh_() => Ops.InPlace("sinh_", this);

        /// <summary>The hyperbolic cosine of each element.</summary>
        public Tensor cosh() => Ops.Call("cosh", this);

        /// <summary>The hyperbolic cosine of each element. Changes this tensor and returns it.</summary>
        public Tensor cosh_() => Ops.InPlace("cosh_", this);

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => Ops.Call("logical_not", this);

        /// <summary>Whether each element is zero. Changes this tensor and returns it.</summary>
        public Tensor logical_not_() => Ops.InPlace("logical_not_", this);

        /// <summary>Whether each element is NaN.</summary>
        public Tensor isnan() => Ops.Call("isnan", this);

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => Ops.Call("isinf", this);

        /// <summary>Whether each element is neither infinite nor NaN.</summary>
        public Tensor isfinite() => Ops.Call("isfinite", this);

        /// <summary>Each element, with NaN, positive and negative infinity replaced; without a replacement, infinities
        /// become the largest and smallest number of the type.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Ops.Call("nan_to_num", this, nan, posinf, neginf);

        /// <summary>Each element, with NaN, positive and negative infinity replaced; without a replacement, infinities
        /// become the largest and smallest number of the type. Changes this tensor and returns it.</summary>
        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) =>
            Ops.InPlace("nan_to_num_", this, nan, posinf, neginf);

        /// <summary>Each element, moved into [min, max]; either bound may be missing.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Ops.Call("clamp", this, min, max);

        /// <summary>Each element, moved into [min, max]; either bound may be missing. Changes this tensor and returns
        /// it.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Ops.InPlace("clamp_", this, min, max);

        /// <summary>Each element, moved into its own [min, max]; either bound may be missing.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Ops.Call("clamp.Tensor", this, min, max);

        /// <summary>Each element, moved into its own [min, max]; either bound may be missing. Changes this tensor and
        /// returns it.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Ops.InPlace("clamp_.Tensor", this, min, max);

        /// <summary>The larger of each element and the bound.</summary>
        public Tensor clamp_min(Scalar min) => Ops.Call("clamp_min", this, min);

        /// <summary>The larger of each element and the bound. Changes this tensor and returns it.</summary>
        public Tensor clamp_min_(Scalar min) => Ops.InPlace("clamp_min_", this, min);

        /// <summary>The smaller of each element and the bound.</summary>
        public Tensor clamp_max(Scalar max) => Ops.Call("clamp_max", this, max);

        /// <summary>The smaller of each element and the bound. Changes this tensor and returns it.</summary>
        public Tensor clamp_max_(Scalar max) => Ops.InPlace("clamp_max_", this, max);

        /// <summary>Each element, moved into [min, max]; either bound may be missing.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);
    }
}
