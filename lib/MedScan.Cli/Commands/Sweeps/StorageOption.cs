using System.CommandLine;
using MedScan.Sweeps.Clusters;
using MedScan.Sweeps.Storage;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary>The option <c>--storage</c>, which is the same wherever sweeps are worked on.</summary>
internal static class StorageOption
{
    private const string Variable = SlurmAgents.StorageVariable;
    private const string Default = "runs/sweeps.db";

    public static Option<string?> Create() => new("--storage")
    {
        Description = $"Where sweeps are kept: a file, or postgresql://user@host/database for many machines (default: {Variable}, else {Default})",
        HelpName = "place",
    };

    /// <summary>The place that the option, the environment or the current folder name.</summary>
    /// <param name="option">What was written after <c>--storage</c>.</param>
    public static string Place(string? option) => option ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : Default);

    /// <summary>Opens the storage that the option, the environment or the current folder name.</summary>
    /// <param name="option">What was written after <c>--storage</c>.</param>
    /// <param name="mustExist">Whether a file that is missing is an error; reading makes none.</param>
    public static StudyStorage Open(string? option, bool mustExist = true)
    {
        string place = Place(option);
        const string sqlite = "sqlite:///";
        string? file = place.StartsWith(sqlite, StringComparison.Ordinal) ? place[sqlite.Length..] : place.Contains("://", StringComparison.Ordinal) ? null : place;
        if (mustExist && file is not null && !File.Exists(file))
            throw new MedScanException($"There is no sweep here: {file} does not exist. Make one with: ./medscan sweep create <file>; --storage names another place.");
        if (place == Default)
            Directory.CreateDirectory(Path.GetDirectoryName(Default)!);
        return StudyStorage.Open(place);
    }
}
