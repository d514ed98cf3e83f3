using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // +, -, *, / and %; shapes broadcast.
    public partial class Tensor
    {
        /// <summary>The elementwise sum.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Given(left).add(right);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, double right) => Given(left).add((Scalar)right);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(double left, Tensor right) => Given(right).add((Scalar)left);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, int right) => Given(left).add((Scalar)right);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(int left, Tensor right) => Given(right).add((Scalar)left);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, long right) => Given(left).add((Scalar)right);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(long left, Tensor right) => Given(right).add((Scalar)left);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, float right) => Given(left).add((Scalar)right);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(float left, Tensor right) => Given(right).add((Scalar)left);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Given(left).add(right);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Given(right).add(left);

        /// <summary>The elementwise difference.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Given(left).sub(right);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, double right) => Given(left).sub((Scalar)right);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(double left, Tensor right) => Ops.Call("rsub.Scalar", right, (Scalar)left);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, int right) => Given(left).sub((Scalar)right);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(int left, Tensor right) => Ops.Call("rsub.Scalar", right, (Scalar)left);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, long right) => Given(left).sub((Scalar)right);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(long left, Tensor right) => Ops.Call("rsub.Scalar", right, (Scalar)left);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, float right) => Given(left).sub((Scalar)right);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(float left, Tensor right) => Ops.Call("rsub.Scalar", right, (Scalar)left);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Given(left).sub(right);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Ops.Call("rsub.Scalar", right, left);

        /// <summary>The elementwise product.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Given(left).mul(right);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, double right) => Given(left).mul((Scalar)right);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(double left, Tensor right) => Given(right).mul((Scalar)left);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, int right) => Given(left).mul((Scalar)right);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(int left, Tensor right) => Given(right).mul((Scalar)left);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, long right) => Given(left).mul((Scalar)right);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(long left, Tensor right) => Given(right).mul((Scalar)left);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, float right) => Given(left).mul((Scalar)right);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(float left, Tensor right) => Given(right).mul((Scalar)left);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Given(left).mul(right);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Given(right).mul(left);

        /// <summary>The elementwise quotient.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Given(left).div(right);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, double right) => Given(left).div((Scalar)right);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(double left, Tensor right) => Ops.Call("mul.Scalar", Given(right).reciprocal(), (Scalar)left);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, int right) => Given(left).div((Scalar)right);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(int left, Tensor right) => Ops.Call("mul.Scalar", Given(right).reciprocal(), (Scalar)left);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, long right) => Given(left).div((Scalar)right);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(long left, Tensor right) => Ops.Call("mul.Scalar", Given(right).reciprocal(), (Scalar)left);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, float right) => Given(left).div((Scalar)right);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(float left, Tensor right) => Ops.Call("mul.Scalar", Given(right).reciprocal(), (Scalar)left);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Given(left).div(right);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Ops.Call("mul.Scalar", Given(right).reciprocal(), left);

        /// <summary>The elementwise remainder.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => Given(left).remainder(right);

        /// <summary>The remainder of each element and a number.</summary>
        public static Tensor operator %(Tensor left, double right) => Given(left).remainder((Scalar)right);

        /// <summary>The remainder of each element and a number.</summary>
        public static Tensor operator %(Tensor left, int right) => Given(left).remainder((Scalar)right);

        /// <summary>The remainder of each element and a number.</summary>
        public static Tensor operator %(Tensor left, long right) => Given(left).remainder((Scalar)right);

        /// <summary>The remainder of each element and a number.</summary>
        public static Tensor operator %(Tensor left, float right) => Given(left).remainder((Scalar)right);

        /// <summary>The remainder of each element and a number.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Given(left).remainder(right);

        /// <summary>Each element with its sign changed.</summary>
        public static Tensor operator -(Tensor tensor) => Given(tensor).neg();
    }
}
