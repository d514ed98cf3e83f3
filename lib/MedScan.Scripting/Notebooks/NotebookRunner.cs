using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks.Formats;
using MedScan.Scripting.Notebooks.Parameters;
using MedScan.Scripting.Notebooks.Running;

namespace MedScan.Scripting.Notebooks;

/// <summary>Runs notebooks without a front end, in a kernel of their own, as nbclient and papermill do.</summary>
public static class NotebookRunner
{
    private const string SkipTag = "skip-execution";

    /// <summary>Runs the code cells from the top and collects their outputs. A cell that fails ends the run, unless it is tagged
    /// <c>raises-exception</c>; cells tagged <c>skip-execution</c> are left as they are.</summary>
    /// <param name="document">The notebook; its old outputs are replaced.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="progress">Hears when a cell begins and ends.</param>
    /// <param name="cancellation">Interrupts the running cell and ends the run; what there is is returned, nothing is thrown.</param>
    /// <returns>The notebook with its outputs, and why it stopped if it did.</returns>
    /// <exception cref="NotebookException">A parameter is not declared or does not fit, or the kernel cannot be started.</exception>
    public static async Task<NotebookRun> RunAsync(
        NotebookDocument document, NotebookRunOptions options, IProgress<NotebookProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        string language = options.Language is { } chosen
            ? NotebookLanguage.Known(chosen) ?? throw new ArgumentException($"Expected csharp or fsharp, got '{chosen}'.", nameof(options))
            : document.DefaultLanguage;
        NotebookDocument prepared = ParameterInjection.Apply(document, options.Parameters, language).WithoutOutputs(IsRun);
        try
        {
            using KernelClient kernel = await KernelClient.StartAsync(options.Kernel(language), options.WorkingDirectory, options.StartTimeout, cancellation).ConfigureAwait(false);
            prepared = prepared with { Metadata = MetadataAfter(prepared.Metadata, kernel.LanguageInfo, language) };
            NotebookRun run = await new CellLoop(kernel, prepared, options, language).RunAsync(progress, cancellation).ConfigureAwait(false);
            if (run.Failure?.Kind != NotebookFailureKind.KernelDied)
                await kernel.ShutDownAsync().ConfigureAwait(false);
            return run.Failure is null ? run with { Document = RunRecord.Note(run.Document, options.Parameters) } : run;
        }
        catch (KernelDiedException error)
        {
            return new NotebookRun(prepared, new NotebookFailure(NotebookFailureKind.KernelDied, 0, null, error.Message));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new NotebookRun(prepared, new NotebookFailure(NotebookFailureKind.Interrupted, 0, null, "Interrupted before the first cell."));
        }
    }

    /// <summary>Whether a cell is run.</summary>
    internal static bool IsRun(NotebookCell cell) => cell.Kind == CellKind.Code && cell.Source.Trim().Length > 0 && !cell.Tags.Contains(SkipTag);

    private static JsonObject MetadataAfter(JsonObject metadata, JsonObject languageInfo, string language)
    {
        JsonObject after = metadata.DeepClone().AsObject();
        after["kernelspec"] ??= NotebookLanguage.MetadataFor(language)["kernelspec"]!.DeepClone();
        if (languageInfo.Count > 0)
            after["language_info"] = languageInfo.DeepClone();
        return after;
    }
}
