using System.Globalization;

namespace MedScan.TrackingServer.Experiments;

/// <summary>Ids of experiments: numbers in the database, texts in the protocol.</summary>
internal static class ExperimentId
{
    // The database counts from 0.
    private const long None = -1;

    /// <returns>The number; for a text that is none, one that no experiment has.</returns>
    public static long Parse(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : None;

    /// <returns>The numbers in the same order.</returns>
    public static IReadOnlyList<long> ParseAll(IEnumerable<string> ids) => [.. ids.Select(Parse)];
}
