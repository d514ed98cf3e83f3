using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Experiments;
using MedScan.Tracking;

namespace MedScan.Cli.Commands.Models;

/// <summary><c>medscan models promote</c>.</summary>
internal static class PromoteModelCommand
{
    private static readonly string[] s_stages = [ModelStage.None, ModelStage.Staging, ModelStage.Production, ModelStage.Archived];

    public static Command Create()
    {
        Argument<string> name = new("name") { Description = "A registered model" };
        Argument<int> version = new("version") { Description = "The number of one of its versions" };
        Option<string?> alias = new("--alias") { Description = "The name under which the version is found from now on (default: production, unless a stage is given)" };
        Option<string?> stage = new("--stage") { Description = $"MLflow's older word for the same: {string.Join(", ", s_stages)}" };
        Option<string?> tracking = TrackingOption.Create(canBeOff: false);
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("promote", "Say which version of a model is in use") { name, version, alias, stage, json, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            string? toStage = parsed.GetValue(stage) is { } written ? StageOf(written) : null;
            string? toAlias = parsed.GetValue(alias) ?? (toStage is null ? "production" : null);
            string model = parsed.GetRequiredValue(name);
            int number = parsed.GetValue(version);
            TrackingSession session = await TrackingSession.OpenAsync(parsed.GetValue(tracking), cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                MlflowClient client = session.Client;
                try
                {
                    if (toAlias is not null)
                        await client.Models.SetAliasAsync(model, toAlias, number, cancellation).ConfigureAwait(false);
                    if (toStage is not null)
                        await client.ModelVersions.TransitionStageAsync(model, number, toStage, archiveExisting: true, cancellation).ConfigureAwait(false);
                }
                catch (MlflowException exception) when (exception.ErrorCode == MlflowErrorCode.ResourceDoesNotExist)
                {
                    throw new MedScanException(await WhatThereIsAsync(client, model, number, cancellation).ConfigureAwait(false), exception);
                }

                ModelVersion promoted = await client.ModelVersions.GetAsync(model, number, cancellation).ConfigureAwait(false);
                string now = string.Join(" and ", new[] { toAlias is null ? null : $"@{toAlias}", toStage is null ? null : $"in stage {toStage}" }.OfType<string>());
                await parsed.InvocationConfiguration.Output
                    .WriteLineAsync(parsed.GetValue(json) ? ModelJson.Write(promoted) : $"Version {number} of {model} is {now} now.").ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string StageOf(string written) =>
        Array.Find(s_stages, stage => stage.Equals(written, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"Expected a stage of {string.Join(", ", s_stages)}, got '{written}'{Spelling.HintOrStop(written, s_stages)}");

    private static async Task<string> WhatThereIsAsync(MlflowClient client, string model, int number, CancellationToken cancellation)
    {
        List<string> names = [];
        await foreach (RegisteredModel other in client.Models.StreamAsync(cancellationToken: cancellation).ConfigureAwait(false))
            names.Add(other.Name);
        if (!names.Contains(model))
            return $"There is no model '{model}'{Spelling.HintOrStop(model, names)} {(names.Count == 0 ? "None is registered: ./medscan models register <run>" : $"There are: {string.Join(", ", names)}.")}";
        List<int> versions = [];
        await foreach (ModelVersion version in client.ModelVersions.StreamAsync(cancellationToken: cancellation).ConfigureAwait(false))
        {
            if (version.Name == model)
                versions.Add(version.Version);
        }

        return $"Model {model} has no version {number}. There are: {string.Join(", ", versions.Order())}.";
    }
}
