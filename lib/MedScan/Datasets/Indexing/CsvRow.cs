namespace MedScan.Datasets.Indexing;

/// <summary>One record of a CSV file and the line it starts on, counted from 1.</summary>
internal readonly record struct CsvRow(int Line, IReadOnlyList<string> Fields);
