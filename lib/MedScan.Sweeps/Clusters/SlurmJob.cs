using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Clusters;

/// <summary>A job array of agents. It is kept with the study, so that whoever knows the study finds it.</summary>
/// <param name="Id">Slurm's number for it.</param>
/// <param name="Cluster">The cluster, where Slurm has several; null otherwise.</param>
/// <param name="Agents">How many tasks it has.</param>
/// <param name="Submitted">When it was submitted.</param>
public sealed record SlurmJob(long Id, string? Cluster, int Agents, DateTimeOffset Submitted)
{
    // An attribute for each job: two who submit at the same time take nothing from each other.
    private const string Prefix = "slurm.job.";

    /// <summary>The name of the study's attribute that keeps the job.</summary>
    internal string Attribute => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{(Cluster is null ? "" : Cluster + ".")}{Id}");

    /// <summary>Gives the jobs of a study.</summary>
    /// <param name="study">The study.</param>
    /// <returns>Its jobs, the oldest first; also those that have long ended.</returns>
    public static IReadOnlyList<SlurmJob> Of(StudyRecord study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return [.. study.Attributes.Where(static a => a.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static a => a.Value.Deserialize<SlurmJob>()!).OrderBy(static j => j.Submitted).ThenBy(static j => j.Id)];
    }
}
