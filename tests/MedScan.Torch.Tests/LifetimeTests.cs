using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests;

/// <summary>Long training must not grow: measured on the process itself, so nothing else may run beside it.</summary>
[Collection(Alone.Name)]
public sealed class LifetimeTests : IDisposable
{
    private const double Mebibyte = 1024 * 1024;

    private readonly int _threads = get_num_threads();

    // Work this small gains nothing from two threads, and on a busy machine they wait for each other.
    public LifetimeTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);

    // The smallest native tensor with its storage takes over 400 bytes: one leaked per step would be 7 MiB over 18,000
    // steps, one leaked activation (4 KiB here) 70 MiB. Measured over 80,000 steps without a leak: below 2 MiB.
    private const double AllowedGrowth = 5;

    // A leaked managed tensor object takes 64 bytes: 1.1 MiB over 18,000 steps.
    private const double AllowedManagedGrowth = 0.5;

    [Fact]
    public void Training_TwentyThousandStepsInDisposeScopes_StaysFlat()
    {
        using var net = new Net(channels: 4);
        using var optimizer = optim.SGD(net.parameters(), 0.01, momentum: 0.9, weight_decay: 1e-4);
        using var images = randn(4, 1, 8, 8);
        using var labels = tensor(new long[] { 0, 1, 2, 0 });
        void Train(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                Step(net, optimizer, images, labels);
            }
        }

        Train(2_000);
        var (before, managedBefore) = (NativeMebibytes(), ManagedMebibytes());
        var tensors = Tensor.TotalCount;
        Train(18_000);
        var (after, managedAfter) = (NativeMebibytes(), ManagedMebibytes());
        Assert.True(Tensor.TotalCount <= tensors, $"18,000 steps took the count of tensors from {tensors} to {Tensor.TotalCount}");
        Assert.True(after - before < AllowedGrowth, $"18,000 steps took the native resident set from {before:f1} to {after:f1} MiB");
        Assert.True(managedAfter - managedBefore < AllowedManagedGrowth, $"18,000 steps took the managed heap from {managedBefore:f2} to {managedAfter:f2} MiB");
    }

    [Fact]
    public void Training_WithoutDisposeScopes_IsHeldByFinalizers()
    {
        using var net = new Net(channels: 8);
        using var optimizer = optim.SGD(net.parameters(), 0.01, momentum: 0.9);
        using var images = randn(8, 1, 64, 64);
        using var labels = tensor(new long[] { 0, 1, 2, 0, 1, 2, 0, 1 });
        // The first part fills what the engine lets pass before it asks for a collection, and what malloc keeps.
        var (few, before) = Train(300);
        var (tensors, peak) = Train(600);
        // A step's activations and their gradients are 5 MiB: 3 GiB in the second part, of which nothing is freed by hand.
        Assert.True(peak - before < 500, $"600 steps took the highest resident set from {before:f0} to {peak:f0} MiB");
        Assert.InRange(tensors, 0, few);

        (long Tensors, double Peak) Train(int steps)
        {
            double peak = 0;
            for (var step = 0; step < steps; step++)
            {
                Step(net, optimizer, images, labels);
                if (step % 25 == 0)
                    peak = Math.Max(peak, Resident());
            }
            CollectAll();
            return (Tensor.TotalCount, Math.Max(peak, Resident()));
        }
    }

    private static void Step(Net net, SGD optimizer, Tensor images, Tensor labels)
    {
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(net.call(images), labels);
        loss.backward();
        optimizer.step();
    }

    // The resident set without what the garbage collector keeps for itself, which moves in steps of some MiB.
    private static double NativeMebibytes()
    {
        CollectAll();
        return Resident() - (GC.GetGCMemoryInfo().TotalCommittedBytes / Mebibyte);
    }

    private static double ManagedMebibytes() => GC.GetTotalMemory(forceFullCollection: true) / Mebibyte;

    private static void CollectAll()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static double Resident()
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;
        private readonly BatchNorm2d norm;
        private readonly ReLU relu = nn.ReLU(inplace: true);
        private readonly AdaptiveAvgPool2d pool = nn.AdaptiveAvgPool2d(1);
        private readonly Linear linear;

        public Net(long channels)
            : base(nameof(Net))
        {
            conv = nn.Conv2d(1, channels, 3, padding: 1, bias: false);
            norm = nn.BatchNorm2d(channels);
            linear = nn.Linear(channels, 3);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) =>
            linear.call(pool.call(relu.call(norm.call(conv.call(input)))).flatten(1));
    }
}
