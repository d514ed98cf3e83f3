using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary>What can stand at a cursor in a magic's line, and what is known of the magic.</summary>
internal static class MagicCompletion
{
    /// <summary>Finds choices.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor.</param>
    /// <param name="sessions">Whose variables can be shared.</param>
    /// <returns>The choices; null where the cursor stands in no magic's line.</returns>
    public static CompletionList? Find(string code, int position, LanguageSessions sessions)
    {
        (int start, string line) = Line(code, position);
        if (!line.StartsWith("#!", StringComparison.Ordinal))
            return null;

        string before = line[..(position - start)];
        int word = before.LastIndexOf(' ') + 1;
        string typed = before[word..];
        IEnumerable<CompletionItem> choices = word == 0
            ? MagicCatalog.Names.Select(static name => new CompletionItem($"#!{name}", "magic", MagicCatalog.TryFind(name)?.Description ?? "What stands below is in this language."))
            : MagicCatalog.TryFind(before.Split(' ')[0][2..]) is { } magic ? Arguments(magic, before[..word].TrimEnd(), typed, sessions) : [];
        return new CompletionList([.. choices.Where(c => c.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).OrderBy(static c => c.Text, StringComparer.Ordinal)],
            start + word, position);
    }

    /// <summary>Describes a magic.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The cursor.</param>
    /// <returns>Null where the cursor stands on no magic.</returns>
    public static Inspection? Describe(string code, int position)
    {
        (_, string line) = Line(code, position);
        return line.StartsWith("#!", StringComparison.Ordinal) && MagicCatalog.TryFind(line.Split(' ')[0][2..].TrimEnd('\r')) is { } magic
            ? new Inspection($"#!{magic.Name} {magic.Usage}".TrimEnd(), magic.Description)
            : null;
    }

    private static IEnumerable<CompletionItem> Arguments(Magic magic, string before, string typed, LanguageSessions sessions)
    {
        if (typed.StartsWith("--", StringComparison.Ordinal))
            return magic.Options.Select(static o => new CompletionItem($"--{o}", "magic"));
        if (before.EndsWith("--from", StringComparison.Ordinal) || before.EndsWith("--to", StringComparison.Ordinal))
            return [new CompletionItem("csharp", "keyword"), new CompletionItem("fsharp", "keyword")];
        if (magic is ImportMagic)
            return Files(typed);
        return magic is ShareMagic
            ? sessions.Existing.Where(s => before.Contains(s.Language.ToString(), StringComparison.OrdinalIgnoreCase))
                .SelectMany(static s => s.Variables).DistinctBy(static v => v.Name).Select(static v => new CompletionItem(v.Name, "value"))
            : [];
    }

    private static IEnumerable<CompletionItem> Files(string typed)
    {
        string folder = Path.GetDirectoryName(typed) ?? "";
        string full = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        return !Directory.Exists(full) ? [] : Directory.EnumerateFileSystemEntries(full)
            .Where(static file => Directory.Exists(file) || Path.GetExtension(file) is ".cs" or ".csx" or ".fs" or ".fsx" or ".ipynb" or ".dib")
            .Select(file => new CompletionItem(Path.Combine(folder, Path.GetFileName(file)) + (Directory.Exists(file) ? "/" : ""), "file"));
    }

    private static (int Start, string Line) Line(string code, int position)
    {
        int start = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        int end = code.IndexOf('\n', position);
        return (start, code[start..(end < 0 ? code.Length : end)]);
    }
}
