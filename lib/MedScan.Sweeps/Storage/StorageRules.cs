using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Storage;

/// <summary>What every storage takes and refuses, so that a study that runs in memory runs anywhere.</summary>
internal static class StorageRules
{
    // An index of PostgreSQL holds keys up to 2,700 bytes.
    private const int LongestName = 250;

    /// <summary>Checks what names something: a study, a parameter, an attribute.</summary>
    /// <param name="name">The name.</param>
    /// <param name="argument">The argument that has it.</param>
    /// <exception cref="ArgumentException">It is empty, too long, or holds what no database keeps.</exception>
    public static void CheckName(string name, string argument)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, argument);
        if (name.Length > LongestName)
            throw new ArgumentException($"Expected a name of at most {LongestName} characters, got {name.Length}: '{name[..40]}...'.", argument);
        CheckText(name, argument);
        if (name.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"Expected a name without zero characters, got '{name.Replace("\0", "\\0", StringComparison.Ordinal)}'.", argument);
    }

    /// <summary>What can be kept of a text for people.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text, with a replacement character for each that is none.</returns>
    public static string Clean(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && IsWhole(text))
            return text;
        return string.Concat(text.EnumerateRunes().Select(static rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));
    }

    /// <summary>Checks what a new study is to be.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="directions">Its directions.</param>
    public static void CheckStudy(string name, IReadOnlyList<StudyDirection> directions)
    {
        CheckName(name, nameof(name));
        ArgumentNullException.ThrowIfNull(directions);
        if (directions.Count == 0)
            throw new ArgumentException("Expected a direction for each objective, got none.", nameof(directions));
    }

    /// <summary>Checks an attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static void CheckAttribute(string name, JsonElement value)
    {
        CheckName(name, nameof(name));
        if (value.ValueKind == JsonValueKind.Undefined)
            throw new ArgumentException($"Expected JSON for the attribute '{name}', got nothing.", nameof(value));
    }

    /// <summary>Checks what a worker adds.</summary>
    /// <param name="update">The update.</param>
    public static void Check(TrialUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        foreach ((string name, _) in update.Parameters)
            CheckName(name, nameof(update));
        foreach ((string name, JsonElement value) in update.Attributes)
            CheckAttribute(name, value);
        foreach (int step in update.Intermediate.Keys)
            ArgumentOutOfRangeException.ThrowIfNegative(step, nameof(update));
    }

    /// <summary>Checks values that a trial must use, and writes each as choices are: texts, truth values, <see cref="long"/>,
    /// <see cref="double"/> or null.</summary>
    /// <param name="values">The values by parameter.</param>
    /// <returns>The values.</returns>
    public static ImmutableDictionary<string, object?> Canonical(IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ImmutableDictionary<string, object?>.Builder canonical = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach ((string name, object? value) in values)
        {
            CheckName(name, nameof(values));
            canonical[name] = Canonical(name, value);
        }
        return canonical.ToImmutable();
    }

    /// <summary>Checks that a text can be written at all.</summary>
    /// <param name="text">The text.</param>
    /// <param name="argument">The argument that has it.</param>
    private static void CheckText(string text, string argument)
    {
        if (!IsWhole(text))
            throw new ArgumentException($"Expected Unicode, got half a character in '{Clean(text)}'.", argument);
    }

    private static object? Canonical(string name, object? value)
    {
        switch (value)
        {
            case string text:
                CheckText(text, "values");
                return text;
            case null or bool or long or double:
                return value;
            case int or short or byte or sbyte or ushort or uint:
                return Convert.ToInt64(value, CultureInfo.InvariantCulture);
            case float or decimal:
                return Convert.ToDouble(value, CultureInfo.InvariantCulture);
            case Enum:
                return value.ToString();
            default:
                throw new ArgumentException($"Expected a text, a number, a truth value or null for '{name}', got a {value.GetType().Name}.", nameof(value));
        }
    }

    private static bool IsWhole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
