using MedScan.Torch.Tests.Reference;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.NN;

public class ContainerTests
{
    [Fact]
    public void Sequential_EveryForm_ChainsInOrder()
    {
        using var scope = NewDisposeScope();
        var dictionary = new Dictionary<string, nn.Module<Tensor, Tensor>> { ["half"] = new Times(0.5), ["plus"] = new Plus(1) };
        Sequential[] chains =
        [
            nn.Sequential(("half", new Times(0.5)), ("plus", new Plus(1))),
            nn.Sequential(new Times(0.5), new Plus(1)),
            nn.Sequential(Tuple.Create<string, nn.Module<Tensor, Tensor>>("half", new Times(0.5)), Tuple.Create<string, nn.Module<Tensor, Tensor>>("plus", new Plus(1))),
            nn.Sequential(new List<nn.Module<Tensor, Tensor>> { new Times(0.5), new Plus(1) }),
            nn.Sequential(dictionary.Select(entry => (entry.Key, entry.Value))),
            nn.Sequential().append(new Times(0.5)).append("plus", new Plus(1)),
        ];
        foreach (var chain in chains)
        {
            // By hand: 4 / 2 + 1 = 3; the other order would give 2.5.
            Assert.Equal([3.0], Values.Numbers(chain.call(full(1, 4.0))));
            Assert.Equal(2, chain.Count);
        }
        Assert.Equal(["half", "plus"], chains[0].named_children().Select(child => child.name));
        Assert.Equal(["0", "1"], chains[1].named_children().Select(child => child.name));
        Assert.Equal(["half", "plus"], chains[4].named_children().Select(child => child.name));
    }

    [Fact]
    public void Sequential_Forward_DisposesOnlyItsOwnIntermediates()
    {
        using var scope = NewDisposeScope();
        var input = ones(1);
        var seen = new List<Tensor>();
        using var chain = nn.Sequential(new Same(), new Times(2), new Same(), new Plus(1));
        foreach (var (_, module) in chain.named_children())
            ((nn.Module<Tensor, Tensor>)module).register_forward_hook((_, _, output) => { seen.Add(output); return output; });
        var result = chain.call(input);
        Assert.False(input.IsInvalid);
        Assert.False(result.IsInvalid);
        Assert.Equal([false, true, true, false], seen.Select(tensor => tensor.IsInvalid));
    }

    [Fact]
    public void Sequential_Empty_GivesTheInputUnderAnotherHandle()
    {
        using var input = ones(2);
        nn.Sequential().call(input).Dispose();
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void Sequential_Slices_ShareTheModules()
    {
        using var chain = nn.Sequential(new Times(1), new Times(2), new Times(3));
        Assert.Same(chain[1], chain[1..][0]);
        Assert.Equal(1, chain[1..^1].Count);
        Assert.Equal(2, chain[(null, 2)].Count);
        Assert.ThrowsAny<ArgumentException>(() => chain[(0, 4)]);
    }

    [Fact]
    public void Sequential_Derived_IsAModule()
    {
        using var block = new Block();
        Assert.Equal(["conv.weight", "conv.bias"], block.state_dict().Keys);
    }

    [Fact]
    public void ModuleList_InAModule_RegistersByPlace()
    {
        using var scope = NewDisposeScope();
        using var holder = new Holder();
        Assert.Equal(["layers.0.weight", "layers.1.weight", "layers.2.weight"], holder.state_dict().Keys);
        Assert.Equal([1L, 1L], holder.call(ones(1, 4)).shape);
        holder.eval();
        Assert.False(holder.layers[2].training);
        Assert.Equal(3, nn.ModuleList(nn.ReLU(), nn.ReLU(), nn.ReLU()).Count);
    }

    private sealed class Block() : Sequential(("conv", nn.Conv2d(1, 1, 1)), ("relu", nn.ReLU()));

    private sealed class Same() : nn.Module<Tensor, Tensor>(nameof(Same))
    {
        public override Tensor forward(Tensor input) => input;
    }

    private sealed class Times(double factor) : nn.Module<Tensor, Tensor>(nameof(Times))
    {
        public override Tensor forward(Tensor input) => input * factor;
    }

    private sealed class Plus(double term) : nn.Module<Tensor, Tensor>(nameof(Plus))
    {
        public override Tensor forward(Tensor input) => input + term;
    }

    private sealed class Holder : nn.Module<Tensor, Tensor>
    {
        public readonly ModuleList<Linear> layers = nn.ModuleList(nn.Linear(4, 3, false), nn.Linear(3, 2, false));

        public Holder()
            : base(nameof(Holder))
        {
            layers.append(nn.Linear(2, 1, false));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => layers.Aggregate(input, (value, layer) => layer.call(value));
    }
}
