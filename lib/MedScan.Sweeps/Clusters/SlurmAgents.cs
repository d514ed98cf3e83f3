using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Clusters;

/// <summary>Agents of a study as a job array of Slurm.</summary>
/// <remarks>Slurm's own programs do the work (<c>sbatch</c>, <c>squeue</c>, <c>sacct</c>, <c>scancel</c>), so the account, limits and
/// defaults of whoever calls them count. Works with Slurm 22.05 and newer.</remarks>
/// <param name="storage">Where the study is; one that many machines can share.</param>
/// <param name="study">The study.</param>
public sealed class SlurmAgents(StudyStorage storage, StudyRecord study)
{
    /// <summary>The environment variable by which the tasks get the storage's address. Only the user and the administrator can read
    /// a process's environment, where anyone may read its command line.</summary>
    public const string StorageVariable = "MEDSCAN_SWEEP_STORAGE";

    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the script that <see cref="SubmitAsync"/> would submit.</summary>
    /// <param name="command">What a task runs: an agent that takes its storage from <see cref="StorageVariable"/>.</param>
    /// <param name="folder">The folder for the script and for what the tasks print, a file each.</param>
    /// <param name="options">What the tasks get.</param>
    /// <returns>The script.</returns>
    /// <exception cref="SweepException">The storage is not for many machines, or the study is stopped.</exception>
    /// <exception cref="ArgumentException">The options are none that Slurm takes.</exception>
    public string Script(IReadOnlyList<string> command, string folder, SlurmOptions options)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (!storage.IsForManyMachines)
            throw new SweepException($"The sweep '{study.Name}' is kept in a file or in memory, which the nodes of a cluster cannot share safely. Make it in PostgreSQL: --storage postgresql://user@host/database, or {StorageVariable}.");
        if (study.IsStopped)
            throw new SweepException($"The sweep '{study.Name}' is stopped, so its agents would begin no trial. Let it go on first.");
        return SlurmScript.Write(study.Name, command, StorageVariable, Path.GetFullPath(folder), Environment.CurrentDirectory, options);
    }

    /// <summary>Submits agents.</summary>
    /// <param name="command">See <see cref="Script"/>.</param>
    /// <param name="folder">See <see cref="Script"/>; made where it is missing.</param>
    /// <param name="options">What the tasks get.</param>
    /// <param name="environment">What the tasks get besides this process's environment: the storage's address above all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The job.</returns>
    /// <exception cref="SweepException">See <see cref="Script"/>, or Slurm refused.</exception>
    public async Task<SlurmJob> SubmitAsync(
        IReadOnlyList<string> command, string folder, SlurmOptions options, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation = default)
    {
        string script = Script(command, folder, options);
        string path = await WriteAsync(script, folder, cancellation).ConfigureAwait(false);
        string said = await SlurmProgram.RunAsync("sbatch", ["--parsable", "--export=ALL", path], environment, cancellation).ConfigureAwait(false);
        string[] answer = said.Trim().Split('\n')[^1].Split(';'); // id, or id;cluster
        if (!long.TryParse(answer[0], CultureInfo.InvariantCulture, out long id))
            throw new SlurmException($"Expected the number of a job from sbatch, got '{said.Trim()}'.");
        SlurmJob job = new(id, answer.Length > 1 ? answer[1] : null, options.Agents, DateTimeOffset.UtcNow);
        await storage.SetStudyAttributeAsync(study.Id, job.Attribute, JsonSerializer.SerializeToElement(job), CancellationToken.None).ConfigureAwait(false);
        return job;
    }

    /// <summary>Asks how the agents stand.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The tasks of all jobs of the study, job by job; none where none was submitted.</returns>
    /// <exception cref="SlurmException">Slurm is not here or cannot be reached.</exception>
    public async Task<IReadOnlyList<SlurmTask>> TasksAsync(CancellationToken cancellation = default)
    {
        List<SlurmTask> tasks = [];
        foreach (IGrouping<string?, SlurmJob> jobs in SlurmJob.Of(study).GroupBy(static j => j.Cluster))
            tasks.AddRange(await SlurmStates.AskAsync(jobs.Key, [.. jobs], cancellation).ConfigureAwait(false));
        return tasks;
    }

    /// <summary>Cancels agents. Those that run hand their trials back.</summary>
    /// <param name="onlyPending">Whether only those that do not run yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When Slurm has taken the wish.</returns>
    /// <exception cref="SlurmException">Slurm is not here or cannot be reached.</exception>
    public async Task CancelAsync(bool onlyPending = false, CancellationToken cancellation = default)
    {
        foreach (IGrouping<string?, SlurmJob> jobs in SlurmJob.Of(study).GroupBy(static j => j.Cluster))
        {
            await SlurmProgram.RunAsync(
                "scancel",
                ["--quiet", .. onlyPending ? (string[])["--state=PENDING"] : [], .. SlurmStates.On(jobs.Key), .. jobs.Select(static j => j.Id.ToString(CultureInfo.InvariantCulture))],
                cancellation: cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<string> WriteAsync(string script, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "slurm.sh"), beside = $"{path}.{Guid.NewGuid():N}";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersOnly;
        StreamWriter writer = new(beside, options);
        await using (writer.ConfigureAwait(false))
            await writer.WriteAsync(script.AsMemory(), cancellation).ConfigureAwait(false);
        File.Move(beside, path, overwrite: true);
        return path;
    }
}
