using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

/// <summary>Inputs of the operator tests, and the comparison with what PyTorch gives for them.</summary>
public abstract class OperatorValues
{
    protected static readonly Tensor a = Kept(new float[,] { { -1.5f, 0.25f, 2 }, { 0.5f, -0.75f, 3 } });
    protected static readonly Tensor b = Kept(new float[,] { { 0.5f, 1.25f, 4 }, { 2, 0.75f, 1 } });
    protected static readonly Tensor u = Kept(new float[,] { { 0.1f, 0.9f, 0.5f }, { -0.4f, 0, -0.8f } });
    protected static readonly Tensor i = Kept(new long[,] { { 3, -7, 5 }, { 0, 2, -4 } });
    protected static readonly Tensor v = Kept(new float[] { 3, 1, 2, 5, 4 });
    protected static readonly Tensor n = Kept(new long[,] { { 0, 2, 1 }, { 1, 0, 2 } });
    protected static readonly Tensor k = Kept(new bool[,] { { true, false, true }, { false, true, true } });
    protected static readonly Tensor s = Kept(new float[,] { { 4, 1 }, { 2, 3 } });
    protected static readonly Tensor c = arange(24, float32).reshape(2, 3, 4).DetachFromDisposeScope();
    protected static readonly Tensor x =
        Kept(new float[,] { { 1, float.NaN, float.PositiveInfinity }, { float.NegativeInfinity, 0, -2 } });

    protected static TheoryData<string> NamesOf(IReadOnlyList<Case> cases) => [.. cases.Select(known => known.Expression)];

    protected static void Check(IReadOnlyList<Case> cases, string expression)
    {
        Case known = cases.Single(candidate => candidate.Expression == expression);
        using DisposeScope scope = NewDisposeScope();
        Tensor result = known.Compute();

        Assert.Equal(known.Shape, result.shape);
        double[] values = result.to_type(float64).data<double>().ToArray();
        for (int at = 0; at < values.Length; at++)
        {
            double expected = known.Values[at];
            // NaN and infinities must be met exactly.
            bool near = values[at].Equals(expected) || Math.Abs(values[at] - expected) <= 1e-6 + (2e-5 * Math.Abs(expected));
            Assert.True(near, $"{expression}: element {at} is {values[at]}, PyTorch gives {expected}");
        }
    }

    private static Tensor Kept(Array values) => from_array(values).clone().DetachFromDisposeScope();

    protected sealed record Case(string Expression, Func<Tensor> Compute, long[] Shape, double[] Values);
}
