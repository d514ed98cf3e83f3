using System.Runtime.InteropServices;
using MedScan.Torch.Interop;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Interop;

public class OpsTests
{
    private static readonly Dictionary<string, Action> s_refused = new()
    {
        ["aten::mm"] = () => ones(2, 3).mm(ones(2, 3)),
        ["aten::matmul"] = () => ones(2, 3).matmul(ones(4)),
        ["aten::bmm"] = () => ones(2, 3, 4).bmm(ones(2, 3, 4)),
        ["aten::add.Tensor"] = () => _ = ones(2) + ones(3),
        ["aten::add_.Tensor"] = () => ones(1).add_(ones(3)),
        ["aten::view"] = () => ones(6).view(4, 2),
        ["aten::reshape"] = () => ones(6).reshape(-1, 4),
        ["aten::permute"] = () => ones(2, 3).permute(0),
        ["aten::transpose.int"] = () => ones(2).transpose(0, 3),
        ["aten::cat"] = () => cat([ones(2, 3), ones(2, 4)]),
        ["aten::stack"] = () => stack([ones(2), ones(3)]),
        ["aten::expand"] = () => ones(2, 3).expand(4, 3),
        ["aten::gather"] = () => ones(2, 3).gather(1, tensor(new long[,] { { 7 }, { 0 } })),
        ["aten::index_select"] = () => ones(3).index_select(0, tensor(new long[] { 9 })),
        ["aten::index.Tensor"] = () => _ = ones(3)[tensor(new long[] { 3 })],
        ["aten::select.int"] = () => _ = ones(3)[5],
        ["aten::masked_select"] = () => ones(3).masked_select(ones(3)),
        ["aten::where.self"] = () => where(tensor(new[] { true, false }), ones(3), ones(3)),
        ["aten::sum.dim_IntList"] = () => ones(3).sum(4),
        ["aten::mean"] = () => arange(3).mean(),
        ["aten::argmax"] = () => empty(0).argmax(),
        ["aten::max"] = () => empty(0).max(),
        ["aten::topk"] = () => ones(3).topk(4),
        ["aten::split_with_sizes"] = () => ones(3).split([1, 1]),
        ["aten::squeeze.dim"] = () => ones(3).squeeze(3),
        ["aten::dot"] = () => ones(2).dot(ones(3)),
        ["aten::inverse"] = () => zeros(2, 2).inverse(),
        ["aten::full"] = () => full(-1, 2),
        ["aten::randint.low_generator"] = () => randint(5, 5, [3]),
        ["aten::multinomial"] = () => zeros(3).multinomial(1),
        ["aten::bernoulli_.float"] = () => zeros(3).bernoulli_(1.5),
        ["aten::copy_"] = () => zeros(3).copy_(ones(4)),
        ["aten::retain_grad"] = () => ones(1).retain_grad(),
        ["aten::conv2d"] = () => Ops.Call("conv2d", ones(1, 3, 8, 8), ones(4, 2, 3, 3)),
        ["aten::to.device"] = () => ones(1).cuda(),
    };

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Call_WrongShapesOrValues_ThrowsNamingTheOperator(string op)
    {
        TorchException failure = Assert.Throws<TorchException>(s_refused[op]);

        Assert.IsAssignableFrom<ExternalException>(failure);
        Assert.Equal(op, failure.Operation);
        Assert.EndsWith($"(in {op})", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    // The text is libtorch 1.13's.
    [Fact]
    public void Call_WrongShapes_KeepsTheFirstLineOfLibtorch()
    {
        TorchException failure = Assert.Throws<TorchException>(() => ones(2, 3).mm(ones(2, 3)));

        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3) (in aten::mm)", failure.Message);
    }

    [Fact]
    public void Call_ManyFailures_LeaveTheProcessUsable()
    {
        for (int k = 0; k < 2000; k++)
            Assert.Throws<TorchException>(() => ones(2) + ones(3));

        Assert.Equal(4, (ones(4) + 0).sum().item<float>());
    }

    [Fact]
    public void Call_UnknownOperator_SaysSo()
    {
        TorchException failure = Assert.Throws<TorchException>(() => Ops.Call("no_such_operator", ones(1)));

        Assert.Equal("libtorch has no operator of this name (in aten::no_such_operator)", failure.Message);
    }

    [Fact]
    public void Call_WrongKindOfArgument_NamesItAndTheSchema()
    {
        TorchException failure = Assert.Throws<TorchException>(() => Ops.Call("relu", "text"));

        Assert.Equal(
            "argument 'self' expects TensorType, got a string. Schema: aten::relu(Tensor self) -> Tensor (in aten::relu)",
            failure.Message);
    }

    [Fact]
    public void Call_TooManyArguments_IsRefused() =>
        Assert.Throws<TorchException>(() => Ops.Call("relu", ones(1), 1));

    [Fact]
    public void Call_ArgumentsLeftOut_TakeTheSchemasDefaults()
    {
        // aten::sub.Tensor(self, other, *, alpha=1); aten::leaky_relu(self, negative_slope=0.01)
        Assert.Equal(1, Ops.Call("sub.Tensor", full(1, 3), full(1, 2)).item<float>());
        Assert.Equal(-0.01f, Ops.Call("leaky_relu", full(1, -1)).item<float>());
        Assert.Equal(-0.01f, Ops.Call("leaky_relu", full(1, -1), default).item<float>());
    }

    [Fact]
    public void Call_OneNumberForAList_IsRepeated() =>
        Assert.Equal([1, 1, 3, 3], Ops.Call("max_pool2d", ones(1, 1, 6, 6), 2).shape);

    [Fact]
    public void CallList_MoreResultsThanExpected_ReturnsAll()
    {
        Tensor[] parts = Ops.CallList("unbind.int", arange(100));

        Assert.Equal(100, parts.Length);
        Assert.Equal(99, parts[99].item<long>());
    }

    [Fact]
    public void CallList_LongLists_AreNotCut()
    {
        Tensor[] many = [.. Enumerable.Range(0, 500).Select(number => tensor((long)number))];

        Assert.Equal(500 * 499 / 2, stack(many).sum().item<long>());
    }

    [Fact]
    public void InPlace_ReturnsTheSameObject()
    {
        Tensor tensor = ones(2);

        Assert.Same(tensor, tensor.add_(1).mul_(3).clamp_min_(0));
        Assert.Equal([6f, 6], tensor.data<float>().ToArray());
    }

    [Fact]
    public void Into_OutVariant_WritesToTheGivenTensor()
    {
        Tensor target = empty(2);

        Assert.Same(target, arange(4, float32).view(2, 2).amax([1], @out: target));
        Assert.Equal([1f, 3], target.data<float>().ToArray());
    }
}
