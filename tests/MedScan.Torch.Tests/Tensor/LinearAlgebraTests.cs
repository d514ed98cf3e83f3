using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected shapes and values: PyTorch 1.13.1 from Python, the same expressions over the same inputs.
public class LinearAlgebraTests : OperatorValues
{
    private static readonly IReadOnlyList<Case> s_cases =
    [
        new("a.matmul(b.t())", () => a.matmul(b.t()), [2, 2], [7.5625, -0.8125, 11.3125, 3.4375]),
        new("a.mm(b.t())", () => a.mm(b.t()), [2, 2], [7.5625, -0.8125, 11.3125, 3.4375]),
        new("c.bmm(c.transpose(1, 2))",
            () => c.bmm(c.transpose(1, 2)), [2, 3, 3],
            [14, 38, 62, 38, 126, 214, 62, 214, 366, 734, 950, 1166, 950, 1230, 1510, 1166, 1510, 1854]),
        new("a.mv(tensor(new float[] { 1, 2, 3 }))", () => a.mv(tensor(new float[] { 1, 2, 3 })), [2], [5, 8]),
        new("v.dot(v)", () => v.dot(v), [], [55]),
        new("v.outer(v)",
            () => v.outer(v), [5, 5],
            [9, 3, 6, 15, 12, 3, 1, 2, 5, 4, 6, 2, 4, 10, 8, 15, 5, 10, 25, 20, 12, 4, 8, 20, 16]),
        new("s.addmm(a, b.t(), 2, 0.5f)", () => s.addmm(a, b.t(), 2, 0.5f), [2, 2], [11.78125, 1.59375, 9.65625, 7.71875]),
        new("s.trace()", () => s.trace(), [], [7]),
        new("s.inverse()", () => s.inverse(), [2, 2], [0.3, -0.1, -0.2, 0.4]),
        new("s.det()", () => s.det(), [], [10]),
        new("torch.einsum(\"ij,kj->ik\", a, b)", () => torch.einsum("ij,kj->ik", a, b), [2, 2], [7.5625, -0.8125, 11.3125, 3.4375]),
        new("torch.einsum(\"bij->bj\", c)", () => torch.einsum("bij->bj", c), [2, 4], [12, 15, 18, 21, 48, 51, 54, 57]),
    ];

    public static TheoryData<string> Expressions => NamesOf(s_cases);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_KnownInputs_MatchesPyTorch(string expression) => Check(s_cases, expression);
}
