using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Training.Prediction;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan predict</c>: class probabilities of single images.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        Argument<string> checkpoint = new("checkpoint") { Description = "A checkpoint's folder, or a run's folder (its best weights are taken)" };
        Argument<string[]> images = new("images") { Description = "JPEG, PNG, DICOM or NIfTI files; one frame or slice as scan.dcm#3, volume.nii.gz#z12", Arity = ArgumentArity.OneOrMore };
        Option<bool> json = new("--json") { Description = "Print one line of JSON per image instead of a table" };
        Command command = new("predict", "Classify images with a trained network") { checkpoint, images, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            using Predictor predictor = await Predictor
                .LoadAsync(RepositoryFolder.Resolve(parsed.GetRequiredValue(checkpoint)), cancellationToken: cancellation).ConfigureAwait(false);
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
}
