using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected shapes and values: PyTorch 1.13.1 from Python, the same expressions over the same inputs.
public class IndexingTests : OperatorValues
{
    private static readonly IReadOnlyList<Case> s_cases =
    [
        new("c[1]", () => c[1], [3, 4], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
        new("c[-1, 2]", () => c[-1, 2], [4], [20, 21, 22, 23]),
        new("c[1, 2, 3]", () => c[1, 2, 3], [], [23]),
        new("c[TensorIndex.Ellipsis, 1]", () => c[TensorIndex.Ellipsis, 1], [2, 3], [1, 5, 9, 13, 17, 21]),
        new("c[TensorIndex.Colon, 1]", () => c[TensorIndex.Colon, 1], [2, 4], [4, 5, 6, 7, 16, 17, 18, 19]),
        new("c[0, TensorIndex.Ellipsis, TensorIndex.Slice(1, 3)]",
            () => c[0, TensorIndex.Ellipsis, TensorIndex.Slice(1, 3)], [3, 2],
            [1, 2, 5, 6, 9, 10]),
        new("c[.., 1..3]", () => c[.., 1..3], [2, 2, 4], [4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18, 19, 20, 21, 22, 23]),
        new("c[.., .., ^1]", () => c[.., .., ^1], [2, 3], [3, 7, 11, 15, 19, 23]),
        new("c[TensorIndex.Slice(step: 1), TensorIndex.Slice(0, 3, 2)]",
            () => c[TensorIndex.Slice(step: 1), TensorIndex.Slice(0, 3, 2)], [2, 2, 4],
            [0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23]),
        new("a[TensorIndex.None, 0]", () => a[TensorIndex.None, 0], [1, 3], [-1.5, 0.25, 2]),
        new("a[TensorIndex.Tensor(k)]", () => a[TensorIndex.Tensor(k)], [4], [-1.5, 2, -0.75, 3]),
        new("c[TensorIndex.Tensor(k), 1..3]", () => c[TensorIndex.Tensor(k), 1..3], [4, 2], [1, 2, 9, 10, 17, 18, 21, 22]),
        new("c[.., TensorIndex.Tensor(tensor(new long[] { 2, 0 }))]",
            () => c[.., TensorIndex.Tensor(tensor(new long[] { 2, 0 }))], [2, 2, 4],
            [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]),
        new("c[TensorIndex.Tensor(tensor(new long[] { 1, 0 })), TensorIndex.Tensor(tensor(new long[] { 2, 0 }))]",
            () => c[TensorIndex.Tensor(tensor(new long[] { 1, 0 })), TensorIndex.Tensor(tensor(new long[] { 2, 0 }))], [2, 4],
            [20, 21, 22, 23, 0, 1, 2, 3]),
        new("c[TensorIndex.Ellipsis, TensorIndex.Tensor(tensor(new long[] { 3, 1 }))]",
            () => c[TensorIndex.Ellipsis, TensorIndex.Tensor(tensor(new long[] { 3, 1 }))], [2, 3, 2],
            [3, 1, 7, 5, 11, 9, 15, 13, 19, 17, 23, 21]),
        new("c[0, TensorIndex.Tensor(tensor(new long[] { 2, 0 })), 1..]",
            () => c[0, TensorIndex.Tensor(tensor(new long[] { 2, 0 })), 1..], [2, 3],
            [9, 10, 11, 1, 2, 3]),
        new("a[TensorIndex.Bool(true)]", () => a[TensorIndex.Bool(true)], [1, 2, 3], [-1.5, 0.25, 2, 0.5, -0.75, 3]),
        new("a[TensorIndex.Bool(false)]", () => a[TensorIndex.Bool(false)], [0, 2, 3], []),
        new("c[TensorIndex.Tensor(tensor(1L))]",
            () => c[TensorIndex.Tensor(tensor(1L))], [3, 4],
            [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
    ];

    public static TheoryData<string> Expressions => NamesOf(s_cases);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_KnownInputs_MatchesPyTorch(string expression) => Check(s_cases, expression);
}
