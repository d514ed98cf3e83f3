using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected shapes and values: PyTorch 1.13.1 from Python, the same expressions over the same inputs.
public class SelectTests : OperatorValues
{
    private static readonly IReadOnlyList<Case> s_cases =
    [
        new("a.gather(1, n)", () => a.gather(1, n), [2, 3], [-1.5, 2, 0.25, -0.75, 0.5, 3]),
        new("a.scatter(1, n, b)", () => a.scatter(1, n, b), [2, 3], [0.5, 4, 1.25, 0.75, 2, 1]),
        new("a.scatter_add(1, n, b)", () => a.scatter_add(1, n, b), [2, 3], [-1, 4.25, 3.25, 1.25, 1.25, 4]),
        new("c.index_select(1, tensor(new long[] { 2, 0 }))",
            () => c.index_select(1, tensor(new long[] { 2, 0 })), [2, 2, 4],
            [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]),
        new("a.index_add(0, tensor(new long[] { 1, 1 }), b, 2)",
            () => a.index_add(0, tensor(new long[] { 1, 1 }), b, 2), [2, 3],
            [-1.5, 0.25, 2, 5.5, 3.25, 13]),
        new("a.index_copy(0, tensor(new long[] { 1, 0 }), b)",
            () => a.index_copy(0, tensor(new long[] { 1, 0 }), b), [2, 3],
            [2, 0.75, 1, 0.5, 1.25, 4]),
        new("a.index_fill(1, tensor(new long[] { 1 }), 9)",
            () => a.index_fill(1, tensor(new long[] { 1 }), 9), [2, 3],
            [-1.5, 9, 2, 0.5, 9, 3]),
        new("a.masked_select(k)", () => a.masked_select(k), [4], [-1.5, 2, -0.75, 3]),
        new("a.masked_fill(k, -1)", () => a.masked_fill(k, -1), [2, 3], [-1, 0.25, -1, 0.5, -1, -1]),
        new("a.masked_scatter(k, b)", () => a.masked_scatter(k, b), [2, 3], [0.5, 0.25, 1.25, 0.5, 4, 2]),
        new("a.take(n)", () => a.take(n), [2, 3], [-1.5, 2, 0.25, 0.25, -1.5, 2]),
        new("a.take_along_dim(n, 1)", () => a.take_along_dim(n, 1), [2, 3], [-1.5, 2, 0.25, -0.75, 0.5, 3]),
        new("k.nonzero()", () => k.nonzero(), [4, 2], [0, 0, 0, 2, 1, 1, 1, 2]),
        new("k.argwhere()", () => k.argwhere(), [4, 2], [0, 0, 0, 2, 1, 1, 1, 2]),
        new("v.topk(2).values", () => v.topk(2).values, [2], [5, 4]),
        new("v.topk(2, largest: false).indexes", () => v.topk(2, largest: false).indexes, [2], [1, 2]),
        new("v.sort().Values", () => v.sort().Values, [5], [1, 2, 3, 4, 5]),
        new("v.sort(descending: true).Indices", () => v.sort(descending: true).Indices, [5], [3, 4, 0, 2, 1]),
        new("a.argsort(1, true)", () => a.argsort(1, true), [2, 3], [2, 1, 0, 2, 0, 1]),
        new("v.kthvalue(2, null).values", () => v.kthvalue(2, null).values, [], [2]),
        new("torch.where(k)[1]", () => torch.where(k)[1], [4], [0, 2, 1, 2]),
        new("torch.searchsorted(v.sort().Values, a)", () => torch.searchsorted(v.sort().Values, a), [2, 3], [0, 0, 1, 0, 0, 2]),
    ];

    public static TheoryData<string> Expressions => NamesOf(s_cases);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_KnownInputs_MatchesPyTorch(string expression) => Check(s_cases, expression);
}
