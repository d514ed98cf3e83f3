using System.Runtime.CompilerServices;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

/// <summary>What a session keeps of earlier submissions, and what it lets go.</summary>
public sealed class CSharpReleaseTests
{
    private static async Task<object?> RunAsync(CSharpSession session, string code) =>
        Assert.IsType<SubmissionResult.Completed>(await session.RunAsync(new Submission(code, "In[1]"))).Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> TrackAsync(CSharpSession session, string code) => new(await RunAsync(session, code));

    private static void AssertGone(WeakReference value)
    {
        for (int i = 0; value.IsAlive && i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(value.IsAlive);
    }

    [Fact]
    public async Task RunAsync_SameCellAgain_LetsTheEarlierValueGo()
    {
        await using CSharpSession session = new(new SessionOptions());
        WeakReference first = await TrackAsync(session, "var big = new byte[1000]; big");

        await RunAsync(session, "var big = new byte[1000]; big.Length");

        await RunAsync(session, "0"); // the thread may hold its last job until it gets another
        AssertGone(first);
    }

    [Fact]
    public async Task RunAsync_NameTakenByAnotherCell_LetsTheEarlierValueGo()
    {
        await using CSharpSession session = new(new SessionOptions());
        WeakReference first = await TrackAsync(session, "var big = new byte[1000]; big");
        await RunAsync(session, "int other = 1;");

        await RunAsync(session, "var big = \"now a text\"; var more = 2;");

        await RunAsync(session, "0");
        AssertGone(first);
        Assert.Equal("now a text1", await RunAsync(session, "big + other"));
    }

    [Fact]
    public async Task RunAsync_NameTakenButAFunctionStillUsesIt_KeepsTheFunctionsValue()
    {
        await using CSharpSession session = new(new SessionOptions());
        await RunAsync(session, "int x = 1; int Old() => x;");
        await RunAsync(session, "int x = 2; int New() => x;");

        Assert.Equal((1, 2), await RunAsync(session, "(Old(), New())"));
    }

    [Fact]
    public async Task RunAsync_SecondOverload_StandsBesideTheFirst()
    {
        await using CSharpSession session = new(new SessionOptions());
        await RunAsync(session, "string F(int x) => \"number\";");
        await RunAsync(session, "string F(string x) => \"text\";");

        Assert.Equal("number text", await RunAsync(session, "F(1) + \" \" + F(\"\")"));
    }

    [Fact]
    public async Task RunAsync_CellWithUsingReplacedByOneWithout_KeepsTheUsing()
    {
        await using CSharpSession session = new(new SessionOptions());
        await RunAsync(session, "using System.Globalization;\nvar x = 1;");
        await RunAsync(session, "var x = 2;");

        Assert.Equal(2, await RunAsync(session, "_ = CultureInfo.InvariantCulture; x"));
    }

    [Fact]
    public async Task RunAsync_ReplacementThatDoesNotCompile_KeepsTheEarlierVariables()
    {
        await using CSharpSession session = new(new SessionOptions());
        await RunAsync(session, "var x = 1;");

        Assert.IsType<SubmissionResult.Rejected>(await session.RunAsync(new Submission("var x = unknown;", "In[2]")));

        Assert.Equal(1, await RunAsync(session, "x"));
    }

    [Fact]
    public async Task RunAsync_SameCellManyTimes_SessionStaysUsable()
    {
        await using CSharpSession session = new(new SessionOptions());
        await RunAsync(session, "int total = 0; class Counter { public int Value; }");
        for (int i = 0; i < 30; i++)
            await RunAsync(session, "var counter = new Counter { Value = 2 }; total += counter.Value;");

        Assert.Equal(60, await RunAsync(session, "total"));
        Assert.Equal(["counter", "total"], session.Variables.Select(variable => variable.Name));
    }
}
