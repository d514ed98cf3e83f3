using System.Text.RegularExpressions;

namespace MedScan.Scripting.Hosting;

/// <summary>A cell that only asks what a name is: <c>Console.WriteLine?</c>, with two question marks for more.</summary>
/// <param name="Name">The name.</param>
/// <param name="Position">Where a cursor at its end stands in the cell.</param>
/// <param name="Detailed">Whether the value is wanted too.</param>
internal sealed partial record NameQuestion(string Name, int Position, bool Detailed)
{
    /// <summary>Reads a cell.</summary>
    /// <param name="code">Its text.</param>
    /// <returns>The question; null where it is none.</returns>
    public static NameQuestion? Of(string code)
    {
        Match match = Pattern().Match(code);
        Group name = match.Groups["name"];
        return match.Success && (match.Groups["before"].Length > 0 || match.Groups["after"].Length > 0)
            ? new NameQuestion(name.Value, name.Index + name.Length, match.Groups["before"].Length > 1 || match.Groups["after"].Length > 1)
            : null;
    }

    [GeneratedRegex(@"^\s*(?<before>\?{0,2})(?<name>[\p{L}_]\w*(\.[\p{L}_]\w*)*)(?<after>\?{0,2})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
