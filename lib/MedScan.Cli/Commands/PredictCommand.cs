using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Screening;
using MedScan.Training.Prediction;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan predict</c>: class probabilities of single images.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        Argument<string> checkpoint = new("checkpoint") { Description = "A checkpoint's folder, or a run's folder (its best weights are taken)" };
        Argument<string[]> images = new("images") { Description = "JPEG, PNG, DICOM or NIfTI files; one frame or slice as scan.dcm#3, volume.nii.gz#z12", Arity = ArgumentArity.OneOrMore };
        Option<bool> check = new("--check") { Description = "Refuse images that are not of the kind the network was trained on" };
        Option<string?> profile = new("--profile") { Description = "What --check compares with (default: the profile.json that the training left in the run's folder)" };
        Option<bool> json = new("--json") { Description = "Print one line of JSON per image instead of a table" };
        Command command = new("predict", "Classify images with a trained network") { checkpoint, images, check, profile, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            string path = RepositoryFolder.Resolve(parsed.GetRequiredValue(checkpoint));
            PredictorOptions options = new()
            {
                Profile = parsed.GetValue(check) || parsed.GetValue(profile) is not null
                    ? await LoadProfileAsync(parsed.GetValue(profile), path, cancellation).ConfigureAwait(false)
                    : null,
            };
            using Predictor predictor = await Predictor.LoadAsync(path, options, cancellation).ConfigureAwait(false);
            IReadOnlyList<ImagePrediction> predictions =
                await predictor.PredictAsync(parsed.GetRequiredValue(images), cancellation).ConfigureAwait(false);

            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                foreach (ImagePrediction prediction in predictions)
                    await output.WriteLineAsync(prediction.ToJson()).ConfigureAwait(false);
            }
            else
            {
                PredictionView.Write(predictor.Info.Classes, predictions, Terminal.On(output));
            }

            // Also with --json: a program reads the error from its line, a person from here.
            foreach (string error in predictions.Select(prediction => prediction.Error).OfType<string>())
                await parsed.InvocationConfiguration.Error.WriteLineAsync(error).ConfigureAwait(false);
            return predictions.Any(prediction => prediction.Error is not null) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static Task<InputProfile> LoadProfileAsync(string? file, string checkpoint, CancellationToken cancellation) =>
        (file ?? InputProfile.Find(checkpoint)) is { } path
            ? InputProfile.LoadAsync(path, cancellation)
            : throw new UsageException(
                $"--check: {checkpoint} has no {InputProfile.FileName} beside it. Make one from the training images and name it: "
                + "medscan data profile <data> --output profile.json, then predict --profile profile.json");
}
