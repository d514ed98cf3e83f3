using MedScan.Scripting.Consoles;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Tests.Consoles;

public sealed class CellWriterTests : IDisposable
{
    private readonly List<string> _outside = [];
    private readonly CellWriter _writer;

    public CellWriterTests() => _writer = new CellWriter(OutputChannel.StandardOutput, (_, text) => _outside.Add(text));

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task Write_TasksOfTwoCells_GoToTheirOwnCells()
    {
        TestSink first = new();
        TestSink second = new();
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        Task late = Task.Run(async () =>
        {
            new CellContext(first, CancellationToken.None).Enter();
            await gate.Task;
            _writer.WriteLine("late");
        });
        await Task.Run(() =>
        {
            new CellContext(second, CancellationToken.None).Enter();
            _writer.Write('x');
            _writer.Write("{0}-{1}", 1, 2);
            _writer.WriteLine(3.5);
        });
        gate.SetResult();
        await late;
        _writer.WriteLine();

        Assert.Equal("late\n", string.Concat(first.Shown));
        Assert.Equal("x1-23.5\n", string.Concat(second.Shown));
        Assert.Equal("\n", Assert.Single(_outside));
    }

    [Fact]
    public void Write_WholeLine_IsOnePiece()
    {
        _writer.WriteLine("a");
        _writer.WriteLine("d".AsSpan());

        Assert.Equal("a\n", _outside[0]);
        Assert.Equal("d\n", _outside[^1]);
    }
}
