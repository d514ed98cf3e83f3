using System.Diagnostics;
using System.Globalization;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!time</c>: how long the rest of the cell takes.</summary>
internal sealed class TimeMagic : Magic
{
    public override string Name => "time";

    public override string Description => "Measures how long the rest of the cell takes, with compiling.";

    public override Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        call.Run.AtEnd(() =>
        {
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            string text = time < TimeSpan.FromSeconds(10)
                ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F1} ms")
                : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
            call.Run.Sink.Display(MimeBundle.Text($"Wall time: {text}"), displayId: null);
        });
        return Task.FromResult<CellError?>(null);
    }
}
