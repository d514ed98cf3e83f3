using MedScan.Cli.Display;
using MedScan.Metrics;

namespace MedScan.Cli.Tests.Display;

public class EvaluationViewTests
{
    [Fact]
    public void Write_TwoClasses_ShowsWhatWasTakenForWhat()
    {
        // By hand: [ill] is recognised once and missed once, healthy twice; class names in brackets are not markup.
        LabelledPredictions predictions = new(["[ill]", "healthy"], [0, 0, 1, 1], [0.9f, 0.1f, 0.4f, 0.6f, 0.2f, 0.8f, 0.3f, 0.7f]);
        using StringWriter output = new();
        EvaluationView.Write(ClassificationReport.Create(predictions, new BootstrapOptions { Samples = 0 }), Terminal.On(output));

        string[] lines = output.ToString().Split('\n');
        Assert.Equal("4 images", lines[0]);
        Assert.Equal(["Accuracy", "0.750"], Words(lines, "Accuracy"));
        Assert.Equal(["[ill]", "2", "1.000", "0.500", "1.000", "0.667", "1.000"], Words(lines, "[ill]"));
        Assert.Equal(["[ill]", "1", "1"], Words(lines.Reverse(), "[ill]"));
        Assert.Equal(["healthy", "0", "2"], Words(lines.Reverse(), "healthy"));
    }

    private static string[] Words(IEnumerable<string> lines, string first) =>
        lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).First(words => words.Length > 1 && words[0] == first);
}
