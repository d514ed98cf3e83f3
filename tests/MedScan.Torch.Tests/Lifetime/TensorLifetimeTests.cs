using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Lifetime;

public class TensorLifetimeTests
{
    private const long Mebibyte = 1 << 20;

    [Fact]
    public void Dispose_Twice_IsHarmless()
    {
        Tensor tensor = ones(2);
        tensor.Dispose();
        tensor.Dispose();

        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void AnyUse_AfterDispose_ThrowsInsteadOfCrashing()
    {
        Tensor tensor = ones(2);
        tensor.Dispose();

        Assert.Throws<ObjectDisposedException>(() => tensor + 1);
        Assert.Throws<ObjectDisposedException>(() => tensor.shape);
        Assert.Throws<ObjectDisposedException>(() => tensor.data<float>());
        Assert.Throws<ObjectDisposedException>(() => tensor.requires_grad = true);
        Assert.Throws<ObjectDisposedException>(() => cat([ones(2), tensor]));
        Assert.Equal("disposed", tensor.ToString());
    }

    [Fact]
    public void Data_AccessorOverDisposedTensor_Throws()
    {
        Tensor tensor = ones(2);
        TorchSharp.Utils.TensorAccessor<float> values = tensor.data<float>();
        tensor.Dispose();

        Assert.Throws<ObjectDisposedException>(() => values[0]);
    }

    [Fact]
    public void View_BaseDisposed_KeepsTheMemory()
    {
        Tensor whole = arange(6, float32);
        Tensor view = whole.view(2, 3)[1];
        whole.Dispose();

        Assert.Equal([3f, 4, 5], view.data<float>().ToArray());
        view.Dispose();
    }

    [Fact]
    public void Finalizer_ForgottenTensors_FreesThem()
    {
        long before = Tensor.TotalCount;
        Forget(1000);
        for (int attempt = 0; attempt < 50 && Tensor.TotalCount > before + 500; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // Other tests make tensors at the same time, but not by the hundred.
        Assert.InRange(Tensor.TotalCount, 0, before + 500);
    }

    // 6 GiB pass through tensors that nobody disposes of; the garbage collector sees some 60 bytes of each.
    [Fact]
    public void ResidentSet_LargeForgottenTensors_StaysBounded()
    {
        long before = Environment.WorkingSet, peak = 0;
        for (int k = 0; k < 400; k++)
        {
            Forget(1, 16 * Mebibyte / sizeof(float));
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        Assert.InRange(peak - before, long.MinValue, 2048 * Mebibyte);
    }

    [Fact]
    public void ResidentSet_ManySmallSteps_StaysFlat()
    {
        Steps(2000);
        long before = Environment.WorkingSet;
        Steps(20000);

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 48 * Mebibyte);
    }

    // Freed recursively, a chain of this length would overflow the stack.
    [Fact]
    public void Dispose_DeepGradientGraph_DoesNotOverflowTheStack()
    {
        Tensor start = ones(1, requires_grad: true);
        Tensor end = start + 1;
        for (int k = 0; k < 300_000; k++)
        {
            using Tensor last = end;
            end = last + 1;
        }

        end.Dispose();
        Assert.Null(start.grad);
    }

    [Fact]
    public void DecoupleFromNativeHandle_AndBack_IsTheSameTensor()
    {
        Tensor first = arange(3);
        nint native = first.DecoupleFromNativeHandle();
        using Tensor second = Tensor.UnsafeCreateTensor(native);

        Assert.True(first.IsInvalid);
        Assert.Equal([0L, 1, 2], second.data<long>().ToArray());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int count, long elements = 4)
    {
        for (int k = 0; k < count; k++)
            _ = ones(elements);
    }

    private static void Steps(int count)
    {
        using Tensor weight = ones(16, 16, requires_grad: true);
        for (int k = 0; k < count; k++)
        {
            using var scope = NewDisposeScope();
            Tensor loss = (ones(4, 16).mm(weight).relu() - 1).square().mean();
            loss.backward();
            using (no_grad())
                weight.sub_(weight.grad! * 0.01);
            weight.grad = null;
        }
    }
}
