using System.Collections.Concurrent;
using System.Text.Json;

namespace MedScan.Sweeps.Storage;

/// <summary>What was read from JSON that comes again and again, once.</summary>
/// <typeparam name="T">What is made of it; never changed afterwards.</typeparam>
/// <param name="read">Makes it.</param>
internal sealed class JsonCache<T>(Func<JsonElement, T> read)
{
    // More than a study has; a program that reads many studies begins again from time to time.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    /// <summary>Reads, or gives what was read before.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>What it says.</returns>
    public T Read(JsonElement json)
    {
        string text = json.GetRawText();
        if (_known.TryGetValue(text, out T? known))
            return known;
        if (_known.Count >= Most)
            _known.Clear();
        return _known[text] = read(json);
    }
}
