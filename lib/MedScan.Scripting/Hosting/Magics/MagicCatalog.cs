using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary>All magics.</summary>
internal static class MagicCatalog
{
    /// <summary>Those that do something, in the order of their names.</summary>
    public static IReadOnlyList<Magic> All { get; } =
    [
        new AboutMagic(),
        new ShowMagic("html", "text/html", "Shows what stands below as HTML."),
        new ImportMagic(),
        new ShowMagic("javascript", "application/javascript", "Runs what stands below in the page, where that is allowed.", "js"),
        new ListMagic(),
        new ShowMagic("markdown", "text/markdown", "Shows what stands below as Markdown.", "md"),
        new SetMagic(),
        new ShareMagic(),
        new TimeMagic(),
        new WhoMagic(detailed: false),
        new WhoMagic(detailed: true),
    ];

    /// <summary>Every name that can stand behind <c>#!</c>, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. LanguageNames.Spellings.Concat(All.SelectMany(static m => m.Aliases.Prepend(m.Name))).Order(StringComparer.Ordinal)];

    /// <summary>The magic of a name.</summary>
    /// <param name="name">What stands behind <c>#!</c>.</param>
    /// <returns>Null where there is none.</returns>
    public static Magic? TryFind(string name) =>
        All.FirstOrDefault(magic => magic.Aliases.Prepend(magic.Name).Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The magic of a name.</summary>
    /// <param name="name">What stands behind <c>#!</c>.</param>
    /// <param name="line">Where, from 1.</param>
    /// <returns>The magic.</returns>
    /// <exception cref="MagicException">There is none; the message names the nearest and all.</exception>
    public static Magic Find(string name, int line) => TryFind(name) ?? throw new MagicException(
        $"Line {line}: there is no magic '{name}'. {(Nearest(name) is { } nearest ? $"Did you mean #!{nearest}? " : "")}There are: {string.Join(", ", Names.Select(static n => $"#!{n}"))}.");

    // A name with at most two letters more, fewer or other; for anything further a guess helps nobody.
    private static string? Nearest(string name)
    {
        (string known, int distance) = Names.Select(known => (known, Distance(name.ToLowerInvariant(), known))).MinBy(static pair => pair.Item2);
        return distance <= Math.Max(1, Math.Min(2, name.Length / 2)) ? known : null;
    }

    // Damerau and Levenshtein's, with neighbours that changed places counted once.
    private static int Distance(string a, string b)
    {
        int[,] steps = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[a.Length, b.Length];
    }
}
