using System.Globalization;
using MedScan.TrackingServer;

namespace MedScan.Tracking.Tests.Spool;

/// <summary>The processes that the kill tests start.</summary>
internal static class KillChildren
{
    /// <summary>The embedded server on a fixed port, until it is killed.</summary>
    public static async Task ServeAsync(string folder, int port)
    {
        await using EmbeddedServer server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
        {
            BackendStore = $"sqlite:///{folder}/mlflow.db",
            ArtifactRoot = Path.Combine(folder, "artifacts"),
            Port = port,
        });
        Console.WriteLine("serving");
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Logs without end, and says after each step that the spool acknowledged how far it is.</summary>
    public static async Task LogAsync(string spool, Uri address)
    {
        await using TrackedRun run = await TrackedRun.StartAsync(new TrackedRunOptions
        {
            ExperimentName = "killed",
            TrackingUri = address,
            SpoolFolder = spool,
            StartPatience = TimeSpan.FromMilliseconds(200),
            SegmentLength = 20_000,
            OnWarning = _ => { },
        });
        Console.WriteLine($"run {run.Key}");
        // Says when the server has answered for a first part, whatever became of the servers until then.
        Task sent = Task.CompletedTask;
        for (int step = 0; ; step++)
        {
            for (int point = 0; point < 20; point++) run.LogMetric(MetricName(point), MetricValue(step, point), step);
            if (step % 5 == 0) run.LogParameter($"parameter{step}", step);
            run.SetTag("step", step);
            if (step % 10 == 0) run.LogText(ArtifactText(step), $"texts/{step}.txt");
            if (step % 3 == 0)
            {
                await run.FlushToDiskAsync();
                Console.WriteLine($"ack {step.ToString(CultureInfo.InvariantCulture)}");
            }

            if (step == 10) sent = SayWhenSentAsync(run);
            if (sent.IsFaulted) await sent;
            if (step % 7 == 0) await Task.Delay(5);
        }
    }

    private static async Task SayWhenSentAsync(TrackedRun run)
    {
        await run.FlushAsync();
        Console.WriteLine("sent");
    }

    public static string MetricName(int point) => $"metric{point % 4}/{point}";

    public static double MetricValue(int step, int point) => point == 0 ? double.NaN : (step * 100) + point + 0.1;

    public static string ArtifactText(int step) => $"text of step {step}";

    /// <summary>Starts a run, says so, and waits for its end, which comes in the way asked for.</summary>
    public static async Task WaitAsync(string spool, string how)
    {
        TrackedRun run = await TrackedRun.StartAsync(new TrackedRunOptions { ExperimentName = "ended", SpoolFolder = spool, IsOffline = true });
        run.LogMetric("loss", 1);
        using var interrupted = new SemaphoreSlim(0);
        if (how == "handled")
        {
            // A program that takes Ctrl-C as a wish to stop soon, and finishes by itself.
            Console.CancelKeyPress += (_, key) =>
            {
                key.Cancel = true;
                interrupted.Release();
            };
        }

        Console.WriteLine($"run {run.Key}");
        switch (how)
        {
            case "return":
                return;
            case "throw":
                throw new InvalidOperationException("what kills this process");
            case "handled":
                await interrupted.WaitAsync();
                run.LogMetric("loss", 0.5, 1);
                await run.FinishAsync();
                return;
            default:
                await Task.Delay(Timeout.InfiniteTimeSpan);
                return;
        }
    }
}
