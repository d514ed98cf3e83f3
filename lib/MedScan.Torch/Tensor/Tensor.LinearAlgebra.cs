using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Products of vectors and matrices.
    public partial class Tensor
    {
        /// <summary>The product of vectors, matrices or batches of matrices.</summary>
        public Tensor matmul(Tensor target) => Ops.Call("matmul", this, target);

        /// <summary>The product of two matrices, (n, m) by (m, p).</summary>
        public Tensor mm(Tensor target) => Ops.Call("mm", this, target);

        /// <summary>The products of two batches of matrices, (b, n, m) by (b, m, p).</summary>
        public Tensor bmm(Tensor batch2) => Ops.Call("bmm", this, batch2);

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Ops.Call("mv", this, target);

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Ops.Call("dot", this, target);

        /// <summary>The outer product of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Ops.Call("outer", this, vec2);

        /// <summary>Product of matrices and sum, beta times this plus alpha times the product.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Ops.Call("addmm", this, mat1, mat2, (double)beta, (double)alpha);

        /// <summary>Product of matrices and sum, beta times this plus alpha times the product. Changes this tensor and
        /// returns it.</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Ops.InPlace("addmm_", this, mat1, mat2, (double)beta, (double)alpha);

        /// <summary>Product of a matrix and a vector and sum, beta times this plus alpha times the product.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            Ops.Call("addmv", this, mat, vec, (double)beta, (double)alpha);

        /// <summary>Product of a matrix and a vector and sum, beta times this plus alpha times the product. Changes
        /// this tensor and returns it.</summary>
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) =>
            Ops.InPlace("addmv_", this, mat, vec, (double)beta, (double)alpha);

        /// <summary>Products of batches of matrices and sum, beta times this plus alpha times the product.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Ops.Call("baddbmm", this, batch1, batch2, (double)beta, (double)alpha);

        /// <summary>The sum of the diagonal of a matrix.</summary>
        public Tensor trace() => Ops.Call("trace", this);

        /// <summary>The inverses of square matrices.</summary>
        public Tensor inverse() => Ops.Call("inverse", this);

        /// <summary>The determinants of square matrices.</summary>
        public Tensor det() => Ops.Call("det", this);
    }
}
