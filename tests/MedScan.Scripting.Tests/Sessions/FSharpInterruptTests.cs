using MedScan.Scripting.Output;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

public sealed class FSharpInterruptTests(FSharpSessionFixture cells) : IClassFixture<FSharpSessionFixture>
{
    [Theory]
    [InlineData("while true do ()")]
    [InlineData("let mutable i = 0L\nwhile i >= 0L do i <- i + 1L")]
    [InlineData("let rec spin n = if n = -1 then 0 else spin (n + System.Environment.ExitCode)\nspin 0")]
    [InlineData("System.Threading.Thread.Sleep 100000")]
    [InlineData("async { do! Async.Sleep 100000 } |> Async.RunSynchronously")]
    [InlineData("async { while true do () } |> Async.RunSynchronously")]
    [InlineData("(task { do! System.Threading.Tasks.Task.Delay 100000 }).Wait()")]
    [InlineData("(task { do! System.Threading.Tasks.Task.Delay 100000 }).Result")]
    [InlineData("Seq.initInfinite float |> Seq.sum |> ignore")]
    [InlineData("let gate = obj ()\nSystem.Threading.Tasks.Task.Run(fun () -> lock gate (fun () -> System.Threading.Thread.Sleep 3000)) |> ignore\nSystem.Threading.Thread.Sleep 50\nlock gate (fun () -> ())\nSystem.Threading.Thread.Sleep 100000")]
    [InlineData("try (try System.Threading.Thread.Sleep 100000 with _ -> ()) finally ()\nSystem.Threading.Thread.Sleep 100000")]
    [InlineData("let lazyValue = lazy (while true do () ; 1)\nlazyValue.Value")]
    public async Task RunAsync_Cancelled_EndsAndKeepsWhatWasThere(string code)
    {
        await cells.CompleteAsync("let kept = 42");
        TaskCompletionSource running = new();
        using CancellationTokenSource cancellation = new();
        using Signal signal = new(running);

        Task<SubmissionResult> run = cells.Session.RunAsync(
            new Submission($"System.AppDomain.CurrentDomain.GetData \"{signal.Name}\" :?> System.Action |> _.Invoke()\n{code}", "In[1]"), cancellation.Token);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await cancellation.CancelAsync();

        Assert.IsType<SubmissionResult.Interrupted>(await run.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(42, (await cells.CompleteAsync("kept")).Value);
    }

    [Fact]
    public async Task RunAsync_CancelledInALoop_SaysWhere()
    {
        TaskCompletionSource running = new();
        using CancellationTokenSource cancellation = new();
        using Signal signal = new(running);

        Task<SubmissionResult> run = cells.Session.RunAsync(
            new Submission($"let signal = System.AppDomain.CurrentDomain.GetData \"{signal.Name}\" :?> System.Action\nsignal.Invoke()\nSystem.Threading.Thread.Sleep 100000", "In[5]"),
            cancellation.Token);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await cancellation.CancelAsync();

        SubmissionResult.Interrupted result = Assert.IsType<SubmissionResult.Interrupted>(await run.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(["at In[5]:line 3"], result.Trace);
    }

    [Fact]
    public async Task RunAsync_CancelledBefore_DoesNotRun()
    {
        SubmissionResult result = await cells.Session.RunAsync(new Submission("let never = 1", "In[2]"), new CancellationToken(canceled: true));

        Assert.IsType<SubmissionResult.Interrupted>(result);
        Assert.IsType<SubmissionResult.Rejected>(await cells.RunAsync("never"));
    }

    [Fact]
    public async Task RunAsync_CancelledWhileItCompiles_IsInterruptedAndTheCompilerStaysWell()
    {
        for (int milliseconds = 0; milliseconds < 40; milliseconds += 4)
        {
            using CancellationTokenSource cancellation = new(milliseconds);
            string code = string.Join('\n', Enumerable.Range(0, 40).Select(static i => $"let f{i} (x: float list) = x |> List.map (fun y -> y + {i}.0) |> List.sum"));

            await cells.Session.RunAsync(new Submission(code, "In[3]"), cancellation.Token);

            Assert.Equal(3.0, (await cells.CompleteAsync("[ 1.0; 2.0 ] |> List.map (fun x -> x) |> List.sum")).Value);
        }
    }

    [Fact]
    public async Task RunAsync_CodeThatWatchesTheToken_EndsByItself()
    {
        using CancellationTokenSource cancellation = new();
        TaskCompletionSource running = new();
        using Signal signal = new(running);
        TestSink sink = new();
        new CellContext(sink, cancellation.Token).Enter();
        try
        {
            Task<SubmissionResult> run = cells.Session.RunAsync(new Submission(
                $"let token = Cancellation\nlet go = System.AppDomain.CurrentDomain.GetData \"{signal.Name}\" :?> System.Action\ngo.Invoke()\ntoken.WaitHandle.WaitOne() |> ignore\nlet ended = \"well\"", "In[4]"),
                cancellation.Token);
            await running.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await cancellation.CancelAsync();
            await run.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            CellContext.Leave();
        }

        Assert.Equal("well", (await cells.CompleteAsync("ended")).Value);
    }

    // Lets a cell say that it runs.
    private sealed class Signal : IDisposable
    {
        public Signal(TaskCompletionSource source) => AppDomain.CurrentDomain.SetData(Name, (Action)source.SetResult);

        public string Name { get; } = Guid.NewGuid().ToString();

        public void Dispose() => AppDomain.CurrentDomain.SetData(Name, null);
    }
}
