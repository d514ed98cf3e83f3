using static TorchSharp.torch;

namespace MedScan.Torch.Tests;

public class SmokeTests
{
    [Fact]
    public void Smoke()
    {
        manual_seed(0);
        using Tensor r = rand(3);
        Assert.Equal(new[] { 0.49625659f, 0.76822180f, 0.08847743f }, r.data<float>().ToArray());
        var a = tensor(new float[,] { { 1, 2 }, { 3, 4 } }, requires_grad: true);
        (a * a).sum().backward();
        Assert.Equal(new float[] { 2, 4, 6, 8 }, a.grad!.data<float>().ToArray());
        var e = Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => rand(2, 3).mm(rand(2, 3)));
        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3) (in aten::mm)", e.Message);
        set_num_threads(2);
        Assert.Equal(2, get_num_threads());
    }
}
