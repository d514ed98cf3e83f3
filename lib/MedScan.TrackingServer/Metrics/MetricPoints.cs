using System.Runtime.InteropServices;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>Points of one run in the order in which they are best stored, and the latest of each metric.</summary>
internal sealed class MetricPoints
{
    private MetricPoints(IReadOnlyList<MetricRow> byKey, IReadOnlyList<MetricRow> latest)
    {
        ByKey = byKey;
        Latest = latest;
    }

    /// <summary>The points, those of one metric together: they become neighbours in the index, whose pages are then visited once.</summary>
    public IReadOnlyList<MetricRow> ByKey { get; }

    /// <summary>The latest point of each metric, in the order in which the metrics appeared.</summary>
    public IReadOnlyList<MetricRow> Latest { get; }

    public static MetricPoints From(IReadOnlyList<MetricRow> points)
    {
        if (points.Count <= 1)
            return new MetricPoints(points, points);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new List<List<MetricRow>>();
        var latest = new List<MetricRow>();
        foreach (var point in points)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, point.Key, out var known);
            if (!known)
            {
                place = groups.Count;
                groups.Add([]);
                latest.Add(point);
            }
            else if (point.IsLaterThan(latest[place]))
            {
                latest[place] = point;
            }

            groups[place].Add(point);
        }

        return new MetricPoints(groups.Count == points.Count ? points : [.. groups.SelectMany(group => group)], latest);
    }
}
