using MedScan.Torch.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.NN;

// Expected values: Debian's python3-torch, see Reference/expected.py.
public class LayerTests
{
    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> Layers = new()
    {
        ["linear"] = () => nn.Linear(6, 3),
        ["conv"] = () => nn.Conv2d(4, 3, 3, stride: 2, padding: 1),
        ["conv grouped dilated"] = () => nn.Conv2d(4, 6, (3, 2), padding: (2, 1), dilation: (2, 1), groups: 2, bias: false),
        ["conv same"] = () => nn.Conv2d(4, 3, (2, 3), padding: Padding.Same),
        ["conv valid"] = () => nn.Conv2d(4, 3, 3, padding: Padding.Valid),
        ["conv reflect"] = () => nn.Conv2d(4, 3, (3, 3), padding: (1, 2), padding_mode: PaddingModes.Reflect),
        ["conv circular"] = () => nn.Conv2d(4, 3, 3, padding: 1, padding_mode: PaddingModes.Circular),
        ["conv replicate same"] = () => nn.Conv2d(4, 3, (2, 3), padding: Padding.Same, padding_mode: PaddingModes.Replicate),
        ["relu"] = () => nn.ReLU(),
        ["silu"] = () => nn.SiLU(),
        ["gelu"] = () => nn.GELU(),
        ["gelu tanh"] = () => nn.GELU(TorchSharp.Modules.GELU.Approximate.tanh),
        ["sigmoid"] = () => nn.Sigmoid(),
        ["tanh"] = () => nn.Tanh(),
        ["softmax"] = () => nn.Softmax(1),
        ["log softmax"] = () => nn.LogSoftmax(1),
        ["max pool"] = () => nn.MaxPool2d(3, 2, 1),
        ["max pool ceil"] = () => nn.MaxPool2d((2, 3), ceil_mode: true),
        ["avg pool"] = () => nn.AvgPool2d(3, 2, 1, count_include_pad: false),
        ["avg pool divisor"] = () => nn.AvgPool2d((2, 3), stride: (1, 2), divisor_override: 5),
        ["adaptive avg pool"] = () => nn.AdaptiveAvgPool2d((2, 4)),
        ["batch norm"] = () => nn.BatchNorm2d(4),
        ["batch norm plain"] = () => nn.BatchNorm2d(4, affine: false, track_running_stats: false, eps: 0.01),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_Backward_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        using var layer = Layers[name]();
        using (no_grad())
        {
            foreach (var (k, parameter) in layer.parameters().Index())
                parameter.copy_(Values.Wave(parameter.shape, 0.3 + k));
        }
        var input = Values.Wave(name == "linear" ? [4, 6] : [2, 4, 5, 6]).requires_grad_();

        var output = layer.call(input);
        (output * Values.Wave(output.shape, 0.5)).sum().backward();

        Tensor[] actual = [output, input.grad!, .. layer.parameters().Select(parameter => parameter.grad!)];
        var expected = Values.Of("layer " + name);
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (numbers, tensor) in expected.Zip(actual))
            Values.AssertClose(numbers, tensor, 1e-5);
    }

    [Fact]
    public void BatchNorm2d_TwoBatchesThenEvaluation_EqualsPyTorch()
    {
        using var scope = NewDisposeScope();
        using var norm = nn.BatchNorm2d(4, momentum: 0.3);
        var image = Values.Wave([2, 4, 5, 6]);
        norm.call(image);
        norm.call(Values.Wave([2, 4, 5, 6], 2, 3));
        norm.eval();
        var expected = Values.Of("batch norm after two batches");
        Values.AssertClose(expected[0], norm.running_mean!);
        Values.AssertClose(expected[1], norm.running_var!);
        Values.AssertClose(expected[2], norm.call(image), 1e-5);
        Assert.Equal(2L, norm.num_batches_tracked!.item<long>());
    }

    [Theory]
    [InlineData("ReLU")]
    [InlineData("SiLU")]
    [InlineData("GELU")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    public void Activation_InPlace_OverwritesInputAndLeavesItAlive(string name)
    {
        using var scope = NewDisposeScope();
        (nn.Module<Tensor, Tensor> inPlace, nn.Module<Tensor, Tensor> fresh) = name switch
        {
            "ReLU" => ((nn.Module<Tensor, Tensor>)nn.ReLU(true), (nn.Module<Tensor, Tensor>)nn.ReLU()),
            "SiLU" => (nn.SiLU(true), nn.SiLU()),
            "GELU" => (nn.GELU(true), nn.GELU()),
            "Sigmoid" => (nn.Sigmoid(true), nn.Sigmoid()),
            _ => (nn.Tanh(true), nn.Tanh()),
        };
        var input = Values.Wave([7]);
        var expected = Values.Numbers(fresh.call(input));
        inPlace.call(input).Dispose();
        Assert.Equal(expected, Values.Numbers(input));
    }

    [Fact]
    public void MaxPool2d_WithIndices_PointsAtTheLargestValues()
    {
        using var scope = NewDisposeScope();
        using var pool = nn.MaxPool2d(2);
        // By hand: the largest of each 2x2 block of a 4x4 ramp is its lower right corner.
        var (values, indices) = pool.forward_with_indices(arange(16, dtype: ScalarType.Float32).reshape(1, 1, 4, 4));
        Assert.Equal([5.0, 7, 13, 15], Values.Numbers(values));
        Assert.Equal([5.0, 7, 13, 15], Values.Numbers(indices));
    }

    [Fact]
    public void Dropout_Training_KeepsTheShareAndTheMean()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var dropout = nn.Dropout(0.25);
        var dropped = Values.Numbers(dropout.call(ones(100_000)));
        // Kept values become 1 / 0.75. The count of zeros has a standard deviation of 137.
        Assert.All(dropped, value => Assert.True(value == 0 || Math.Abs(value - (4.0 / 3)) < 1e-6));
        Assert.InRange(dropped.Count(value => value == 0), 24_300, 25_700);
    }

    [Fact]
    public void Dropout_Evaluation_GivesBackTheValuesUnderAnotherHandle()
    {
        using var input = Values.Wave([5]);
        using var dropout = nn.Dropout(0.9);
        dropout.eval();
        using (var output = dropout.call(input))
            Assert.Equal(Values.Numbers(input), Values.Numbers(output));
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void Identity_Result_CanBeDisposedApart()
    {
        using var input = Values.Wave([5]);
        nn.Identity().call(input).Dispose();
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void Flatten_Default_KeepsTheFirstAxis()
    {
        using var input = ones(2, 3, 4, 5);
        using var flat = nn.Flatten().call(input);
        Assert.Equal([2L, 60L], flat.shape);
    }

    [Fact]
    public void WrongShapes_EveryLayer_ThrowManagedExceptions()
    {
        using var scope = NewDisposeScope();
        var vector = ones(3);
        Assert.Throws<ArgumentException>(() => nn.Conv2d(4, 3, 3).call(ones(1, 5, 8, 8)));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(4).call(ones(1, 5, 8, 8)));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(4).call(ones(1, 4, 1, 1)));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(4).call(vector));
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3, groups: 2));
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3, Padding.Same, stride: 2));
        Assert.Throws<ArgumentException>(() => nn.Dropout(1.5));
        Assert.Throws<TorchException>(() => nn.Linear(4, 2).call(vector));
        Assert.Throws<TorchException>(() => nn.MaxPool2d(2).call(vector));
        Assert.Throws<TorchException>(() => nn.AvgPool2d(2).call(vector));
        Assert.Throws<TorchException>(() => nn.AdaptiveAvgPool2d(2).call(vector));
        Assert.Throws<TorchException>(() => nn.Conv2d(1, 1, 5).call(ones(1, 1, 3, 3)));
        Assert.Throws<TorchException>(() => nn.CrossEntropyLoss().call(ones(3, 4), zeros(5, dtype: ScalarType.Int64)));
        Assert.Throws<TorchException>(() => nn.CrossEntropyLoss().call(ones(3, 4), full(3, 9, dtype: ScalarType.Int64)));
    }
}
