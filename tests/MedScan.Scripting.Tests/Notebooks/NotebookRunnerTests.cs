using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks;

namespace MedScan.Scripting.Tests.Notebooks;

public sealed class NotebookRunnerTests
{
    [SkippableFact]
    public async Task RunAsync_Cells_CollectsTheirOutputs()
    {
        OtherKernel.SkipWithout();
        List<string> heard = [];

        NotebookRun run = await NotebookRunner.RunAsync(
            Notebook("print('a'); print('b')", "6 * 7") with { Metadata = new JsonObject { ["kept"] = 1 } }, OtherKernel.Options, new Listener(heard));

        Assert.Null(run.Failure);
        Assert.Equal(["stream a\nb\n", "execute_result 42"], run.Document.Cells.SelectMany(cell => cell.Outputs).Select(Describe));
        Assert.Equal([1, 2], run.Document.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("python", (string)run.Document.Metadata["language_info"]!["name"]!);
        Assert.Equal(1, (int)run.Document.Metadata["kept"]!);
        Assert.Equal(["1/2 begins", "1/2 ends", "2/2 begins", "2/2 ends"], heard);
    }

    [SkippableFact]
    public async Task RunAsync_UpdatesAndClears_AreAppliedInPlace()
    {
        OtherKernel.SkipWithout();

        NotebookRun run = await NotebookRunner.RunAsync(Notebook(
            "from IPython.display import display, clear_output\nh = display('first', display_id=True)\ndisplay('other')",
            "h.update('second')",
            "print('gone')\nclear_output(wait=True)\nprint('stays')"), OtherKernel.Options);

        Assert.Equal(["display_data 'second'", "display_data 'other'"], run.Document.Cells[0].Outputs.Select(Describe));
        Assert.Equal(["stream stays\n"], run.Document.Cells[2].Outputs.Select(Describe));
    }

    [SkippableFact]
    public async Task RunAsync_Error_StopsThereAndKeepsWhatThereIs()
    {
        OtherKernel.SkipWithout();

        NotebookRun run = await NotebookRunner.RunAsync(Notebook("print('before')\n1/0", "print('never')"), OtherKernel.Options);

        Assert.Equal((NotebookFailureKind.CellFailed, 1), (run.Failure!.Kind, run.Failure.Cell));
        Assert.Contains("ZeroDivisionError", run.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', run.Failure.Message);
        Assert.Equal(["stream before\n", "error ZeroDivisionError"], run.Document.Cells[0].Outputs.Select(Describe));
        Assert.Empty(run.Document.Cells[1].Outputs);
    }

    [SkippableFact]
    public async Task RunAsync_ErrorThatIsMeant_GoesOn()
    {
        OtherKernel.SkipWithout();
        NotebookDocument document = Notebook("1/0", "print('after')");
        document = document with { Cells = [document.Cells[0] with { Metadata = new JsonObject { ["tags"] = new JsonArray("raises-exception") } }, document.Cells[1]] };

        NotebookRun run = await NotebookRunner.RunAsync(document, OtherKernel.Options);

        Assert.Null(run.Failure);
        Assert.Equal("stream after\n", Describe(run.Document.Cells[1].Outputs.Single()));
    }

    [SkippableFact]
    public async Task RunAsync_SkippedAndEmptyCells_AreLeftAsTheyAre()
    {
        OtherKernel.SkipWithout();
        JsonObject old = new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "old" };
        NotebookDocument document = Notebook("1/0", "  \n");
        document = document with { Cells = [document.Cells[0] with { Metadata = new JsonObject { ["tags"] = new JsonArray("skip-execution") }, Outputs = [old] }, document.Cells[1]] };

        NotebookRun run = await NotebookRunner.RunAsync(document, OtherKernel.Options);

        Assert.Null(run.Failure);
        Assert.Equal("stream old", Describe(run.Document.Cells[0].Outputs.Single()));
    }

    [SkippableFact]
    public async Task RunAsync_KernelThatDies_SaysHow()
    {
        OtherKernel.SkipWithout();

        NotebookRun run = await NotebookRunner.RunAsync(
            Notebook("print('last words', flush=True)\nimport os, sys, time\ntime.sleep(0.3)\nos.write(2, b'on its own stderr')\nos.kill(os.getpid(), 11)"), OtherKernel.Options);

        Assert.Equal(NotebookFailureKind.KernelDied, run.Failure!.Kind);
        Assert.Contains("segmentation fault", run.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("last words", Describe(run.Document.Cells[0].Outputs[0]), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task RunAsync_KernelThatEndsAtItsStart_SaysWhatItWrote()
    {
        OtherKernel.SkipWithout();

        NotebookRun run = await NotebookRunner.RunAsync(
            Notebook("1"), OtherKernel.Options with { Kernel = _ => new KernelCommand("/usr/bin/python3", ["-c", "import sys; sys.exit('no kernel here')"]) });

        Assert.Equal((NotebookFailureKind.KernelDied, 0), (run.Failure!.Kind, run.Failure.Cell));
        Assert.Contains("no kernel here", run.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ProgramThatIsNotThere_SaysSo() => await Assert.ThrowsAsync<NotebookException>(() => NotebookRunner.RunAsync(
        Notebook("1"), OtherKernel.Options with { Kernel = _ => new KernelCommand("/nowhere/kernel", []) }));

    [SkippableFact]
    public async Task RunAsync_CellOverItsTime_IsInterrupted()
    {
        OtherKernel.SkipWithout();
        // ipykernel 6 of Debian is interrupted by a signal, so its process has to be ended; what it wrote is kept all the same.
        NotebookRun run = await NotebookRunner.RunAsync(
            Notebook("print('begun', flush=True)\nimport signal, os, threading\nwhile True: pass"), OtherKernel.Options with { CellTimeout = TimeSpan.FromSeconds(2) });

        Assert.Equal(NotebookFailureKind.TimedOut, run.Failure!.Kind);
        Assert.Equal("stream begun\n", Describe(run.Document.Cells[0].Outputs[0]));
    }

    [SkippableFact]
    public async Task RunAsync_Cancelled_ReturnsWhatThereIs()
    {
        OtherKernel.SkipWithout();
        using CancellationTokenSource stop = new();

        NotebookRun run = await NotebookRunner.RunAsync(
            Notebook("print('done')", "import time; time.sleep(1000)", "never"), OtherKernel.Options,
            new Action<NotebookProgress>(at =>
            {
                if (at is { Number: 2, Elapsed: null })
                    stop.CancelAfter(200);
            }).AsProgress(), stop.Token);

        Assert.Equal((NotebookFailureKind.Interrupted, 2), (run.Failure!.Kind, run.Failure.Cell));
        Assert.Equal("stream done\n", Describe(run.Document.Cells[0].Outputs.Single()));
    }

    private static NotebookDocument Notebook(params string[] cells) => new() { Cells = [.. cells.Select(cell => new NotebookCell(CellKind.Code, cell))] };

    private static string Describe(JsonObject output) => $"{output["output_type"]} {output["text"] ?? output["ename"] ?? output["data"]?["text/plain"]}";

    private sealed class Listener(List<string> heard) : IProgress<NotebookProgress>
    {
        public void Report(NotebookProgress value) => heard.Add($"{value.Number}/{value.Count} {(value.Elapsed is null ? "begins" : "ends")}");
    }
}
