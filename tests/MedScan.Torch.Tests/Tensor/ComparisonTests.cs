using TorchSharp;

namespace MedScan.Torch.Tests.Tensors;

// Expected shapes and values: PyTorch 1.13.1 from Python, the same expressions over the same inputs.
public class ComparisonTests : OperatorValues
{
    private static readonly IReadOnlyList<Case> s_cases =
    [
        new("a.eq(0.5)", () => a.eq(0.5), [2, 3], [0, 0, 0, 1, 0, 0]),
        new("i.eq(n)", () => i.eq(n), [2, 3], [0, 0, 0, 0, 0, 0]),
        new("a.ne(0.5)", () => a.ne(0.5), [2, 3], [1, 1, 1, 0, 1, 1]),
        new("a.lt(b)", () => a.lt(b), [2, 3], [1, 1, 1, 1, 1, 0]),
        new("a.le(0.5)", () => a.le(0.5), [2, 3], [1, 1, 0, 1, 1, 0]),
        new("a.gt(b)", () => a.gt(b), [2, 3], [0, 0, 0, 0, 0, 1]),
        new("a.ge(0.5)", () => a.ge(0.5), [2, 3], [0, 0, 1, 1, 0, 1]),
        new("a == 0.5", () => a == 0.5, [2, 3], [0, 0, 0, 1, 0, 0]),
        new("a != b", () => a != b, [2, 3], [1, 1, 1, 1, 1, 1]),
        new("a < b", () => a < b, [2, 3], [1, 1, 1, 1, 1, 0]),
        new("a <= 0.5", () => a <= 0.5, [2, 3], [1, 1, 0, 1, 1, 0]),
        new("a > u", () => a > u, [2, 3], [0, 0, 1, 1, 0, 1]),
        new("0.5 >= a", () => 0.5 >= a, [2, 3], [1, 1, 0, 1, 1, 0]),
        new("0.5 < a", () => 0.5 < a, [2, 3], [0, 0, 1, 0, 0, 1]),
        new("k & (a > 0)", () => k & (a > 0), [2, 3], [0, 0, 1, 0, 0, 1]),
        new("k | (a > 0)", () => k | (a > 0), [2, 3], [1, 1, 1, 1, 1, 1]),
        new("k ^ (a > 0)", () => k ^ (a > 0), [2, 3], [1, 1, 0, 1, 1, 0]),
        new("~k", () => ~k, [2, 3], [0, 1, 0, 1, 0, 0]),
        new("i & 3", () => i & 3, [2, 3], [3, 1, 1, 0, 2, 0]),
        new("k.logical_and(a)", () => k.logical_and(a), [2, 3], [1, 0, 1, 0, 1, 1]),
        new("k.logical_or(a)", () => k.logical_or(a), [2, 3], [1, 1, 1, 1, 1, 1]),
        new("k.logical_xor(a)", () => k.logical_xor(a), [2, 3], [0, 1, 0, 1, 0, 0]),
        new("a.isclose(a + 1e-7)", () => a.isclose(a + 1e-7), [2, 3], [1, 1, 1, 1, 1, 1]),
        new("i.isin(n)", () => i.isin(n), [2, 3], [0, 0, 0, 1, 1, 0]),
        new("a.where(k, b)", () => a.where(k, b), [2, 3], [-1.5, 1.25, 2, 2, -0.75, 3]),
        new("torch.where(k, a, b)", () => torch.where(k, a, b), [2, 3], [-1.5, 1.25, 2, 2, -0.75, 3]),
    ];

    public static TheoryData<string> Expressions => NamesOf(s_cases);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_KnownInputs_MatchesPyTorch(string expression) => Check(s_cases, expression);
}
