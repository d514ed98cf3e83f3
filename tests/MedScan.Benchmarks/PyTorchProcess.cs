using System.Diagnostics;
using System.Globalization;

namespace MedScan.Benchmarks;

/// <summary>pytorch_resnet18.py in a process of its own, which waits silently between measurements.</summary>
internal sealed class PyTorchProcess : IDisposable
{
    private readonly Process process;

    public PyTorchProcess(int threads, int batch, int side, int classes)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "pytorch_resnet18.py");
        process = Process.Start(new ProcessStartInfo(
            "/usr/bin/python3", [script, $"{threads}", $"{batch}", $"{side}", $"{classes}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Versions = process.StandardOutput.ReadLine()
            ?? throw new MedScanException("PyTorch did not start. Run: sudo apt-get install --no-install-recommends python3-torch python3-torchvision");
    }

    public string Versions { get; }

    /// <returns>Seconds.</returns>
    public double Time(string what, int steps)
    {
        process.StandardInput.WriteLine($"{what} {steps}");
        process.StandardInput.Flush();
        return double.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
