using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>Dropout (Srivastava et al., JMLR 15, 2014) that draws from a generator of its own.</summary>
/// <remarks>The engine's global generator is shared by the whole process: with it, two trainings side by side would disturb each other.</remarks>
internal sealed class SeededDropout : nn.Module<Tensor, Tensor>
{
    private readonly double probability;
    private readonly Generator generator = new();

    public SeededDropout(double probability)
        : base(nameof(SeededDropout)) => this.probability = probability;

    /// <summary>Decides what the next calls drop.</summary>
    public void Seed(long seed) => generator.manual_seed(seed);

    /// <returns>While training: values dropped with the given probability, the others scaled so that the expectation stays.</returns>
    public override Tensor forward(Tensor input)
    {
        if (!training)
            return input.alias();
        using Tensor mask = empty_like(input, requires_grad: false).bernoulli_(1 - probability, generator);
        using Tensor scaled = mask.div_(1 - probability);
        return input * scaled;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            generator.Dispose();
        base.Dispose(disposing);
    }
}
