using System.Diagnostics;

namespace MedScan.Tests.Imaging;

/// <summary>A short run of what <c>MedScan.Benchmarks -- fuzz-dicom</c> does at length.</summary>
public sealed class FuzzTests
{
    // In a process of its own: if it were to die, this test would say so and not die with it.
    [Fact]
    public async Task Decode_DamagedScans_NeitherCrashNorHangNorFillTheMemory()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet") start.FileName = "dotnet";
        foreach (string argument in new[] { typeof(FuzzTests).Assembly.Location, "fuzz", "600", "3" }) start.ArgumentList.Add(argument);
        using Process child = Process.Start(start)!;
        string answer = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, answer);
        Assert.Contains("0 failures", answer, StringComparison.Ordinal);
    }
}
