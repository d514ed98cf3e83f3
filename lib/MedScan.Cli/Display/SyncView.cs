using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Display;

/// <summary>Shows what a sync did.</summary>
internal static class SyncView
{
    public static void Write(SyncResult result, string folder, TrackingPlace place, TextWriter output)
    {
        foreach (SyncedRun run in result.Runs)
        {
            string name = run.RunName ?? run.Key;
            string sent = $"{run.Points} metric points, {run.Parameters} parameters, {run.Tags} tags, {run.Inputs} data sets, {run.Artifacts} files";
            output.WriteLine(run.IsComplete ? $"{name} ({run.RunId}): sent {sent}." : $"{name}: {run.Problem} Sent until then: {sent}.");
            if (run.WasLeftRunning)
                output.WriteLine("  Its process had died; the run is FAILED now, with the time of its last record.");
            if (run.Refused > 0)
                output.WriteLine($"  The server refused {run.Refused} records; they are in {run.RefusedFile}.");
        }

        output.WriteLine(result switch
        {
            { Runs.Count: 0, InUse: 0 } => $"Nothing waits in {folder}.",
            { InUse: > 0 } => $"{result.InUse} runs in {folder} are in use and send by themselves.",
            { IsComplete: true } => $"Everything in {folder} is in {place.WithoutPassword}.",
            _ => $"The rest waits in {folder}; try again when the server answers.",
        });
    }
}
