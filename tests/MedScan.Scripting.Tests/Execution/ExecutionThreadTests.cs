using System.Diagnostics;
using MedScan.Scripting.Execution;

namespace MedScan.Scripting.Tests.Execution;

public sealed class ExecutionThreadTests
{
    // Interrupts come 150 ms after the token, the abort 100 ms or somewhat more after that: work that ends in that moment must
    // neither bring the process down nor the thread.
    [Theory]
    [InlineData(145, 165)]
    [InlineData(245, 285)]
    public async Task RunAsync_WorkEndsAsItIsInterrupted_NextWorkRuns(int from, int to)
    {
        await Task.WhenAll(Enumerable.Range(from, to - from).Select(static async milliseconds =>
        {
            ExecutionThread thread = new();
            for (int i = 0; i < 5; i++)
            {
                using CancellationTokenSource interrupt = new();
                Stopwatch clock = new();
                Task<ExecutionOutcome> run = thread.RunAsync(() => Stay(clock, milliseconds + i / 5.0), interrupt.Token);
                clock.Start();
                await interrupt.CancelAsync();
                await run;

                bool ran = false;
                Assert.IsType<ExecutionOutcome.Completed>(await thread.RunAsync(() => Task.FromResult(ran = true), CancellationToken.None));
                Assert.True(ran);
            }
            thread.Retire();
        }));
    }

    private static Task Stay(Stopwatch clock, double milliseconds)
    {
        while (clock.Elapsed.TotalMilliseconds < milliseconds)
        {
            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
            }
        }
        return Task.CompletedTask;
    }
}
