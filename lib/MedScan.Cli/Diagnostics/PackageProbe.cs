namespace MedScan.Cli.Diagnostics;

/// <summary>The distribution's packages MedScan stands on.</summary>
internal static class PackageProbe
{
    private const string Section = "Packages";

    public static async Task<IEnumerable<Finding>> InspectAsync(CancellationToken cancellation)
    {
        if (RepositoryFolder.Path is not { } clone)
            return [];

        IReadOnlyList<string> wanted = ReadList(
            await File.ReadAllLinesAsync(Path.Combine(clone, ".config", "native-packages.txt"), cancellation).ConfigureAwait(false));
        string? answer = await ProgramOutput.ReadAsync(
            "dpkg-query", ["-W", "-f=${db:Status-Status} ${Package} ${Version}\\n", .. wanted], cancellation).ConfigureAwait(false);
        return answer is null
            ? [new(Section, "dpkg", "not a Debian or Ubuntu system; the packages were not looked for")]
            : Compare(wanted, answer);
    }

    /// <summary>The package names of a list.</summary>
    /// <param name="lines">One name per line; empty lines and lines that start with # do not count.</param>
    /// <returns>The names, in the order of the list.</returns>
    internal static IReadOnlyList<string> ReadList(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>Holds what is wanted against what is installed.</summary>
    /// <param name="wanted">Package names.</param>
    /// <param name="answer">dpkg-query's lines: state, package, version.</param>
    /// <returns>One finding per package.</returns>
    internal static IEnumerable<Finding> Compare(IReadOnlyList<string> wanted, string answer)
    {
        Dictionary<string, string> installed = answer
            .Split('\n')
            .Select(line => line.Split(' '))
            .Where(words => words is ["installed", _, _])
            .DistinctBy(words => words[1]) // one package for several architectures
            .ToDictionary(words => words[1], words => words[2]);
        string remedy = "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
            + string.Join(' ', wanted.Where(name => !installed.ContainsKey(name)));
        return wanted.Select(name => installed.TryGetValue(name, out string? version)
            ? new Finding(Section, name, version)
            : new Finding(Section, name, "not installed", FindingState.Missing, remedy));
    }
}
