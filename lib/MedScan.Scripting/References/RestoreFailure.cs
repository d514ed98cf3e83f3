using System.Text.RegularExpressions;

namespace MedScan.Scripting.References;

/// <summary>Says in plain words why packages could not be restored.</summary>
internal static partial class RestoreFailure
{
    /// <summary>Explains what the SDK wrote.</summary>
    /// <param name="output">Its output.</param>
    /// <param name="packages">What was to be restored.</param>
    /// <returns>What failed and what to do.</returns>
    public static string Explain(string output, IReadOnlyList<PackageName> packages)
    {
        string[] errors = [.. Error().Matches(output).Select(static match => match.Value.Trim()).Distinct()];
        string said = string.Join(' ', errors.Select(static error => Error().Match(error).Groups[2].Value.Trim()));
        string names = string.Join(", ", packages);
        if (errors.Length == 0)
            return $"{names} could not be restored. The SDK said: {output.Trim()}";
        return Error().Match(errors[0]).Groups[1].Value switch
        {
            "NU1100" or "NU1101" => $"no package source has it. Is the name right? Another source is added with #i \"nuget: <address or folder>\". NuGet says: {said}",
            "NU1102" or "NU1103" => $"there is no such version. NuGet says: {said}",
            "NU1301" or "NU1900" => $"a package source cannot be reached. Without a network only packages that were restored before can be used. NuGet says: {said}",
            "NU1202" => $"the package is not made for this version of .NET. NuGet says: {said}",
            "NU1107" or "NU1605" => $"packages disagree about the version of one that they share. NuGet says: {said}",
            _ => $"{names} could not be restored. NuGet says: {said}",
        };
    }

    [GeneratedRegex(@"error (NU\d+|MSB\d+|NETSDK\d+): (.*?)(?: \[[^\]]*proj\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
