using MedScan.Training.Tracking;

namespace MedScan.Tests.Training.Tracking;

public sealed class SystemProbeTests : IDisposable
{
    private readonly string _proc = Directory.CreateTempSubdirectory("medscan-proc").FullName;

    public void Dispose() => Directory.Delete(_proc, recursive: true);

    // user 100 -> 160, idle 800 -> 830, iowait 100 -> 110: 60 of 100 ticks were used.
    [Fact]
    public void Read_TwoMoments_TellsTheShareBetweenThem()
    {
        Write("cpu  100 0 0 800 100 0 0 0 0 0", "MemTotal: 1000000 kB\nMemAvailable: 750000 kB");
        var probe = new SystemProbe(_proc);
        Write("cpu  160 0 0 830 110 0 0 0 0 0", "MemTotal: 1000000 kB\nMemAvailable: 750000 kB");

        SystemSample sample = probe.Read();

        Assert.Equal(60, sample.CpuPercent);
        Assert.Equal(256, sample.MemoryMegabytes!.Value, 1e-9); // 250,000 KiB
        Assert.Equal(25, sample.MemoryPercent);
        Assert.True(sample.ProcessMegabytes > 1);
    }

    [Fact]
    public void Read_NoSuchFiles_KnowsTheProcessOnly()
    {
        SystemSample sample = new SystemProbe(Path.Combine(_proc, "none")).Read();

        Assert.Null(sample.CpuPercent);
        Assert.Null(sample.MemoryMegabytes);
        Assert.True(sample.ProcessMegabytes > 1);
    }

    private void Write(string stat, string memory)
    {
        File.WriteAllText(Path.Combine(_proc, "stat"), stat + "\ncpu0 1 2 3 4\n");
        File.WriteAllText(Path.Combine(_proc, "meminfo"), memory + "\n");
    }
}
