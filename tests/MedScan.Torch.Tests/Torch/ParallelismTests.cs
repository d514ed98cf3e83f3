using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Threads;

[Collection(nameof(Randomness.DefaultGenerator))]
public class ParallelismTests
{
    [Fact]
    public void SetNumThreads_OnOneThread_HoldsOnAll()
    {
        int former = get_num_threads();
        try
        {
            foreach (int count in new[] { 2, 1, 2 })
            {
                set_num_threads(count);
                int elsewhere = 0;
                var other = new Thread(() => elsewhere = get_num_threads());
                other.Start();
                other.Join();

                Assert.Equal(count, get_num_threads());
                Assert.Equal(count, elsewhere);
            }
        }
        finally
        {
            set_num_threads(former);
        }
    }

    [Fact]
    public void SetNumThreads_NotPositive_IsRefused()
    {
        TorchException failure = Assert.Throws<TorchException>(() => set_num_threads(0));

        Assert.Equal("the number of threads must be positive, got 0 (in set_num_threads)", failure.Message);
        Assert.True(get_num_interop_threads() > 0);
    }
}
