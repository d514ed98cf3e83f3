using System.CommandLine;
using System.Globalization;
using MedScan.Cli.Display;
using MedScan.Datasets;
using MedScan.Screening;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data profile</c>: learns what images must look like to be classified.</summary>
internal static class ProfileDataCommand
{
    public static Command Create()
    {
        ProfileOptions defaults = new();
        Argument<string> data = DataArgument.Create();
        Option<string> output = new("--output", "-o") { Description = "Where the profile goes", DefaultValueFactory = _ => InputProfile.FileName };
        Option<double> rate = new("--false-rejections")
        {
            Description = "Share of images of the right kind that may be refused, above 0, at most 0.5",
            DefaultValueFactory = _ => defaults.FalseRejectionRate,
        };
        Command command = new("profile", "Learn from training images what 'predict --check' lets through") { data, output, rate };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!(parsed.GetValue(rate) is > 0 and <= 0.5))
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--false-rejections: expected a share above 0 and at most 0.5, got {parsed.GetValue(rate)}."));
            ImageDataset dataset = await DataArgument.OpenAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            ProfileOptions options = new() { FalseRejectionRate = parsed.GetValue(rate) };
            InputProfile profile = await ImageProgressBar.ShowAsync(
                "looking at", parsed.InvocationConfiguration.Error,
                progress => InputProfile.LearnAsync(dataset, options, progress, cancellation)).ConfigureAwait(false);
            await profile.SaveAsync(parsed.GetRequiredValue(output), cancellation).ConfigureAwait(false);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{parsed.GetRequiredValue(output)}: learnt from {profile.Images} images of {profile.Dataset}; images farther than {profile.Threshold:0.0} from all of them are refused")).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
