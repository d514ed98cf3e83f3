using MedScan.Torch.Tests.Reference;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.NN;

// Expected values: Debian's python3-torch, see Reference/expected.py.
[Collection(Alone.Name)]
public class InitTests
{
    [Fact]
    public void Layers_SameSeed_EqualPyTorchToTheLastBit()
    {
        using var scope = NewDisposeScope();
        manual_seed(0);
        using var linear = nn.Linear(3, 4);
        using var conv = nn.Conv2d(2, 3, 3);
        AssertExact(Values.Of("init linear then conv"), linear.weight, linear.bias!, conv.weight, conv.bias!);
    }

    [Fact]
    public void Conv2d_Grouped_EqualsPyTorchToTheLastBit()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var conv = nn.Conv2d(4, 6, (3, 1), groups: 2, bias: false);
        AssertExact(Values.Of("init grouped conv"), conv.weight);
    }

    [Theory]
    [InlineData("uniform")]
    [InlineData("normal")]
    [InlineData("trunc normal")]
    [InlineData("kaiming uniform")]
    [InlineData("kaiming normal fan out")]
    [InlineData("xavier uniform")]
    [InlineData("xavier normal")]
    public void Init_SameSeed_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        var filled = Fill(name, empty(5, 3, 2, 2));
        Values.AssertClose(Values.Of("init " + name)[0], filled, 1e-7);
    }

    // By hand: the gains of PyTorch's documentation.
    [Theory]
    [InlineData(nn.init.NonlinearityType.Linear, 0, 1)]
    [InlineData(nn.init.NonlinearityType.Conv2D, 0, 1)]
    [InlineData(nn.init.NonlinearityType.Sigmoid, 0, 1)]
    [InlineData(nn.init.NonlinearityType.Tanh, 0, 5.0 / 3)]
    [InlineData(nn.init.NonlinearityType.ReLU, 0, 1.4142135623730951)]
    [InlineData(nn.init.NonlinearityType.LeakyReLU, 3, 0.44721359549995793)]
    public void CalculateGain_Nonlinearity_IsDocumentedValue(nn.init.NonlinearityType nonlinearity, double param, double expected) =>
        Assert.Equal(expected, nn.init.calculate_gain(nonlinearity, param), 15);

    [Fact]
    public void CalculateFanInAndFanOut_Kernel_CountsReceptiveField()
    {
        using var weight = empty(8, 3, 5, 2);
        Assert.Equal((30, 80), nn.init.CalculateFanInAndFanOut(weight));
    }

    [Fact]
    public void CalculateFanInAndFanOut_Vector_Throws()
    {
        using var vector = empty(3);
        Assert.Throws<ArgumentException>(() => nn.init.CalculateFanInAndFanOut(vector));
    }

    private static Tensor Fill(string name, Tensor tensor) => name switch
    {
        "uniform" => nn.init.uniform_(tensor, -2, 3),
        "normal" => nn.init.normal_(tensor, 1, 0.5),
        "trunc normal" => nn.init.trunc_normal_(tensor, 0.1, 0.5, -0.4, 0.9),
        "kaiming uniform" => nn.init.kaiming_uniform_(tensor, a: 0.2),
        "kaiming normal fan out" => nn.init.kaiming_normal_(tensor, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU),
        "xavier uniform" => nn.init.xavier_uniform_(tensor, nn.init.calculate_gain(nn.init.NonlinearityType.Tanh)),
        _ => nn.init.xavier_normal_(tensor),
    };

    private static void AssertExact(double[][] expected, params Tensor[] actual)
    {
        for (var k = 0; k < actual.Length; k++)
            Assert.Equal(expected[k].Select(value => (float)value), actual[k].detach().data<float>().ToArray());
    }
}
