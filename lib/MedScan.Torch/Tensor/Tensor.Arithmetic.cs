using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Sums, products and powers; shapes broadcast.
    public partial class Tensor
    {
        /// <summary>The elementwise sum.</summary>
        public Tensor add(Tensor target) => Ops.Call("add.Tensor", this, target);

        /// <summary>The elementwise sum. Changes this tensor and returns it.</summary>
        public Tensor add_(Tensor target) => Ops.InPlace("add_.Tensor", this, target);

        /// <summary>This tensor plus alpha times the other.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Ops.Call("add.Tensor", this, target, alpha);

        /// <summary>This tensor plus alpha times the other. Changes this tensor and returns it.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Ops.InPlace("add_.Tensor", this, target, alpha);

        /// <summary>The sum of each element and a number.</summary>
        public Tensor add(Scalar scalar) => Ops.Call("add.Scalar", this, scalar);

        /// <summary>The sum of each element and a number. Changes this tensor and returns it.</summary>
        public Tensor add_(Scalar scalar) => Ops.InPlace("add_.Scalar", this, scalar);

        /// <summary>Each element plus alpha times a number.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Ops.Call("add.Scalar", this, scalar, alpha);

        /// <summary>Each element plus alpha times a number. Changes this tensor and returns it.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Ops.InPlace("add_.Scalar", this, scalar, alpha);

        /// <summary>The elementwise difference.</summary>
        public Tensor sub(Tensor target) => Ops.Call("sub.Tensor", this, target);

        /// <summary>The elementwise difference. Changes this tensor and returns it.</summary>
        public Tensor sub_(Tensor target) => Ops.InPlace("sub_.Tensor", this, target);

        /// <summary>Each element less a number.</summary>
        public Tensor sub(Scalar target) => Ops.Call("sub.Scalar", this, target);

        /// <summary>Each element less a number. Changes this tensor and returns it.</summary>
        public Tensor sub_(Scalar target) => Ops.InPlace("sub_.Scalar", this, target);

        /// <summary>The elementwise difference.</summary>
        public Tensor subtract(Tensor target) => sub(target);

        /// <summary>Each element less a number.</summary>
        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>The elementwise product.</summary>
        public Tensor mul(Tensor target) => Ops.Call("mul.Tensor", this, target);

        /// <summary>The elementwise product. Changes this tensor and returns it.</summary>
        public Tensor mul_(Tensor target) => Ops.InPlace("mul_.Tensor", this, target);

        /// <summary>Each element times a number.</summary>
        public Tensor mul(Scalar target) => Ops.Call("mul.Scalar", this, target);

        /// <summary>Each element times a number. Changes this tensor and returns it.</summary>
        public Tensor mul_(Scalar target) => Ops.InPlace("mul_.Scalar", this, target);

        /// <summary>The elementwise product.</summary>
        public Tensor multiply(Tensor target) => mul(target);

        /// <summary>Each element times a number.</summary>
        public Tensor multiply(Scalar target) => mul(target);

        /// <summary>The elementwise quotient; integers give floating point. The quotient is rounded towards zero or
        /// down where the mode says so.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.Call("div.Tensor_mode", this, target, Name(rounding_mode));

        /// <summary>The elementwise quotient. The quotient is rounded towards zero or down where the mode says so.
        /// Changes this tensor and returns it.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.InPlace("div_.Tensor_mode", this, target, Name(rounding_mode));

        /// <summary>Each element divided by a number; integers give floating point. The quotient is rounded towards
        /// zero or down where the mode says so.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.Call("div.Scalar_mode", this, target, Name(rounding_mode));

        /// <summary>Each element divided by a number. The quotient is rounded towards zero or down where the mode says
        /// so. Changes this tensor and returns it.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Ops.InPlace("div_.Scalar_mode", this, target, Name(rounding_mode));

        /// <summary>The elementwise quotient; integers give floating point.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Each element divided by a number; integers give floating point.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>The elementwise quotient, rounded down.</summary>
        public Tensor floor_divide(Tensor other) => Ops.Call("floor_divide", this, other);

        /// <summary>Each element divided by a number, rounded down.</summary>
        public Tensor floor_divide(Scalar other) => Ops.Call("floor_divide.Scalar", this, other);

        /// <summary>The elementwise remainder, with the sign of the dividend.</summary>
        public Tensor fmod(Tensor target) => Ops.Call("fmod.Tensor", this, target);

        /// <summary>The elementwise remainder, with the sign of the dividend. Changes this tensor and returns
        /// it.</summary>
        public Tensor fmod_(Tensor target) => Ops.InPlace("fmod_.Tensor", this, target);

        /// <summary>The remainder of each element, with the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar) => Ops.Call("fmod.Scalar", this, scalar);

        /// <summary>The remainder of each element, with the sign of the dividend. Changes this tensor and returns
        /// it.</summary>
        public Tensor fmod_(Scalar scalar) => Ops.InPlace("fmod_.Scalar", this, scalar);

        /// <summary>The elementwise remainder, with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => Ops.Call("remainder.Tensor", this, target);

        /// <summary>The elementwise remainder, with the sign of the divisor. Changes this tensor and returns
        /// it.</summary>
        public Tensor remainder_(Tensor target) => Ops.InPlace("remainder_.Tensor", this, target);

        /// <summary>The remainder of each element, with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar) => Ops.Call("remainder.Scalar", this, scalar);

        /// <summary>The remainder of each element, with the sign of the divisor. Changes this tensor and returns
        /// it.</summary>
        public Tensor remainder_(Scalar scalar) => Ops.InPlace("remainder_.Scalar", this, scalar);

        /// <summary>Each element to the power of its exponent.</summary>
        public Tensor pow(Tensor exponent) => Ops.Call("pow.Tensor_Tensor", this, exponent);

        /// <summary>Each element to the power of its exponent. Changes this tensor and returns it.</summary>
        public Tensor pow_(Tensor exponent) => Ops.InPlace("pow_.Tensor", this, exponent);

        /// <summary>Each element to a power.</summary>
        public Tensor pow(Scalar exponent) => Ops.Call("pow.Tensor_Scalar", this, exponent);

        /// <summary>Each element to a power. Changes this tensor and returns it.</summary>
        public Tensor pow_(Scalar exponent) => Ops.InPlace("pow_.Scalar", this, exponent);

        /// <summary>This tensor plus value * tensor1 * tensor2, elementwise.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.Call("addcmul", this, tensor1, tensor2, value);

        /// <summary>This tensor plus value * tensor1 * tensor2, elementwise. Changes this tensor and returns
        /// it.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Ops.InPlace("addcmul_", this, tensor1, tensor2, value);

        /// <summary>This tensor plus value * tensor1 / tensor2, elementwise.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.Call("addcdiv", this, tensor1, tensor2, value);

        /// <summary>This tensor plus value * tensor1 / tensor2, elementwise. Changes this tensor and returns
        /// it.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Ops.InPlace("addcdiv_", this, tensor1, tensor2, value);

        /// <summary>This tensor plus tensor1 / tensor2, elementwise.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Ops.Call("addcdiv", this, tensor1, tensor2);

        /// <summary>This tensor plus tensor1 / tensor2, elementwise. Changes this tensor and returns it.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Ops.InPlace("addcdiv_", this, tensor1, tensor2);

        /// <summary>This tensor plus weight * (end - this tensor), elementwise.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Ops.Call("lerp.Tensor", this, end, weight);

        /// <summary>This tensor plus weight * (end - this tensor), elementwise. Changes this tensor and returns
        /// it.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Ops.InPlace("lerp_.Tensor", this, end, weight);

        /// <summary>The larger of both elements; NaN where either is.</summary>
        public Tensor maximum(Tensor other) => Ops.Call("maximum", this, other);

        /// <summary>The smaller of both elements; NaN where either is.</summary>
        public Tensor minimum(Tensor other) => Ops.Call("minimum", this, other);

        /// <summary>The angle of the point (other, this), in radians.</summary>
        public Tensor atan2(Tensor other) => Ops.Call("atan2", this, other);

        /// <summary>The angle of the point (other, this), in radians. Changes this tensor and returns it.</summary>
        public Tensor atan2_(Tensor other) => Ops.InPlace("atan2_", this, other);

        /// <summary>log(exp(x) + exp(y)) of both elements, without overflow.</summary>
        public Tensor logaddexp(Tensor other) => Ops.Call("logaddexp", this, other);
    }
}
