using System.Text.Json;
using MedScan.Cli.Display;
using MedScan.Training.Reports;
using Spectre.Console;

namespace MedScan.Cli.Tests.Display;

public class TrainingDisplayTests
{
    private static readonly EpochReport Epoch = new()
    {
        Epoch = 3,
        Epochs = 10,
        Step = 60,
        TrainLoss = 0.5124,
        ValidationLoss = 0.4801,
        ValidationAccuracy = 0.812,
        ValidationBalancedAccuracy = 0.8,
        ValidationMacroF1 = 0.795,
        LearningRate = 0.01,
        ImagesPerSecond = 121.4,
        ElapsedSeconds = 30,
        SecondsLeft = 70,
        IsBest = true,
    };

    private static async Task<string> ShowAsync(bool json, params TrainingReport[] reports)
    {
        using StringWriter output = new();
        int result = await TrainingDisplay.For(output, json).ShowAsync(progress =>
        {
            foreach (TrainingReport report in reports)
                progress.Report(report);
            return Task.FromResult(42);
        });
        Assert.Equal(42, result);
        return output.ToString();
    }

    [Fact]
    public async Task Show_NotOnATerminal_IsALinePerEpoch() => Assert.Equal(
        "epoch  3/10  loss 0.512  validation: loss 0.480, accuracy 0.812, balanced 0.800, F1 0.795  121 images/s  best\n",
        await ShowAsync(json: false, Epoch));

    [Fact]
    public async Task Show_Decoding_IsSaidOnceAtItsEnd() => Assert.Equal(
        "Decoded 2 images, 1 of them unreadable.\n",
        await ShowAsync(
            json: false,
            new DecodingReport { Done = 1, Total = 2, Faulty = 0 },
            new DecodingReport { Done = 2, Total = 2, Faulty = 1 }));

    [Fact]
    public async Task Show_Json_IsALinePerReportInTheirOrder()
    {
        string[] lines = (await ShowAsync(json: true, new NoticeReport { Message = "hello" }, Epoch)).TrimEnd('\n').Split('\n');

        Assert.Equal(["notice", "epoch"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()));
    }

    [Fact]
    public async Task Show_OnATerminal_MovesABarAndKeepsTheLinesOfEpochs()
    {
        using StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 160;

        await new LiveTrainingDisplay(console).ShowAsync(async progress =>
        {
            progress.Report(new DecodingReport { Done = 1, Total = 2, Faulty = 0 });
            progress.Report(new StepReport
            {
                Epoch = 1,
                Epochs = 10,
                StepInEpoch = 3,
                StepsPerEpoch = 20,
                Step = 3,
                Loss = 0.5,
                LearningRate = 0.01,
                ImagesPerSecond = 90,
                SecondsLeft = 9,
            });
            progress.Report(Epoch);
            await Task.Yield();
            return 42;
        });

        Assert.Contains("epoch  3/10  loss 0.512", output.ToString(), StringComparison.Ordinal);
    }
}
