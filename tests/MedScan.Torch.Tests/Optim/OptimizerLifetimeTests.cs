using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Optim;

// Counts the tensors of the whole process, so nothing else may run beside it.
[Collection(Alone.Name)]
public class OptimizerLifetimeTests
{
    [Fact]
    public void Step_OutsideDisposeScope_LeavesNoTensorsButItsState()
    {
        using var parameter = nn.Parameter(tensor(new[] { 1f, 2f }));
        using var optimizer = optim.AdamW([parameter], 0.05, weight_decay: 0.1);
        using (NewDisposeScope())
        {
            (parameter * parameter).sum().backward();
            optimizer.step(); // makes the state
        }

        var before = Tensor.TotalCount;
        optimizer.step();
        optimizer.step();

        Assert.InRange(Tensor.TotalCount, 0, before);
    }
}
