namespace MedScan.Screening;

/// <summary>Neighbouring features that describe one property of an image.</summary>
/// <param name="Name">What a person calls the property.</param>
/// <param name="Start">Position of the first feature.</param>
/// <param name="Count">Number of features.</param>
internal sealed record FeatureGroup(string Name, int Start, int Count);
