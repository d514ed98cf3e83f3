using MedScan.Training.Prediction;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows predictions to people.</summary>
internal static class PredictionView
{
    /// <summary>A row per file: the most probable class, and the probability of each.</summary>
    /// <param name="classes">The checkpoint's classes.</param>
    /// <param name="predictions">In the order of the files.</param>
    /// <param name="console">Where they are shown.</param>
    public static void Write(IReadOnlyList<string> classes, IEnumerable<ImagePrediction> predictions, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("File", "Most probable");
        foreach (string name in classes)
            table.AddColumn(new TableColumn(new Text(name)).RightAligned());
        foreach (ImagePrediction prediction in predictions.Where(prediction => prediction.Error is null))
        {
            table.AddRow([
                new Text(prediction.Path),
                new Text(prediction.Class!),
                .. prediction.Probabilities.Select(entry => new Text(Phrase.Number(entry.Probability))),
            ]);
        }

        if (table.Rows.Count > 0)
            console.Write(table);
    }
}
