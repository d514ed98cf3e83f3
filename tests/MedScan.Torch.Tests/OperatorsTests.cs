using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests;

public class OperatorsTests
{
    [Fact]
    public void Call_ArgumentsOfAllKinds_ReachTheOperator()
    {
        Assert.Equal([2f, 3], Operators.Call("add", "Tensor", ones(2), tensor(new[] { 1f, 2 }), 1).data<float>().ToArray());
        Assert.Equal([2, 2], Operators.Call("zeros", "", new long[] { 2, 2 }, float64, null, CPU).shape);
        Assert.Equal(4, Operators.Call("cat", "", new Tensor[] { ones(2), ones(2) }, 0).numel());
        Assert.Equal(1.5, Operators.Call("scalar_tensor", "", (Scalar)1.5, float64).item<double>());
        Assert.Equal(-1f, Operators.Call("div", "Tensor_mode", full(1, -1f), full(1, 2f), "floor").item<float>());
    }

    [Fact]
    public void CallMany_SeveralResults_InOrder()
    {
        IReadOnlyList<object?> results = Operators.CallMany("max", "dim", tensor(new[] { 1f, 5, 3 }), 0);

        Assert.Equal(5, Assert.IsType<Tensor>(results[0]).item<float>());
        Assert.Equal(1, Assert.IsType<Tensor>(results[1]).item<long>());
        Assert.Equal([true], Operators.CallMany("is_leaf", "", ones(1)));
    }

    [Fact]
    public void Call_NotAnArgument_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Operators.Call("relu", "", DateTime.UnixEpoch));

    [Fact]
    public void Schema_Known_IsPyTorchs() =>
        Assert.Equal("aten::relu(Tensor self) -> Tensor", Operators.Schema("relu"));
}
