using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>A metric point of a logged model, perhaps on a data set.</summary>
internal sealed record ModelMetric(string ModelId, string? DatasetName, string? DatasetDigest, MetricRow Point);
