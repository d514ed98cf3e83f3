using System.Text.RegularExpressions;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>Completes file names in <c>#r "..."</c> and <c>#load "..."</c>.</summary>
internal static partial class CSharpPathCompletion
{
    /// <summary>Finds the files and folders that can stand at a position.</summary>
    /// <param name="code">The code.</param>
    /// <param name="position">The cursor.</param>
    /// <param name="baseDirectory">Where relative paths start.</param>
    /// <returns>The choices; null when the cursor is not in such a directive.</returns>
    public static CompletionList? Find(string code, int position, string baseDirectory)
    {
        int line = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        if (Directive().Match(code[line..position]) is not { Success: true } match)
            return null;
        string typed = match.Groups["path"].Value;
        int slash = typed.LastIndexOf('/') + 1;
        string folder = Path.GetFullPath(typed[..slash], baseDirectory);
        string prefix = typed[slash..];
        string[] endings = match.Groups["kind"].Value == "r" ? [".dll", ".csproj", ".fsproj"] : [".csx", ".cs"];
        int start = position - prefix.Length;
        if (!Directory.Exists(folder))
            return CompletionList.Empty(position);
        try
        {
            IEnumerable<CompletionItem> found = new DirectoryInfo(folder).EnumerateFileSystemInfos()
                .Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal) && (prefix.Length > 0 || !entry.Name.StartsWith('.')))
                .Where(entry => entry is DirectoryInfo || endings.Contains(entry.Extension))
                .Select(static entry => new CompletionItem(entry is DirectoryInfo ? entry.Name + "/" : entry.Name, "file"));
            return new CompletionList([.. found.OrderBy(static item => item.Text, StringComparer.Ordinal)], start, position);
        }
        catch (UnauthorizedAccessException)
        {
            return CompletionList.Empty(position);
        }
    }

    [GeneratedRegex("""^\s*#(?<kind>r|load)\s+"(?<path>[^"]*)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();
}
