using System.Diagnostics;
using System.Text.Json.Nodes;
using MedScan.Scripting.Jupyter;
using MedScan.Scripting.Notebooks.Reports;

namespace MedScan.Scripting.Notebooks.Running;

/// <summary>Runs the cells of a notebook one after the other in a kernel.</summary>
internal sealed class CellLoop(KernelClient kernel, NotebookDocument document, NotebookRunOptions options, string language)
{
    private static readonly TimeSpan InterruptPatience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, List<JsonObject>> _displays = [];
    private readonly Dictionary<string, CellOutputs> _byRequest = [];
    private readonly CellOutputs?[] _outputs = new CellOutputs?[document.Cells.Count];

    public async Task<NotebookRun> RunAsync(IProgress<NotebookProgress>? progress, CancellationToken cancellation)
    {
        int count = document.Cells.Count(NotebookRunner.IsRun), number = 0;
        string title = "";
        NotebookFailure? failure = null;
        for (int index = 0; index < document.Cells.Count && failure is null; index++)
        {
            NotebookCell cell = document.Cells[index];
            if (cell.Kind == CellKind.Markdown)
                title = MarkdownHtml.LastHeading(cell.Source) ?? title;
            if (!NotebookRunner.IsRun(cell))
                continue;
            progress?.Report(new NotebookProgress(++number, count, title, null));
            long begin = Stopwatch.GetTimestamp();
            failure = await RunAsync(index, cell, cancellation).ConfigureAwait(false);
            progress?.Report(new NotebookProgress(number, count, title, Stopwatch.GetElapsedTime(begin)));
        }

        return new NotebookRun(document with { Cells = [.. document.Cells.Select(WithOutputs)] }, failure);
    }

    private NotebookCell WithOutputs(NotebookCell cell, int index) => _outputs[index] is { } outputs
        ? cell with { Outputs = outputs.ToList(), ExecutionCount = outputs.ExecutionCount }
        : cell;

    private async Task<NotebookFailure?> RunAsync(int index, NotebookCell cell, CancellationToken cancellation)
    {
        CellCode code = CellCode.Of(cell, language);
        CellOutputs outputs = _outputs[index] = new CellOutputs(_displays);
        try
        {
            string request = kernel.Execute(code.Text);
            _byRequest[request] = outputs;
            bool inTime = await ListenAsync(request, cancellation).ConfigureAwait(false);
            if (cancellation.IsCancellationRequested)
                return new NotebookFailure(NotebookFailureKind.Interrupted, index + 1, null, "Interrupted.");
            if (!inTime)
                return new NotebookFailure(NotebookFailureKind.TimedOut, index + 1, null, FormattableString.Invariant($"The cell took longer than {options.CellTimeout!.Value.TotalSeconds:0.###} s and was interrupted."));
        }
        catch (KernelDiedException error)
        {
            return new NotebookFailure(NotebookFailureKind.KernelDied, index + 1, null, error.Message) { KernelLog = kernel.Log };
        }

        return outputs.Error is { } thrown && !options.AllowErrors && !cell.Tags.Contains("raises-exception")
            ? new NotebookFailure(NotebookFailureKind.CellFailed, index + 1, ErrorPlace.LineOf(thrown, outputs.ExecutionCount, code.AddedLines), ErrorPlace.MessageOf(thrown))
            : null;
    }

    /// <summary>Takes what is published until a request is done.</summary>
    /// <returns>False when it had to be interrupted.</returns>
    private async Task<bool> ListenAsync(string request, CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.CellTimeout is { } longest)
            stop.CancelAfter(longest);
        try
        {
            await ListenUntilIdleAsync(request, stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await InterruptAsync(request).ConfigureAwait(false);
            return false;
        }
    }

    private async Task InterruptAsync(string request)
    {
        kernel.Interrupt();
        using CancellationTokenSource patience = new(InterruptPatience);
        try
        {
            await ListenUntilIdleAsync(request, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It does not listen; whoever owns the kernel ends its process.
        }
    }

    private async Task ListenUntilIdleAsync(string request, CancellationToken cancellation)
    {
        while (true)
        {
            JupyterMessage message = await kernel.NextAsync(cancellation).ConfigureAwait(false);
            if (message.Parent is not { } parent || JsonNode.Parse(message.ContentJson) is not JsonObject content)
                continue;
            // What a task of an earlier cell still writes belongs to that cell.
            if (_byRequest.TryGetValue(parent.MsgId, out CellOutputs? outputs))
                outputs.Take(message.Type, content);
            if (parent.MsgId == request && message.Type == "status" && content["execution_state"]?.ToString() == "idle")
                return;
        }
    }
}
