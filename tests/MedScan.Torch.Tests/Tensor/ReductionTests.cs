using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected shapes and values: PyTorch 1.13.1 from Python, the same expressions over the same inputs.
public class ReductionTests : OperatorValues
{
    private static readonly IReadOnlyList<Case> s_cases =
    [
        new("a.sum()", () => a.sum(), [], [3.5]),
        new("a.sum(1)", () => a.sum(1), [2], [0.75, 2.75]),
        new("c.sum(0, 2)", () => c.sum(0, 2), [3], [60, 92, 124]),
        new("c.sum([0, 1], keepdim: true)", () => c.sum([0, 1], keepdim: true), [1, 1, 4], [60, 66, 72, 78]),
        new("i.sum(ScalarType.Float64)", () => i.sum(ScalarType.Float64), [], [-1]),
        new("a.mean()", () => a.mean(), [], [0.5833333]),
        new("c.mean([1, 2])", () => c.mean([1, 2]), [2], [5.5, 17.5]),
        new("c.mean([1], true)", () => c.mean([1], true), [2, 1, 4], [4, 5, 6, 7, 16, 17, 18, 19]),
        new("i.mean([1], type: ScalarType.Float32)", () => i.mean([1], type: ScalarType.Float32), [2], [0.3333333, -0.6666667]),
        new("b.prod()", () => b.prod(), [], [3.75]),
        new("b.prod(0L)", () => b.prod(0L), [3], [1, 0.9375, 4]),
        new("a.std()", () => a.std(), [], [1.678293]),
        new("a.std(false)", () => a.std(false), [], [1.532065]),
        new("a.std(1)", () => a.std(1), [2], [1.75, 1.909407]),
        new("c.std((0, 2), false, true)", () => c.std((0, 2), false, true), [1, 3, 1], [6.103278, 6.103278, 6.103278]),
        new("a.var()", () => a.var(), [], [2.816667]),
        new("a.var(1, false)", () => a.var(1, false), [2], [2.041667, 2.430556]),
        new("c.var([0, 1])", () => c.var([0, 1]), [4], [56, 56, 56, 56]),
        new("a.std_mean().std", () => a.std_mean().std, [], [1.678293]),
        new("a.var_mean(false).mean", () => a.var_mean(false).mean, [], [0.5833333]),
        new("k.all()", () => k.all(), [], [0]),
        new("k.all(0)", () => k.all(0), [3], [0, 0, 1]),
        new("k.any()", () => k.any(), [], [1]),
        new("k.any(1, true)", () => k.any(1, true), [2, 1], [1, 1]),
        new("a.max()", () => a.max(), [], [3]),
        new("a.max(1).values", () => a.max(1).values, [2], [2, 3]),
        new("a.max(1, true).indexes", () => a.max(1, true).indexes, [2, 1], [2, 2]),
        new("a.max(b)", () => a.max(b), [2, 3], [0.5, 1.25, 4, 2, 0.75, 3]),
        new("a.min()", () => a.min(), [], [-1.5]),
        new("a.min(0).values", () => a.min(0).values, [3], [-1.5, -0.75, 2]),
        new("a.min(0).indexes", () => a.min(0).indexes, [3], [0, 1, 0]),
        new("a.argmax()", () => a.argmax(), [], [5]),
        new("a.argmax(0)", () => a.argmax(0), [3], [1, 0, 1]),
        new("a.argmin(1, true)", () => a.argmin(1, true), [2, 1], [0, 1]),
        new("c.amax([0, 2])", () => c.amax([0, 2]), [3], [15, 19, 23]),
        new("c.amin([1], true)", () => c.amin([1], true), [2, 1, 4], [0, 1, 2, 3, 12, 13, 14, 15]),
        new("a.aminmax(1).max", () => a.aminmax(1).max, [2], [2, 3]),
        new("v.median()", () => v.median(), [], [3]),
        new("n.mode(1).values", () => n.mode(1).values, [2], [0, 0]),
        new("v.quantile(tensor(new float[] { 0.25f, 0.9f }), 0)",
            () => v.quantile(tensor(new float[] { 0.25f, 0.9f }), 0), [2],
            [2, 4.6]),
        new("a.norm()", () => a.norm(), [], [4.015594]),
        new("a.norm(1, false, 1)", () => a.norm(1, false, 1), [2], [3.75, 4.25]),
        new("a.logsumexp(1)", () => a.logsumexp(1), [2], [2.185626, 3.100391]),
        new("a.cumsum(1)", () => a.cumsum(1), [2, 3], [-1.5, -1.25, 0.75, 0.5, -0.25, 2.75]),
        new("b.cumprod(0)", () => b.cumprod(0), [2, 3], [0.5, 1.25, 4, 1, 0.9375, 4]),
        new("a.count_nonzero()", () => a.count_nonzero(), [], [6]),
        new("k.count_nonzero([1])", () => k.count_nonzero([1]), [2], [2, 2]),
        new("x.slice(1, 0, 2, 1).slice(0, 0, 1, 1).nansum()", () => x.slice(1, 0, 2, 1).slice(0, 0, 1, 1).nansum(), [], [1]),
        new("tensor(new long[] { 1, 1, 4 }).bincount(null, 6)",
            () => tensor(new long[] { 1, 1, 4 }).bincount(null, 6), [6],
            [0, 2, 0, 0, 1, 0]),
        new("tensor(new long[] { 1, 1, 4 }).bincount(tensor(new float[] { 0.5f, 1, 2 }))",
            () => tensor(new long[] { 1, 1, 4 }).bincount(tensor(new float[] { 0.5f, 1, 2 })), [5],
            [0, 1.5, 0, 0, 2]),
        new("n.unique().output", () => n.unique().output, [3], [0, 1, 2]),
        new("n.unique(return_inverse: true).inverse_indices!",
            () => n.unique(return_inverse: true).inverse_indices!, [2, 3],
            [0, 2, 1, 1, 0, 2]),
        new("n.unique(return_counts: true).counts!", () => n.unique(return_counts: true).counts!, [3], [2, 2, 2]),
    ];

    public static TheoryData<string> Expressions => NamesOf(s_cases);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_KnownInputs_MatchesPyTorch(string expression) => Check(s_cases, expression);
}
