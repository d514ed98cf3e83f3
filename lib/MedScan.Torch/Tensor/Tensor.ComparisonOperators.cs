namespace TorchSharp;

public static partial class torch
{
    // Elementwise comparison and logic; a null check needs "is null".
    public partial class Tensor
    {
        /// <summary>Whether the elements are equal.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => Given(left).eq(right);

        /// <summary>Whether each element equals the number.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => Given(left).eq(right);

        /// <summary>Whether the number equals each element.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => Given(right).eq(left);

        /// <summary>Whether the elements differ.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => Given(left).ne(right);

        /// <summary>Whether each element differs from the number.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => Given(left).ne(right);

        /// <summary>Whether the number differs from each element.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => Given(right).ne(left);

        /// <summary>Whether each element is less.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Given(left).lt(right);

        /// <summary>Whether each element is less.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Given(left).lt(right);

        /// <summary>Whether the number is less.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => Given(right).gt(left);

        /// <summary>Whether each element is less or equal.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Given(left).le(right);

        /// <summary>Whether each element is less or equal.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Given(left).le(right);

        /// <summary>Whether the number is less or equal.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => Given(right).ge(left);

        /// <summary>Whether each element is greater.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Given(left).gt(right);

        /// <summary>Whether each element is greater.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Given(left).gt(right);

        /// <summary>Whether the number is greater.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => Given(right).lt(left);

        /// <summary>Whether each element is greater or equal.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Given(left).ge(right);

        /// <summary>Whether each element is greater or equal.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Given(left).ge(right);

        /// <summary>Whether the number is greater or equal.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => Given(right).le(left);

        /// <summary>The bits set in both elements; for truth values, and.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => Given(left).bitwise_and(right);

        /// <summary>The bits set in either element; for truth values, or.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => Given(left).bitwise_or(right);

        /// <summary>The bits set in exactly one element; for truth values, exclusive or.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => Given(left).bitwise_xor(right);

        /// <summary>All bits turned; for truth values, not.</summary>
        public static Tensor operator ~(Tensor left) => Given(left).bitwise_not();
    }
}
