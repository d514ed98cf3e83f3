using MedScan.Training.Reports;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows a training while it runs.</summary>
internal abstract class TrainingDisplay
{
    /// <summary>The display that suits the output.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="json">For a program: one line of JSON per report.</param>
    public static TrainingDisplay For(TextWriter output, bool json)
    {
        if (json)
            return new JsonTrainingDisplay(output);
        IAnsiConsole console = Terminal.On(output);
        return console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi
            ? new LiveTrainingDisplay(console)
            : new PlainTrainingDisplay(output);
    }

    /// <summary>Runs a training and shows its reports until it ends, in whatever way.</summary>
    /// <typeparam name="T">What the training results in.</typeparam>
    /// <param name="training">Given the receiver of its reports.</param>
    public abstract Task<T> ShowAsync<T>(Func<IProgress<TrainingReport>, Task<T>> training);
}
