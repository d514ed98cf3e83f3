using System.Diagnostics;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Execution;

/// <summary>Every way in which a submission can go on for ever ends when it is interrupted.</summary>
public sealed class InterruptTests : IAsyncDisposable
{
    // Said to be a second; more only because other tests run at the same time.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly CSharpSession _session = new(new SessionOptions());

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("{0} while (true) { }")]
    [InlineData("{0} Thread.Sleep(-1);")]
    [InlineData("{0} await Task.Delay(-1);")]
    [InlineData("{0} lock (gate) { }")]
    [InlineData("{0} new ManualResetEvent(false).WaitOne();")]
    [InlineData("{0} new SemaphoreSlim(0).Wait();")]
    [InlineData("{0} Task.Delay(-1).Wait();")]
    [InlineData("{0} while (true) sleep(1000);")]
    [InlineData("{0} reader.ReadLine();")]
    [InlineData("{0} Parallel.For(0, 1 << 20, i => { Thread.Sleep(1); });")]
    [InlineData("async IAsyncEnumerable<int> Numbers() { while (true) { await Task.Yield(); yield return 1; } } {0} await foreach (int i in Numbers()) { }")]
    [InlineData("await Task.Delay(1); {0} while (true) { }")]
    [InlineData("{0} while (true) { await Task.Delay(1); }")]
    [InlineData("{0} while (true) { try { Thread.Sleep(1000); } catch { } }")]
    [InlineData("{0} while (true) { try { while (true) { } } catch { } }")]
    [InlineData("void F() { while (true) { } } {0} F();")]
    [InlineData("{0} await Task.Run(() => new ManualResetEvent(false).WaitOne());")]
    public async Task RunAsync_Interrupted_EndsAndKeepsVariables(string endless)
    {
        await _session.RunAsync(new Submission("""
            using System.Runtime.InteropServices; using System.Threading; using System.Threading.Tasks; using System.Collections.Generic;
            [DllImport("libc")] static extern uint sleep(uint seconds);
            class Endless : System.IO.TextReader { public override string ReadLine() { new ManualResetEventSlim().Wait(); return ""; } }
            var reader = new Endless();
            var gate = new object();
            var kept = 41;
            var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            new Thread(() => { lock (gate) Thread.Sleep(-1); }) { IsBackground = true }.Start();
            """, "In[1]"));
        var running = (TaskCompletionSource)_session.Variables.Single(static v => v.Name == "running").Value!;
        using CancellationTokenSource interrupt = new();

        Task<SubmissionResult> run = _session.RunAsync(new Submission(endless.Replace("{0}", "var begun = 1; running.SetResult();"), "In[2]"), interrupt.Token);
        Assert.Same(running.Task, await Task.WhenAny(running.Task, run).WaitAsync(Deadline));
        await interrupt.CancelAsync();

        Assert.IsType<SubmissionResult.Interrupted>(await run.WaitAsync(Deadline));
        SubmissionResult after = await _session.RunAsync(new Submission("kept + begun", "In[3]")).WaitAsync(Deadline);
        Assert.Equal(42, Assert.IsType<SubmissionResult.Completed>(after).Value);
    }

    [Fact]
    public async Task RunAsync_BusyLoopInterrupted_TraceSaysWhere()
    {
        using CancellationTokenSource interrupt = new();
        TaskCompletionSource running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _session.SetVariableAsync("running", running);

        Task<SubmissionResult> run = _session.RunAsync(new Submission("void F()\n{\n  running.SetResult();\n  while (true) ;\n}\nF();", "In[1]"), interrupt.Token);
        await running.Task.WaitAsync(Deadline);
        await interrupt.CancelAsync();

        IReadOnlyList<string> trace = Assert.IsType<SubmissionResult.Interrupted>(await run.WaitAsync(Deadline)).Trace;
        Assert.Equal(2, trace.Count);
        Assert.Matches("^at F\\(\\) in In\\[1\\]:line [34]$", trace[0]); // an optimised loop is one place
        Assert.Equal("at In[1]:line 6", trace[1]);
    }

    [Fact]
    public async Task RunAsync_BusyLoopInterruptedAgain_EndsAgain()
    {
        for (int i = 0; i < 3; i++)
        {
            using CancellationTokenSource interrupt = new();
            TaskCompletionSource running = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await _session.SetVariableAsync("running", running);
            Task<SubmissionResult> run = _session.RunAsync(new Submission("running.SetResult(); while (true) { }", "In[1]"), interrupt.Token);
            await running.Task.WaitAsync(Deadline);
            await interrupt.CancelAsync();

            Assert.IsType<SubmissionResult.Interrupted>(await run.WaitAsync(Deadline));
        }
    }

    [Fact]
    public async Task RunAsync_CodeWatchesTheToken_EndsInGoodOrder()
    {
        using CancellationTokenSource interrupt = new();
        TaskCompletionSource running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _session.SetVariableAsync("token", interrupt.Token);
        await _session.SetVariableAsync("running", running);
        await _session.RunAsync(new Submission("var saved = false;", "In[1]"));

        Task<SubmissionResult> run = _session.RunAsync(
            new Submission("try { running.SetResult(); await Task.Delay(-1, token); } finally { await Task.Yield(); saved = true; }", "In[2]"), interrupt.Token);
        await running.Task.WaitAsync(Deadline);
        await interrupt.CancelAsync();

        Assert.IsType<SubmissionResult.Interrupted>(await run.WaitAsync(Deadline));
        Assert.Contains(new SessionVariable("saved", typeof(bool), true), _session.Variables);
    }

    [Fact]
    public async Task RunAsync_NativeCodeThatCannotBeInterrupted_GivesUpTheThread()
    {
        using CancellationTokenSource interrupt = new();
        Stopwatch clock = Stopwatch.StartNew();

        // A read from a pipe that nobody writes to is begun again by the kernel after a signal.
        Task<SubmissionResult> run = _session.RunAsync(new Submission("""
            using System.Runtime.InteropServices;
            [DllImport("libc")] static extern int pipe(int[] ends);
            [DllImport("libc")] static extern nint read(int descriptor, byte[] buffer, nint count);
            var ends = new int[2]; pipe(ends);
            read(ends[0], new byte[1], 1);
            """, "In[1]"), interrupt.Token);
        while (!_session.Variables.Any() && clock.Elapsed < Deadline)
            await Task.Delay(20);
        await interrupt.CancelAsync();

        Assert.IsType<SubmissionResult.Interrupted>(await run.WaitAsync(Deadline));
        SubmissionResult after = await _session.RunAsync(new Submission("1 + 1", "In[2]")).WaitAsync(Deadline);
        Assert.Equal(2, Assert.IsType<SubmissionResult.Completed>(after).Value);
    }

    [Fact]
    public async Task RunAsync_DeepRecursion_HasRoom()
    {
        SubmissionResult result = await _session.RunAsync(new Submission("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\nDepth(200_000)", "In[1]"));

        Assert.Equal(200_000, Assert.IsType<SubmissionResult.Completed>(result).Value);
    }
}
