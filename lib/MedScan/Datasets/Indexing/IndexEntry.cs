namespace MedScan.Datasets.Indexing;

/// <summary>A sample before its content is known and its class has a number.</summary>
internal readonly record struct IndexEntry(string Path, string Class, DataSplit Split, string? Group);
