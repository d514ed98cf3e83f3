using System.Globalization;
using System.Text;

namespace MedScan.Sweeps.Clusters;

/// <summary>Writes the script of a job array.</summary>
internal static class SlurmScript
{
    private static readonly TimeSpan UsualNotice = TimeSpan.FromMinutes(1);

    /// <summary>Writes it.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="command">What a task runs.</param>
    /// <param name="variable">The environment variable by which tasks get the storage.</param>
    /// <param name="folder">The full path of the folder for what tasks print.</param>
    /// <param name="workingDirectory">The full path of the folder where tasks start.</param>
    /// <param name="options">What tasks get.</param>
    /// <returns>The script; it names no storage, since that may hold a password.</returns>
    /// <exception cref="SweepException">Slurm cannot write into the folder.</exception>
    public static string Write(string study, IReadOnlyList<string> command, string variable, string folder, string workingDirectory, SlurmOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Agents, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Time, TimeSpan.FromMinutes(1), nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Cpus ?? 1, 1, nameof(options));
        if (folder.IndexOfAny(['%', '\\', '\n']) >= 0)
            throw new SweepException($"Slurm cannot write the output of jobs into '{folder}': in a path, % and \\ mean something to it. Work in another folder.");
        TimeSpan notice = options.Notice ?? (options.Time / 4 < UsualNotice ? options.Time / 4 : UsualNotice);
        StringBuilder script = new("#!/bin/bash\n");
        Add("job-name", $"medscan-{Plain(study)}");
        Add("array", string.Create(CultureInfo.InvariantCulture, $"0-{options.Agents - 1}"));
        Add("time", SlurmTime.Format(options.Time));
        if (options.Partition is { } partition)
            Add("partition", partition);
        Add("ntasks", "1");
        if (options.Cpus is { } cpus)
            Add("cpus-per-task", cpus.ToString(CultureInfo.InvariantCulture));
        if (options.Memory is { } memory)
            Add("mem", memory);
        // After a preemption it waits for its turn again, and its output goes on in the same file.
        script.Append("#SBATCH --requeue\n#SBATCH --open-mode=append\n");
        // The agent hands its trial back before its time is over; B is for the script itself, which the agent replaces.
        Add("signal", string.Create(CultureInfo.InvariantCulture, $"B:TERM@{Math.Ceiling(notice.TotalSeconds)}"));
        Add("chdir", workingDirectory);
        Add("output", Path.Combine(folder, "slurm-%A_%a.log"));
        foreach (string other in options.Others)
            AddWord(other);

        script.Append(CultureInfo.InvariantCulture, $"\n# An address may hold a password, so it comes with the environment of sbatch and stands in no file.\n");
        script.Append(CultureInfo.InvariantCulture, $": \"${{{variable}:?is not set; it names the PostgreSQL database of the sweep}}\"\n");
        if (options.Cpus is not null)
            script.Append("export OMP_NUM_THREADS=$SLURM_CPUS_PER_TASK DOTNET_PROCESSOR_COUNT=$SLURM_CPUS_PER_TASK\n");
        script.Append(CultureInfo.InvariantCulture, $"exec {string.Join(' ', command.Select(Quoted))}\n");
        return script.ToString();

        void Add(string name, string value) => AddWord($"--{name}={value}");

        void AddWord(string word)
        {
            if (word.Contains('\n', StringComparison.Ordinal))
                throw new ArgumentException($"An option of sbatch is one line, got '{word}'.", nameof(options));
            script.Append(CultureInfo.InvariantCulture, $"#SBATCH {(word.All(IsPlain) ? word : $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"")}\n");
        }
    }

    private static string Quoted(string word) => word.All(IsPlain) && word.Length > 0 ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "-_./:=@%+,".Contains(c, StringComparison.Ordinal);

    private static string Plain(string name) => string.Concat(name.Take(60).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
}
