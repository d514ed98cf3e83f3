namespace MedScan.Tracking;

/// <summary>One point of a metric's curve.</summary>
/// <param name="Key">The metric's name: letters, digits, <c>_ - . : /</c> and space, up to 250 characters.</param>
/// <param name="Value">The value. NaN survives; an infinity comes back as the largest finite double with its sign.</param>
/// <param name="Timestamp">When it was measured, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Step">The step of training it belongs to; may be negative.</param>
public readonly record struct Metric(string Key, double Value, long Timestamp, long Step);
