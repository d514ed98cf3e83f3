using MedScan.Torch.Tests.Reference;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Optim;

// Expected values: Debian's python3-torch, see Reference/expected.py.
public class OptimizerTests
{
    private static readonly Dictionary<string, Func<Parameter, Parameter, OptimizerHelper>> Optimizers = new()
    {
        ["sgd"] = (a, b) => optim.SGD([a, b], 0.1),
        ["sgd decay"] = (a, b) => optim.SGD([a, b], 0.1, weight_decay: 0.2),
        ["sgd momentum"] = (a, b) => optim.SGD([a, b], 0.05, momentum: 0.9),
        ["sgd momentum decay"] = (a, b) => optim.SGD([a, b], 0.05, momentum: 0.9, weight_decay: 0.1),
        ["sgd dampening"] = (a, b) => optim.SGD([a, b], 0.05, momentum: 0.8, dampening: 0.3, weight_decay: 0.1),
        ["sgd nesterov"] = (a, b) => optim.SGD([a, b], 0.05, momentum: 0.9, nesterov: true, weight_decay: 0.1),
        ["sgd maximize"] = (a, b) => optim.SGD([a, b], 0.01, momentum: 0.9, weight_decay: 0.1, maximize: true),
        ["sgd groups"] = (a, b) => optim.SGD(
            [new SGD.ParamGroup { Parameters = [a] }, new([b], new SGD.Options { LearningRate = 0.01, weight_decay = 0.3 })], 0.05, momentum: 0.9),
        ["adam"] = (a, b) => optim.Adam([a, b], 0.05),
        ["adam options"] = (a, b) => optim.Adam([a, b], 0.05, 0.8, 0.95, 1e-3, weight_decay: 0.1, amsgrad: true),
        ["adam maximize"] = (a, b) => optim.Adam([a, b], 0.05, weight_decay: 0.1, maximize: true),
        ["adamw"] = (a, b) => optim.AdamW([a, b], 0.05, weight_decay: 0.1),
        ["adamw options"] = (a, b) => optim.AdamW([a, b], 0.05, 0.8, 0.95, 1e-3, weight_decay: 0.2, amsgrad: true, maximize: true),
        ["adamw groups"] = (a, b) => optim.AdamW(
            [new AdamW.ParamGroup { Parameters = [a] }, new([b], new AdamW.Options { weight_decay = 0, beta1 = 0.5, beta2 = 0.9 })], 0.05, weight_decay: 0.1),
        ["rmsprop"] = (a, b) => optim.RMSProp([a, b], 0.02),
        ["rmsprop options"] = (a, b) => optim.RMSProp([a, b], 0.02, 0.9, 1e-4, weight_decay: 0.1, momentum: 0.7, centered: true),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_TwelveTimes_FollowsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Parameters();
        using var optimizer = Optimizers[name](a, b);
        var path = Enumerable.Range(0, 12).SelectMany(_ => Step(optimizer, a, b)).ToArray();
        Values.AssertClose(Values.Of("optim " + name)[0], path);
    }

