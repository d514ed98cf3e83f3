using MedScan.Scripting.Sessions;
using MedScan.Shared;

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
        $"Line {line}: there is no magic '{name}'. {(NearestWord.Of(name, Names) is { } nearest ? $"Did you mean #!{nearest}? " : "")}There are: {string.Join(", ", Names.Select(static n => $"#!{n}"))}.");
}
