using System.Globalization;
using MedScan.Exploration.Reports;
using MedScan.Training.Prediction;

namespace MedScan.Notebooks;

/// <summary>How notebooks show what a network says about an image.</summary>
internal sealed class PredictionFormatterSource
{
    private readonly IReadOnlyList<object> _formatters = Sheet.Formatters<ImagePrediction>(Read);

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static Sheet Read(ImagePrediction prediction) => prediction.Error is { } error
        ? new Sheet().Add(error)
        : new Sheet()
            .Add($"{prediction.Path}: {prediction.Class}")
            .Add(new TextTable(["Class", "Probability"],
                [.. prediction.Probabilities.OrderByDescending(static one => one.Probability).Select(static one => (string[])[one.Class, one.Probability.ToString("0.000", CultureInfo.InvariantCulture)])]));
}
