using MedScan.Datasets;
using MedScan.Exploration.Reports;

namespace MedScan.Notebooks;

/// <summary>How notebooks show a data set: its classes and splits.</summary>
internal sealed class DatasetFormatterSource
{
    private readonly IReadOnlyList<object> _formatters = Sheet.Formatters<ImageDataset>(Read);

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static Sheet Read(ImageDataset dataset) => new Sheet()
        .Add($"{dataset.Name}: {SummaryText.Images(dataset.Samples.Count)} in {dataset.Classes.Count} classes")
        .Add(SplitTable.Of(dataset.Classes, SplitReport.Of(dataset).Counts));
}
