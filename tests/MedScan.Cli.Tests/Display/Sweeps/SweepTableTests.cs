using MedScan.Cli.Display.Sweeps;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using Spectre.Console;

namespace MedScan.Cli.Tests.Display.Sweeps;

public class SweepTableTests
{
    private static readonly DateTimeOffset Noon = new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_RoomForAllParameters_EachHasAColumn()
    {
        string[] lines = Lines(100, Completed(0, 0.9197, ("train.learning_rate", 0.02013), ("train.weight_decay", 0.0015625), ("rotation", 15)));

        Assert.Contains("learning_", lines[2], StringComparison.Ordinal);
        string row = Assert.Single(lines, line => line.Contains("best", StringComparison.Ordinal));
        Assert.Equal(["0", "best", "0.9197", "2 min 28 s", "0.02013", "0.001563", "15"], row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void Of_NarrowTerminal_NoValueIsCut()
    {
        string[] lines = Lines(80, Completed(0, 0.9197, ("train.learning_rate", 0.02013), ("train.weight_decay", 0.0015625), ("rotation", 15)));

        Assert.All(["learning_rate=0.02013", "weight_decay=0.001563", "rotation=15"], value => Assert.Contains(lines, line => line.Contains(value, StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Of_ParametersOfSectionsWithOneName_HaveTheirFullNames()
    {
        string[] lines = Lines(200, Completed(0, 0.5, ("encoder.width", 8), ("decoder.width", 4)));

        Assert.Contains(lines, line => line.Contains("encoder.width=8  decoder.width=4", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_FailedTrial_ErrorStandsBelowTheTable()
    {
        FrozenTrial failed = Completed(3, 0, ("rotation", 15)) with { State = TrialState.Failed, Values = [], Error = "The program ended with 1.\nmore" };

        Assert.Equal("Trial 3 failed: The program ended with 1.", Lines(100, failed)[^1].TrimEnd());
    }

    private static FrozenTrial Completed(int number, double value, params (string Name, double Value)[] parameters) => new()
    {
        Number = number,
        State = TrialState.Completed,
        Values = [value],
        Started = Noon,
        Ended = Noon.AddSeconds(148),
        Parameters = parameters.ToDictionary(p => p.Name, p => new TrialParameter(new FloatDistribution(0, 100), p.Value)),
    };

    private static string[] Lines(int width, params FrozenTrial[] trials)
    {
        using StringWriter writer = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        StudyRecord study = new() { Id = 1, Name = "sweep", Directions = [StudyDirection.Maximize], Created = Noon };
        console.Write(SweepTable.Of(study, new StudyHistory(study.Directions, trials), "validation_balanced_accuracy", 8, 10, width));
        return writer.ToString().TrimEnd().Split('\n');
    }
}
