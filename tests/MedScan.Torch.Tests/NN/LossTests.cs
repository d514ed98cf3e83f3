using MedScan.Torch.Tests.Reference;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.NN;

// Expected values: Debian's python3-torch, see Reference/expected.py.
public class LossTests
{
    [Theory]
    [InlineData("cross entropy")]
    [InlineData("cross entropy weighted")]
    [InlineData("cross entropy weighted smooth")]
    [InlineData("cross entropy ignore")]
    [InlineData("cross entropy sum")]
    [InlineData("cross entropy none")]
    [InlineData("cross entropy dense")]
    [InlineData("nll")]
    [InlineData("mse")]
    [InlineData("bce logits")]
    public void Loss_ValueAndGradient_EqualPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var logits = Values.Wave([6, 4], 0, 3).requires_grad_();
        var labels = tensor(new long[] { 0, 3, 2, 1, 1, 3 });
        var weight = tensor(new[] { 0.5f, 1, 2, 4 });
        var loss = name switch
        {
            "cross entropy" => nn.CrossEntropyLoss().call(logits, labels),
            "cross entropy weighted" => nn.CrossEntropyLoss(weight).call(logits, labels),
            "cross entropy weighted smooth" => new CrossEntropyLoss(weight, label_smoothing: 0.1).call(logits, labels),
            "cross entropy ignore" => new CrossEntropyLoss(ignore_index: 3, label_smoothing: 0.2).call(logits, labels),
            "cross entropy sum" => nn.CrossEntropyLoss(weight, reduction: nn.Reduction.Sum).call(logits, labels),
            "cross entropy none" => nn.CrossEntropyLoss(weight, reduction: nn.Reduction.None).call(logits, labels),
            "cross entropy dense" => nn.functional.cross_entropy(logits, Values.Wave([6, 4]).softmax(1), weight),
            "nll" => nn.NLLLoss(weight).call(nn.functional.log_softmax(logits, 1), labels),
            "mse" => nn.MSELoss().call(logits, Values.Wave([6, 4], 1)),
            _ => nn.BCEWithLogitsLoss(weight, pos_weights: weight.flip(0)).call(logits, Values.Wave([6, 4]).sigmoid()),
        };
        loss.sum().backward();
        var expected = Values.Of("loss " + name);
        Values.AssertClose(expected[0], loss, 1e-5);
        Values.AssertClose(expected[1], logits.grad!, 1e-6);
    }
}
