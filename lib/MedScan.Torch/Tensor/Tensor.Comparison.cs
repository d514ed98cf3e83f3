using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Comparisons; shapes broadcast, results are of type Bool.
    public partial class Tensor
    {
        /// <summary>Whether the elements are equal.</summary>
        public Tensor eq(Tensor target) => Ops.Call("eq.Tensor", this, target);

        /// <summary>Whether the elements are equal. Changes this tensor and returns it.</summary>
        public Tensor eq_(Tensor target) => Ops.InPlace("eq_.Tensor", this, target);

        /// <summary>Whether each element equals a number.</summary>
        public Tensor eq(Scalar target) => Ops.Call("eq.Scalar", this, target);

        /// <summary>Whether each element equals a number. Changes this tensor and returns it.</summary>
        public Tensor eq_(Scalar target) => Ops.InPlace("eq_.Scalar", this, target);

        /// <summary>Whether the elements differ.</summary>
        public Tensor ne(Tensor target) => Ops.Call("ne.Tensor", this, target);

        /// <summary>Whether the elements differ. Changes this tensor and returns it.</summary>
        public Tensor ne_(Tensor target) => Ops.InPlace("ne_.Tensor", this, target);

        /// <summary>Whether each element differs from a number.</summary>
        public Tensor ne(Scalar target) => Ops.Call("ne.Scalar", this, target);

        /// <summary>Whether each element differs from a number. Changes this tensor and returns it.</summary>
        public Tensor ne_(Scalar target) => Ops.InPlace("ne_.Scalar", this, target);

        /// <summary>Whether each element is below the other.</summary>
        public Tensor lt(Tensor target) => Ops.Call("lt.Tensor", this, target);

        /// <summary>Whether each element is below the other. Changes this tensor and returns it.</summary>
        public Tensor lt_(Tensor target) => Ops.InPlace("lt_.Tensor", this, target);

        /// <summary>Whether each element is below a number.</summary>
        public Tensor lt(Scalar target) => Ops.Call("lt.Scalar", this, target);

        /// <summary>Whether each element is below a number. Changes this tensor and returns it.</summary>
        public Tensor lt_(Scalar target) => Ops.InPlace("lt_.Scalar", this, target);

        /// <summary>Whether each element is not above the other.</summary>
        public Tensor le(Tensor target) => Ops.Call("le.Tensor", this, target);

        /// <summary>Whether each element is not above the other. Changes this tensor and returns it.</summary>
        public Tensor le_(Tensor target) => Ops.InPlace("le_.Tensor", this, target);

        /// <summary>Whether each element is not above a number.</summary>
        public Tensor le(Scalar target) => Ops.Call("le.Scalar", this, target);

        /// <summary>Whether each element is not above a number. Changes this tensor and returns it.</summary>
        public Tensor le_(Scalar target) => Ops.InPlace("le_.Scalar", this, target);

        /// <summary>Whether each element is above the other.</summary>
        public Tensor gt(Tensor target) => Ops.Call("gt.Tensor", this, target);

        /// <summary>Whether each element is above the other. Changes this tensor and returns it.</summary>
        public Tensor gt_(Tensor target) => Ops.InPlace("gt_.Tensor", this, target);

        /// <summary>Whether each element is above a number.</summary>
        public Tensor gt(Scalar target) => Ops.Call("gt.Scalar", this, target);

        /// <summary>Whether each element is above a number. Changes this tensor and returns it.</summary>
        public Tensor gt_(Scalar target) => Ops.InPlace("gt_.Scalar", this, target);

        /// <summary>Whether each element is not below the other.</summary>
        public Tensor ge(Tensor target) => Ops.Call("ge.Tensor", this, target);

        /// <summary>Whether each element is not below the other. Changes this tensor and returns it.</summary>
        public Tensor ge_(Tensor target) => Ops.InPlace("ge_.Tensor", this, target);

        /// <summary>Whether each element is not below a number.</summary>
        public Tensor ge(Scalar target) => Ops.Call("ge.Scalar", this, target);

        /// <summary>Whether each element is not below a number. Changes this tensor and returns it.</summary>
        public Tensor ge_(Scalar target) => Ops.InPlace("ge_.Scalar", this, target);

        /// <summary>Whether the elements are equal, elementwise as in TorchSharp; for one answer use <see
        /// cref="Equals(Tensor)"/>.</summary>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>Whether the elements differ.</summary>
        public Tensor not_equal(Tensor target) => ne(target);

        /// <summary>Whether each element is above the other.</summary>
        public Tensor greater(Tensor target) => gt(target);

        /// <summary>Whether each element is not below the other.</summary>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Whether each element is below the other.</summary>
        public Tensor less(Tensor target) => lt(target);

        /// <summary>Whether each element is not above the other.</summary>
        public Tensor less_equal(Tensor target) => le(target);

        /// <summary>Whether all elements satisfy |this - target| &lt;= atol + rtol * |target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false) =>
            Ops.CallBool("allclose", this, target, rtol, atol, equal_nan);

        /// <summary>Whether each element satisfies |this - other| &lt;= atol + rtol * |other|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
            Ops.Call("isclose", this, other, rtol, atol, nanEqual);

        /// <summary>Whether both elements are not zero.</summary>
        public Tensor logical_and(Tensor other) => Ops.Call("logical_and", this, other);

        /// <summary>Whether both elements are not zero. Changes this tensor and returns it.</summary>
        public Tensor logical_and_(Tensor other) => Ops.InPlace("logical_and_", this, other);

        /// <summary>Whether one or both elements are not zero.</summary>
        public Tensor logical_or(Tensor other) => Ops.Call("logical_or", this, other);

        /// <summary>Whether one or both elements are not zero. Changes this tensor and returns it.</summary>
        public Tensor logical_or_(Tensor other) => Ops.InPlace("logical_or_", this, other);

        /// <summary>Whether exactly one of the elements is not zero.</summary>
        public Tensor logical_xor(Tensor other) => Ops.Call("logical_xor", this, other);

        /// <summary>Whether exactly one of the elements is not zero. Changes this tensor and returns it.</summary>
        public Tensor logical_xor_(Tensor other) => Ops.InPlace("logical_xor_", this, other);

        /// <summary>The bits set in both elements.</summary>
        public Tensor bitwise_and(Tensor other) => Ops.Call("bitwise_and.Tensor", this, other);

        /// <summary>The bits set in both elements. Changes this tensor and returns it.</summary>
        public Tensor bitwise_and_(Tensor other) => Ops.InPlace("bitwise_and_.Tensor", this, other);

        /// <summary>The bits set in either element.</summary>
        public Tensor bitwise_or(Tensor other) => Ops.Call("bitwise_or.Tensor", this, other);

        /// <summary>The bits set in either element. Changes this tensor and returns it.</summary>
        public Tensor bitwise_or_(Tensor other) => Ops.InPlace("bitwise_or_.Tensor", this, other);

        /// <summary>The bits set in exactly one element.</summary>
        public Tensor bitwise_xor(Tensor other) => Ops.Call("bitwise_xor.Tensor", this, other);

        /// <summary>The bits set in exactly one element. Changes this tensor and returns it.</summary>
        public Tensor bitwise_xor_(Tensor other) => Ops.InPlace("bitwise_xor_.Tensor", this, other);

        /// <summary>Each element with all bits turned; the negation of a truth value.</summary>
        public Tensor bitwise_not() => Ops.Call("bitwise_not", this);

        /// <summary>Each element with all bits turned; the negation of a truth value. Changes this tensor and returns
        /// it.</summary>
        public Tensor bitwise_not_() => Ops.InPlace("bitwise_not_", this);

        /// <summary>This tensor where the condition holds, else the other.</summary>
        public Tensor where(Tensor condition, Tensor y) => Ops.Call("where.self", condition, this, y);

        /// <summary>Whether each element is one of the test elements.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Ops.Call("isin.Tensor_Tensor", this, test_elements, assumeUnique, invert);
    }
}
