using System.Globalization;

namespace MedScan.Sweeps.Clusters;

/// <summary>Asks Slurm for the states of tasks: <c>squeue</c> for those of the last minutes, <c>sacct</c> for older ones where the
/// cluster keeps accounts.</summary>
internal static class SlurmStates
{
    /// <summary>Asks.</summary>
    /// <param name="cluster">The cluster; null where there is one.</param>
    /// <param name="jobs">Jobs of that cluster.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>All tasks of the jobs; those that Slurm has forgotten have no state.</returns>
    public static async Task<IReadOnlyList<SlurmTask>> AskAsync(string? cluster, IReadOnlyList<SlurmJob> jobs, CancellationToken cancellation)
    {
        Dictionary<(long, int), SlurmTask> known = [];
        string ids = string.Join(',', jobs.Select(static j => j.Id.ToString(CultureInfo.InvariantCulture)));
        Read(await AskQueueAsync(cluster, ids, cancellation).ConfigureAwait(false), jobs, known);
        if (known.Count < jobs.Sum(static j => j.Agents))
            Read(await AskAccountsAsync(cluster, ids, cancellation).ConfigureAwait(false), jobs, known);
        return [.. jobs.SelectMany(job => Enumerable.Range(0, job.Agents).Select(index => known.GetValueOrDefault((job.Id, index)) ?? new SlurmTask(job, index, State: null)))];
    }

    /// <summary>How Slurm's programs are told which cluster is meant.</summary>
    /// <param name="cluster">The cluster; null where there is one.</param>
    /// <returns>Their arguments.</returns>
    public static IReadOnlyList<string> On(string? cluster) => cluster is null ? [] : [$"--clusters={cluster}"];

    private static async Task<string> AskQueueAsync(string? cluster, string ids, CancellationToken cancellation)
    {
        try
        {
            return await SlurmProgram.RunAsync(
                "squeue", ["--noheader", "--array", "--states=all", $"--jobs={ids}", "--format=%F_%K|%T|%N|%r", .. On(cluster)], cancellation: cancellation).ConfigureAwait(false);
        }
        catch (SlurmException error) when (error.Message.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase))
        {
            return ""; // a single job that has long ended; of several those are left out without a word
        }
    }

    private static async Task<string> AskAccountsAsync(string? cluster, string ids, CancellationToken cancellation)
    {
        try
        {
            return await SlurmProgram.RunAsync(
                "sacct", ["--noheader", "--parsable2", "--allocations", $"--jobs={ids}", "--format=JobID,State,NodeList", .. On(cluster)], cancellation: cancellation).ConfigureAwait(false);
        }
        catch (SlurmException)
        {
            return ""; // this cluster keeps none
        }
    }

    // Lines as 12_3|RUNNING|node1|None; what squeue said counts.
    private static void Read(string lines, IReadOnlyList<SlurmJob> jobs, Dictionary<(long, int), SlurmTask> known)
    {
        foreach (string[] fields in lines.Split('\n').Select(static line => line.Trim().Split('|')).Where(static f => f.Length >= 3))
        {
            string[] id = fields[0].Split('_');
            if (id.Length != 2 || !long.TryParse(id[0], CultureInfo.InvariantCulture, out long number) || !int.TryParse(id[1], CultureInfo.InvariantCulture, out int index))
                continue;
            if (jobs.FirstOrDefault(j => j.Id == number) is not { } job || index >= job.Agents)
                continue;
            // CANCELLED by 1000
            string state = fields[1].Split(' ')[0];
            string? reason = state == "PENDING" && fields.Length > 3 && fields[3] is not ("None" or "") ? fields[3] : null;
            known.TryAdd((number, index), new SlurmTask(job, index, state, reason, fields[2] is "" or "n/a" or "None assigned" ? null : fields[2]));
        }
    }
}
