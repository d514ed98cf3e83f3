using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected shapes and values: PyTorch 1.13.1 from Python, the same expressions over the same inputs.
public class ArithmeticTests : OperatorValues
{
    private static readonly IReadOnlyList<Case> s_cases =
    [
        new("a.add(b)", () => a.add(b), [2, 3], [-1, 1.5, 6, 2.5, 0, 4]),
        new("a.add(b, 3)", () => a.add(b, 3), [2, 3], [0, 4, 14, 6.5, 1.5, 6]),
        new("a.add(2)", () => a.add(2), [2, 3], [0.5, 2.25, 4, 2.5, 1.25, 5]),
        new("a.sub(b)", () => a.sub(b), [2, 3], [-2, -1, -2, -1.5, -1.5, 2]),
        new("a.sub(0.5)", () => a.sub(0.5), [2, 3], [-2, -0.25, 1.5, 0, -1.25, 2.5]),
        new("a.mul(b)", () => a.mul(b), [2, 3], [-0.75, 0.3125, 8, 1, -0.5625, 3]),
        new("a.mul(-2)", () => a.mul(-2), [2, 3], [3, -0.5, -4, -1, 1.5, -6]),
        new("a.div(b)", () => a.div(b), [2, 3], [-3, 0.2, 0.5, 0.25, -1, 3]),
        new("i.div(2)", () => i.div(2), [2, 3], [1.5, -3.5, 2.5, 0, 1, -2]),
        new("a.div(b, RoundingMode.floor)", () => a.div(b, RoundingMode.floor), [2, 3], [-3, 0, 0, 0, -1, 3]),
        new("i.div(2, RoundingMode.trunc)", () => i.div(2, RoundingMode.trunc), [2, 3], [1, -3, 2, 0, 1, -2]),
        new("i.floor_divide(2)", () => i.floor_divide(2), [2, 3], [1, -4, 2, 0, 1, -2]),
        new("a.fmod(b)", () => a.fmod(b), [2, 3], [-0, 0.25, 2, 0.5, -0, 0]),
        new("i.fmod(3)", () => i.fmod(3), [2, 3], [0, -1, 2, 0, 2, -1]),
        new("a.remainder(b)", () => a.remainder(b), [2, 3], [-0, 0.25, 2, 0.5, -0, 0]),
        new("i.remainder(3)", () => i.remainder(3), [2, 3], [0, 2, 2, 0, 2, 2]),
        new("b.pow(2)", () => b.pow(2), [2, 3], [0.25, 1.5625, 16, 4, 0.5625, 1]),
        new("b.pow(a)", () => b.pow(a), [2, 3], [2.828427, 1.057371, 16, 1.414214, 1.240806, 1]),
        new("a.addcmul(b, u, 2)", () => a.addcmul(b, u, 2), [2, 3], [-1.4, 2.5, 6, -1.1, -0.75, 1.4]),
        new("a.addcdiv(u, b, 2)", () => a.addcdiv(u, b, 2), [2, 3], [-1.1, 1.69, 2.25, 0.09999999, -0.75, 1.4]),
        new("a.lerp(b, u)", () => a.lerp(b, u), [2, 3], [-1.3, 1.15, 3, -0.1, -0.75, 4.6]),
        new("a.maximum(b)", () => a.maximum(b), [2, 3], [0.5, 1.25, 4, 2, 0.75, 3]),
        new("a.minimum(b)", () => a.minimum(b), [2, 3], [-1.5, 0.25, 2, 0.5, -0.75, 1]),
        new("a.atan2(b)", () => a.atan2(b), [2, 3], [-1.249046, 0.1973956, 0.4636476, 0.2449787, -0.7853982, 1.249046]),
        new("a.logaddexp(b)", () => a.logaddexp(b), [2, 3], [0.626928, 1.563262, 4.126928, 2.201413, 0.9514133, 3.126928]),
        new("a + b", () => a + b, [2, 3], [-1, 1.5, 6, 2.5, 0, 4]),
        new("a - 1", () => a - 1, [2, 3], [-2.5, -0.75, 1, -0.5, -1.75, 2]),
        new("1 - a", () => 1 - a, [2, 3], [2.5, 0.75, -1, 0.5, 1.75, -2]),
        new("2 * a", () => 2 * a, [2, 3], [-3, 0.5, 4, 1, -1.5, 6]),
        new("a / 4", () => a / 4, [2, 3], [-0.375, 0.0625, 0.5, 0.125, -0.1875, 0.75]),
        new("4 / b", () => 4 / b, [2, 3], [8, 3.2, 1, 2, 5.333333, 4]),
        new("-a", () => -a, [2, 3], [1.5, -0.25, -2, -0.5, 0.75, -3]),
        new("i % 3", () => i % 3, [2, 3], [0, 2, 2, 0, 2, 2]),
        new("a + i", () => a + i, [2, 3], [1.5, -6.75, 7, 0.5, 1.25, -1]),
        new("a * tensor(new float[] { 1, 2, 3 })", () => a * tensor(new float[] { 1, 2, 3 }), [2, 3], [-1.5, 0.5, 6, 0.5, -1.5, 9]),
        new("i + 1.5", () => i + 1.5, [2, 3], [4.5, -5.5, 6.5, 1.5, 3.5, -2.5]),
    ];

    public static TheoryData<string> Expressions => NamesOf(s_cases);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_KnownInputs_MatchesPyTorch(string expression) => Check(s_cases, expression);
}
