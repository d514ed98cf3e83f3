using System.Collections.Concurrent;

namespace MedScan.Tracking.Runs;

/// <summary>MLflow's rules for names of metrics, parameters and tags, checked where they are logged and not when they are sent.</summary>
internal sealed class RunNames
{
    /// <summary>Longest name that every MLflow store takes.</summary>
    public const int MostCharacters = 250;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <returns>The one instance of this name; a name seen before costs a look-up and no allocation.</returns>
    /// <exception cref="ArgumentException">MLflow refuses the name.</exception>
    public string Check(string name, string kind)
    {
        if (_known.TryGetValue(name, out string? known)) return known;
        if (Fault(name) is { } fault)
            throw new ArgumentException($"Expected a {kind} name as MLflow takes it, got '{name}': {fault}", nameof(name));
        return _known.GetOrAdd(name, name);
    }

    /// <returns>What is wrong with a name, or <see langword="null"/>.</returns>
    public static string? Fault(string name)
    {
        if (name.Length == 0) return "it is empty.";
        if (name.Length > MostCharacters) return $"it has {name.Length} characters, {MostCharacters} are allowed.";
        if (name.FirstOrDefault(character => !IsAllowed(character)) is var wrong and not '\0')
            return $"the character '{wrong}' is not allowed; letters, digits, '_', '-', '.', ':', '/' and spaces are.";
        if (name.Contains('\0', StringComparison.Ordinal)) return "it holds the character NUL.";
        // Some stores keep a file for each name, so that it has to be a normalised relative path.
        if (name.StartsWith("..", StringComparison.Ordinal) || name.Split('/').Any(part => part is "" or "." or ".."))
            return "as a path it has to be relative and without empty, '.' or '..' parts.";
        return null;
    }

    /// <summary>The nearest name that MLflow takes.</summary>
    public static string Mend(string name)
    {
        string mended = string.Concat(name.Select(character => IsAllowed(character) ? character : '_'));
        string[] parts = [.. mended.Split('/').Where(part => part is not ("" or "." or ".."))];
        mended = string.Join('/', parts);
        if (mended.StartsWith("..", StringComparison.Ordinal)) mended = "_" + mended;
        if (mended.Length > MostCharacters) mended = mended[..MostCharacters].TrimEnd('/');
        return mended.Length == 0 ? "_" : mended;
    }

    private static bool IsAllowed(char character) =>
        char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ':' or '/' or ' ';
}
