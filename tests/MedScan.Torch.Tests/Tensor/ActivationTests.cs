using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected shapes and values: PyTorch 1.13.1 from Python, the same expressions over the same inputs.
public class ActivationTests : OperatorValues
{
    private static readonly IReadOnlyList<Case> s_cases =
    [
        new("a.relu()", () => a.relu(), [2, 3], [0, 0.25, 2, 0.5, 0, 3]),
        new("(a * 4).relu6()", () => (a * 4).relu6(), [2, 3], [0, 1, 6, 2, 0, 6]),
        new("a.sigmoid()", () => a.sigmoid(), [2, 3], [0.1824255, 0.5621765, 0.880797, 0.6224594, 0.3208213, 0.9525741]),
        new("a.log_sigmoid()",
            () => a.log_sigmoid(), [2, 3],
            [-1.701413, -0.5759394, -0.126928, -0.474077, -1.136871, -0.04858735]),
        new("a.tanh()", () => a.tanh(), [2, 3], [-0.9051483, 0.2449187, 0.9640276, 0.4621172, -0.6351489, 0.9950548]),
        new("a.silu()", () => a.silu(), [2, 3], [-0.2736383, 0.1405441, 1.761594, 0.3112297, -0.240616, 2.857723]),
        new("a.gelu()", () => a.gelu(), [2, 3], [-0.1002109, 0.1496766, 1.9545, 0.3457312, -0.1699705, 2.99595]),
        new("a.hardswish()", () => a.hardswish(), [2, 3], [-0.375, 0.1354167, 1.666667, 0.2916667, -0.28125, 3]),
        new("a.hardsigmoid()", () => a.hardsigmoid(), [2, 3], [0.25, 0.5416667, 0.8333333, 0.5833333, 0.375, 1]),
        new("a.leaky_relu(0.1)", () => a.leaky_relu(0.1), [2, 3], [-0.15, 0.25, 2, 0.5, -0.075, 3]),
        new("a.softplus(2, 5)", () => a.softplus(2, 5), [2, 3], [0.02429368, 0.4870385, 2.009075, 0.6566308, 0.1007066, 3]),
        new("a.softmax(1)", () => a.softmax(1), [2, 3], [0.02508148, 0.1443339, 0.8305845, 0.07424457, 0.02127143, 0.904484]),
        new("a.softmax(-1, ScalarType.Float64)",
            () => a.softmax(-1, ScalarType.Float64), [2, 3],
            [0.02508148, 0.144334, 0.8305846, 0.07424457, 0.02127142, 0.904484]),
        new("a.log_softmax(0)",
            () => a.log_softmax(0), [2, 3],
            [-2.126928, -0.3132617, -1.313262, -0.126928, -1.313262, -0.3132617]),
        new("torch.softmax(a, 1)",
            () => torch.softmax(a, 1), [2, 3],
            [0.02508148, 0.1443339, 0.8305845, 0.07424457, 0.02127143, 0.904484]),
    ];

    public static TheoryData<string> Expressions => NamesOf(s_cases);

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_KnownInputs_MatchesPyTorch(string expression) => Check(s_cases, expression);
}
