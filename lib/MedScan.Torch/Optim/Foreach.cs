using MedScan.Torch.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Element-wise operations over lists of tensors: one call for a whole group of parameters.</summary>
internal static class Foreach
{
    public static Tensor[] Add(Tensor[] self, Tensor[] other, double alpha) => Ops.CallList("_foreach_add.List", self, other, alpha);

    public static void AddInPlace(Tensor[] self, Tensor[] other, double alpha) => Ops.Run("_foreach_add_.List", self, other, alpha);

    public static void AddInPlace(Tensor[] self, double value) => Ops.Run("_foreach_add_.Scalar", self, value);

    public static void MulInPlace(Tensor[] self, double factor) => Ops.Run("_foreach_mul_.Scalar", self, factor);

    public static void DivInPlace(Tensor[] self, double divisor) => Ops.Run("_foreach_div_.Scalar", self, divisor);

    public static Tensor[] Negate(Tensor[] self) => Ops.CallList("_foreach_neg", self);

    public static Tensor[] Sqrt(Tensor[] self) => Ops.CallList("_foreach_sqrt", self);

    public static void SqrtInPlace(Tensor[] self) => Ops.Run("_foreach_sqrt_", self);

    public static Tensor[] Addcmul(Tensor[] self, Tensor[] left, Tensor[] right, double value) =>
        Ops.CallList("_foreach_addcmul.Scalar", self, left, right, value);

    public static void AddcmulInPlace(Tensor[] self, Tensor[] left, Tensor[] right, double value) =>
        Ops.Run("_foreach_addcmul_.Scalar", self, left, right, value);

    public static void AddcdivInPlace(Tensor[] self, Tensor[] numerator, Tensor[] denominator, double value) =>
        Ops.Run("_foreach_addcdiv_.Scalar", self, numerator, denominator, value);

    public static void MaximumInPlace(Tensor self, Tensor other) => Ops.Run("maximum.out", self, other, self);
}
