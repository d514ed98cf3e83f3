using MedScan.Torch.Tests.Reference;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.NN;

public class ModuleTests
{
    // Names and order by hand, from TorchSharp's rules: fields in order, own before children's, buffers after parameters.
    private static readonly string[] StateNames =
    [
        "scale", "first.weight", "first.bias", "blocks.0.weight", "blocks.0.bias", "blocks.1.weight", "blocks.1.bias",
        "offset", "blocks.1.running_mean", "blocks.1.running_var", "blocks.1.num_batches_tracked",
    ];

    [Fact]
    public void StateDict_CustomModule_ListsParametersThenBuffersInFieldOrder()
    {
        using var net = new Net();
        Assert.Equal(StateNames, net.state_dict().Keys);
        Assert.Equal(StateNames[..7], net.named_parameters().Select(named => named.name));
        Assert.Equal(StateNames[7..], net.named_buffers().Select(named => named.name));
        Assert.Equal(["first", "blocks"], net.named_children().Select(named => named.name));
        Assert.Equal(["first", "blocks", "blocks.0", "blocks.1"], net.named_modules().Select(named => named.name));
    }

    [Fact]
    public void StateDict_WithPrefix_AddsToTheGivenDictionary()
    {
        using var net = new Net();
        var all = new Dictionary<string, Tensor>();
        Assert.Same(all, net.state_dict(all, "net"));
        Assert.Equal(StateNames.Select(name => "net." + name), all.Keys);
    }

    [Fact]
    public void NamedParameters_SharedParameter_AppearsOnce()
    {
        using var first = nn.Linear(2, 2);
        using var twice = nn.Sequential(("a", first), ("b", first));
        Assert.Equal(["a.weight", "a.bias"], twice.named_parameters().Select(named => named.name));
    }

    [Fact]
    public void NonPersistentBuffer_IsABufferButNotState()
    {
        using var net = new Net();
        net.register_buffer("scratch", zeros(2), persistent: false);
        Assert.Contains("scratch", net.named_buffers().Select(named => named.name));
        Assert.DoesNotContain("scratch", net.named_buffers(include_nonpersistent: false).Select(named => named.name));
        Assert.DoesNotContain("scratch", net.state_dict().Keys);
    }

