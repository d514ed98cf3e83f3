using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Autograd;

public class InferenceModeTests
{
    [Fact]
    public void Dispose_OnAnotherThread_IsRefusedAndChangesNothing()
    {
        using IDisposable mode = inference_mode();
        Exception? failure = null;
        var other = new Thread(() => failure = Record.Exception(mode.Dispose));
        other.Start();
        other.Join();

        Assert.IsType<InvalidOperationException>(failure);
        Assert.True(is_inference_mode_enabled());
    }
}