    // Non-contiguous and half-typed parameters take another path through a step than dense float32 ones.
    [Theory]
    [MemberData(nameof(Names))]
    public void Step_TransposedDoubleParameters_FollowsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Parameters();
        var transposed = nn.Parameter(a.detach().t().contiguous().t().to(ScalarType.Float64));
        var wide = nn.Parameter(b.detach().to(ScalarType.Float64));
        using var optimizer = Optimizers[name](transposed, wide);
        var path = Enumerable.Range(0, 12).SelectMany(_ => Step(optimizer, transposed, wide)).ToArray();
        Values.AssertClose(Values.Of("optim " + name)[0], path, 3e-6);
    }

    // A property: the order in memory changes nothing, and parameters longer than one stretch of work are updated to their end.
    [Theory]
    [InlineData("sgd nesterov")]
    [InlineData("adamw")]
    public void Step_ChannelsLastParameter_FollowsTheContiguousOne(string name)
    {
        using var scope = NewDisposeScope();
        long[] shape = [70, 33, 7, 5];
        var plain = nn.Parameter(Values.Wave(shape));
        var last = nn.Parameter(Values.Wave(shape).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2));
        using var first = Optimizers[name](plain, nn.Parameter(zeros(1)));
        using var second = Optimizers[name](last, nn.Parameter(zeros(1)));
        for (var step = 0; step < 4; step++)
        {
            foreach (var (parameter, optimizer) in new[] { (plain, first), (last, second) })
            {
                optimizer.zero_grad();
                parameter.sin().sum().backward();
                optimizer.step();
            }
        }
        Assert.False(last.is_contiguous());
        Values.AssertClose(Values.Numbers(plain), last, 1e-6);
        Assert.All(Values.Numbers(plain).Zip(Values.Numbers(Values.Wave(shape))), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Step_ThenBackwardThroughTheOldGraph_Throws()
    {
        using var scope = NewDisposeScope();
        var (a, b) = Parameters();
        using var optimizer = optim.SGD([a, b], 0.1);
        var loss = (a * a).sum();
        loss.backward(retain_graph: true);
        optimizer.step();
        Assert.Throws<TorchException>(() => loss.backward());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StateDict_SavedAndLoadedMidway_GoesOnAsIfUninterrupted(string name)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Parameters();
        using var first = Optimizers[name](a, b);
        for (var k = 0; k < 5; k++)
            Step(first, a, b);
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
            first.save_state_dict(writer);

        var (c, d) = (nn.Parameter(a.detach().clone()), nn.Parameter(b.detach().clone()));
        using var second = Optimizers[name](c, d);
        file.Position = 0;
        second.load_state_dict(new BinaryReader(file));
        Assert.All(first.state_dict().State.Zip(second.state_dict().State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));

        var (e, f) = (nn.Parameter(a.detach().clone()), nn.Parameter(b.detach().clone()));
        using var third = Optimizers[name](e, f);
        third.load_state_dict(first.state_dict());
        for (var k = 0; k < 3; k++)
        {
            var expected = Step(first, a, b);
            Assert.Equal(expected, Step(second, c, d));
            Assert.Equal(expected, Step(third, e, f));
        }
    }

    [Fact]
    public void Step_Closure_ReturnsItsLoss()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(tensor(new[] { 3f }));
        using var optimizer = optim.SGD([parameter], 0.1);
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = (parameter * parameter).sum();
            value.backward();
            return value;
        });
        // By hand: 3² = 9, and 3 - 0.1 · 6 = 2.4.
        Assert.Equal(9f, loss!.item<float>());
        Assert.Equal(2.4, Values.Numbers(parameter)[0], 1e-6);
    }

    [Fact]
    public void Step_ParameterWithoutGradient_IsLeftAlone()
    {
        using var scope = NewDisposeScope();
        var (a, b) = Parameters();
        using var optimizer = optim.Adam([a, b], 0.1, weight_decay: 0.5);
        a.sum().backward();
        var before = Values.Numbers(b);
        optimizer.step();
        Assert.Equal(before, Values.Numbers(b));
        Assert.Equal([1L, 0L], optimizer.state_dict().State.Select(state => ((Adam.State)state).step));
    }

    [Fact]
    public void ZeroGrad_Default_KeepsZeros()
    {
        using var scope = NewDisposeScope();
        var (a, _) = Parameters();
        a.sum().backward();
        using var optimizer = optim.SGD([a], 0.1);
        optimizer.zero_grad();
        Assert.All(Values.Numbers(a.grad!), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Constructor_ImpossibleOptions_Throws()
    {
        using var scope = NewDisposeScope();
        var (a, _) = Parameters();
        Assert.Throws<ArgumentException>(() => optim.SGD([a], -1));
        Assert.Throws<ArgumentException>(() => optim.SGD([a], double.NaN));
        Assert.Throws<ArgumentException>(() => optim.SGD([a], 1, nesterov: true));
        Assert.Throws<ArgumentException>(() => optim.SGD([a, a], 1));
        Assert.Throws<ArgumentException>(() => optim.Adam([a], beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.AdamW([a], eps: -1));
        Assert.Throws<ArgumentException>(() => optim.RMSProp([a], weight_decay: -1));
    }

    [Fact]
    public void LoadStateDict_OtherOptimizer_Throws()
    {
        using var scope = NewDisposeScope();
        var (a, b) = Parameters();
        using var sgd = optim.SGD([a, b], 0.1);
        using var adam = optim.Adam([a, b]);
        using var one = optim.SGD([a], 0.1);
        Assert.Throws<ArgumentException>(() => sgd.load_state_dict(adam.state_dict()));
        Assert.Throws<ArgumentException>(() => sgd.load_state_dict(one.state_dict()));
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
            adam.save_state_dict(writer);
        file.Position = 0;
        Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(file)));
    }

    private static (Parameter A, Parameter B) Parameters() =>
        (nn.Parameter(Values.Wave([3, 4])), nn.Parameter(Values.Wave([5], 1)));

    private static double[] Step(OptimizerHelper optimizer, Parameter a, Parameter b)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = ((a * Values.Wave([3, 4], 0.2)) - 0.5).pow(2).sum()
            + (b.sin() * Values.Wave([5], 0.9)).sum() + (a.sum() * b.sum() * 0.01);
        loss.backward();
        optimizer.step();
        return [.. Values.Numbers(a), .. Values.Numbers(b)];
    }
}