    [Fact]
    public void LoadStateDict_SameNames_CopiesAllValues()
    {
        using var scope = NewDisposeScope();
        using var source = new Net();
        using var target = new Net();
        source.call(Values.Wave([2, 2]));
        var (missing, unexpected) = target.load_state_dict(source.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        foreach (var (name, tensor) in source.state_dict())
            Assert.Equal(Values.Numbers(tensor), Values.Numbers(target.state_dict()[name]));
        Assert.False(source.first.weight.IsInvalid);
    }

    [Fact]
    public void LoadStateDict_OtherNames_ThrowsWhenStrictAndTellsThemOtherwise()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var state = net.state_dict();
        state.Remove("scale");
        state["extra"] = zeros(1);
        var error = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state));
        Assert.Contains("scale", error.Message);
        Assert.Contains("extra", error.Message);
        var (missing, unexpected) = net.load_state_dict(state, strict: false);
        Assert.Equal(["scale"], missing);
        Assert.Equal(["extra"], unexpected);
        (missing, unexpected) = net.load_state_dict(state, skip: ["scale", "extra"]);
        Assert.Empty(missing);
        Assert.Empty(unexpected);
    }

    [Fact]
    public void LoadStateDict_OtherShape_ThrowsBeforeCopyingAnything()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var before = Values.Numbers(net.scale);
        var state = net.state_dict().ToDictionary(entry => entry.Key, entry => (Tensor)(entry.Value + 1));
        state["blocks.1.bias"] = zeros(1);
        var error = Assert.Throws<ArgumentException>(() => net.load_state_dict(state));
        Assert.Contains("blocks.1.bias", error.Message);
        Assert.Equal(before, Values.Numbers(net.scale));
    }

    [Fact]
    public void GetParameter_DottedName_FindsIt()
    {
        using var net = new Net();
        Assert.Same(net.first.weight, net.get_parameter("first.weight"));
        Assert.True(net.has_buffer("blocks.1.running_var"));
        Assert.False(net.has_parameter("blocks.7.weight"));
        Assert.Null(net.get_buffer("nothing"));
    }

    [Fact]
    public void Train_Eval_ReachEveryModule()
    {
        using var net = new Net();
        Assert.All(net.modules(), module => Assert.True(module.training));
        net.eval();
        Assert.False(net.training);
        Assert.All(net.modules(), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Apply_VisitsChildrenBeforeParents()
    {
        using var net = new Net();
        var seen = new List<string>();
        Assert.Same(net, net.apply(module => seen.Add(module.GetName())));
        Assert.Equal(["Linear", "Conv2d", "BatchNorm2d", "Sequential", "Net"], seen);
    }

    [Fact]
    public void To_BFloat16_ConvertsFloatsInPlaceAndKeepsCounts()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var (weight, optimizer) = (net.first.weight, optim.SGD(net.parameters(), 0.1));
        (net.scale.sum() * 2).backward();
        Assert.Same(net, net.to(ScalarType.BFloat16));
        Assert.Same(weight, net.first.weight);
        Assert.Equal(ScalarType.BFloat16, weight.dtype);
        Assert.Equal(ScalarType.BFloat16, net.scale.grad!.dtype);
        Assert.Equal(ScalarType.BFloat16, net.get_buffer("blocks.1.running_mean")!.dtype);
        Assert.Equal(ScalarType.Int64, net.get_buffer("blocks.1.num_batches_tracked")!.dtype);
        Assert.True(weight.requires_grad);
        optimizer.step();
        net.to(CPU, ScalarType.Float32);
        Assert.Equal(ScalarType.Float32, weight.dtype);
        Assert.Throws<ArgumentException>(() => net.to(ScalarType.Int64));
    }

    [Fact]
    public void To_AfterABackward_NextBackwardGivesGradientsOfTheNewType()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(3, 2);
        linear.call(ones(1, 3)).sum().backward();
        linear.zero_grad();
        linear.to(ScalarType.Float64);
        linear.call(ones(1, 3, dtype: ScalarType.Float64)).sum().backward();
        Assert.Equal(ScalarType.Float64, linear.weight.grad!.dtype);
        Assert.All(Values.Numbers(linear.weight.grad!), value => Assert.Equal(1, value));
    }

    [Fact]
    public void ZeroGrad_RemovesOrZeroes()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(3, 2);
        linear.call(ones(1, 3)).sum().backward();
        linear.zero_grad(set_to_none: false);
        Assert.All(Values.Numbers(linear.weight.grad!), value => Assert.Equal(0, value));
        linear.zero_grad();
        Assert.Null(linear.weight.grad);
    }

    [Fact]
    public void Hooks_ObserveAndReplace_UntilRemoved()
    {
        using var scope = NewDisposeScope();
        using var relu = nn.ReLU();
        var calls = new List<string>();
        var before = relu.register_forward_pre_hook((_, input) => input + 1);
        var after = relu.register_forward_hook((_, _, output) => output * 2);
        relu.register_forward_pre_hook(_ => calls.Add("before"));
        relu.register_forward_hook(_ => calls.Add("after"));
        // By hand: relu(1 + 1) * 2 = 4.
        Assert.Equal([4.0], Values.Numbers(relu.call(ones(1))));
        Assert.Equal(["before", "after"], calls);
        before.remove();
        after.remove();
        Assert.Equal([1.0], Values.Numbers(relu.call(ones(1))));
    }

    [Fact]
    public void Dispose_Module_FreesEveryTensorOfTheTree()
    {
        var net = new Net();
        var tensors = net.state_dict().Values.ToList();
        net.Dispose();
        net.Dispose();
        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void Layers_MadeInADisposeScope_OutliveIt()
    {
        Linear linear;
        BatchNorm2d norm;
        using (NewDisposeScope())
            (linear, norm) = (nn.Linear(2, 2), nn.BatchNorm2d(2));
        Assert.False(linear.weight.IsInvalid || linear.bias!.IsInvalid || norm.running_mean!.IsInvalid || norm.weight.IsInvalid);
        linear.Dispose();
        norm.Dispose();
    }

    [Fact]
    public void RegisterModule_WrongNames_Throw()
    {
        using var net = new Net();
        using var relu = nn.ReLU();
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", relu));
        Assert.Throws<ArgumentException>(() => net.register_module("", relu));
        Assert.Throws<InvalidOperationException>(() => net.register_module("first", relu));
        Assert.Throws<InvalidOperationException>(() => net.register_buffer("offset", zeros(1)));
        Assert.Throws<InvalidOperationException>(() => relu.register_buffer("offset", zeros(1)));
        Assert.Throws<ArgumentNullException>(() => net.register_parameter("none", null!));
    }

    [Fact]
    public void Parameter_TakesOverTheTensor()
    {
        using var scope = NewDisposeScope();
        var data = ones(3);
        var parameter = nn.Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad && parameter.is_leaf);
        Assert.True(scope.Contains(parameter));
        Assert.False(nn.Parameter(ones(2), requires_grad: false).requires_grad);
    }

    [Fact]
    public void SaveLoad_DatFile_RoundTripsAndRefusesOthers()
    {
        using var scope = NewDisposeScope();
        var file = Path.GetTempFileName();
        try
        {
            using var source = new Net();
            source.call(Values.Wave([2, 2]));
            source.save(file);
            var loaded = new Dictionary<string, bool>();
            using var target = new Net();
            target.load(file, loadedParameters: loaded);
            Assert.Equal(StateNames, loaded.Keys);
            foreach (var (name, tensor) in source.state_dict())
                Assert.Equal(Values.Numbers(tensor), Values.Numbers(target.state_dict()[name]));

            using var other = nn.Linear(2, 3);
            Assert.Throws<ArgumentException>(() => other.load(file));
            other.load(file, strict: false);
            File.WriteAllBytes(file, [1, 5, (byte)'s', (byte)'c', (byte)'a', (byte)'l', (byte)'e', 99, 1]);
            Assert.Throws<InvalidDataException>(() => target.load(file, strict: false));
        }
        finally
        {
            File.Delete(file);
        }
        Assert.Throws<FileNotFoundException>(() => new Net().load(file));
    }

    // By hand after TorchSharp's format: one entry, its name, type 6 (float32), one axis of 300 = 0xAC 0x02.
    [Fact]
    public void Save_Bytes_AreTorchSharps()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        using var values = ones(300);
        nn.Module.save_state_dict(writer, new() { ["w"] = values });
        writer.Flush();
        var bytes = stream.ToArray();
        Assert.Equal([1, 1, (byte)'w', 6, 1, 0xAC, 0x02, 0, 0, 0x80, 0x3F], bytes[..11]);
        Assert.Equal(7 + (300 * 4), bytes.Length);
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        public readonly Parameter scale = nn.Parameter(ones(2));
        public readonly Linear first = nn.Linear(2, 2);
        private readonly Tensor offset = zeros(2);
        private readonly Sequential blocks = nn.Sequential(nn.Conv2d(1, 2, 1), nn.BatchNorm2d(2));

        public Net()
            : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var hidden = (first.call(input) * scale) + offset;
            return blocks.call(hidden.reshape(1, 1, 2, 2)).sum();
        }
    }
}
