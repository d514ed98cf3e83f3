using System.Globalization;
using MedScan.Scripting.Output;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Tests.Output;

public sealed class FormatterTests
{
    [Theory]
    [InlineData(null, "null")]
    [InlineData("a\nb", "a\nb")]
    [InlineData(true, "True")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(DayOfWeek.Friday, "Friday")]
    [InlineData(typeof(Dictionary<string, int[]>), "System.Collections.Generic.Dictionary<string, int[]>")]
    [InlineData('x', "x")]
    public void Format_Scalar_IsItsInvariantText(object? value, string expected) => Assert.Equal(expected, Text(value));

    [Fact]
    public void Format_DateTime_IsIso() =>
        Assert.Equal("2026-03-04 05:06:07Z", Text(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc)));

    [Fact]
    public void Format_SequenceOfRecords_IsATableWithNumbersAtTheRight()
    {
        MimeBundle bundle = Formatter.Format(new[] { new Row("alpha", 1.5), new Row("be", 10) });

        Assert.Equal("""
            Name   Score
            -----  -----
            alpha    1.5
            be        10
            """.ReplaceLineEndings("\n"), bundle.Data["text/plain"]);
        Assert.Contains("<td style=\"text-align: left\">alpha</td><td style=\"text-align: right\">1.5</td>", bundle.Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ManyRows_ShowsTwentyAndSaysHowManyMore()
    {
        string html = Html(Enumerable.Range(0, 1234).Select(i => new { i }).ToList());

        Assert.Equal(20, html.Split("<td ").Length - 1);
        Assert.Contains("… 1,214 more", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_EndlessSequence_ReadsOneMoreThanItShows()
    {
        int read = 0;
        IEnumerable<Row> Endless()
        {
            while (true)
                yield return new Row("x", read++);
        }

        string text = Text(Endless());

        Assert.EndsWith("\n… more", text, StringComparison.Ordinal);
        Assert.Equal(21, read);
    }

    [Fact]
    public void Format_ExactlyTwentyLazyRows_SaysNothingOfMore() =>
        Assert.DoesNotContain("more", Text(Enumerable.Range(0, 20).Select(i => new Row("x", i))), StringComparison.Ordinal);

    [Fact]
    public void Format_SequenceThatThrows_ShowsWhatCameBefore()
    {
        static IEnumerable<Row> Breaking()
        {
            yield return new Row("first", 1);
            throw new InvalidOperationException("the disk is gone");
        }

        string text = Text(Breaking());

        Assert.Contains("first", text, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException after 1 items: the disk is gone", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_MixedRecords_HaveTheUnionOfColumns() =>
        Assert.Equal("A  B\n-  -\n1\n   2", Text(new object[] { new { A = 1 }, new { B = 2 } }));

    [Fact]
    public void Format_Tuples_AreColumns() => Assert.Equal("Item1  Item2\n-----  -----\n    1  a", Text(new[] { (1, "a") }));

    [Fact]
    public void Format_Dictionary_IsKeysAndValues() => Assert.Equal("key  value\n---  -----\na        1", Text(new Dictionary<string, int> { ["a"] = 1 }));

    [Fact]
    public void Format_RowsThatAreDictionaries_HaveTheirKeysAsColumns() => Assert.Equal(
        "loss\n----\n 0.5",
        Text(new[] { new Dictionary<string, double> { ["loss"] = 0.5 } }));

    [Fact]
    public void Format_Numbers_AreOneLineWithTheirLength() => Assert.Equal("int[3]: 1, 2, 3", Text(new[] { 1, 2, 3 }));

    [Fact]
    public void Format_ManyNumbers_AreAbbreviated()
    {
        string text = Text(new double[50_000]);

        Assert.StartsWith("double[50000]: 0, 0, ", text, StringComparison.Ordinal);
        Assert.EndsWith("… 49,900 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_NumbersThenText_IsATable()
    {
        string text = Text(Enumerable.Range(0, 60).Select(i => i < 50 ? (object)i : "late"));

        Assert.Contains("… more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Matrix_SaysItsShapeAndShowsItsCorners()
    {
        string text = Text(new float[28, 28]);

        Assert.StartsWith("float[28, 28]\n", text, StringComparison.Ordinal);
        Assert.Contains("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ObjectWithoutText_IsATableOfItsProperties() =>
        Assert.Equal("FormatterTests.Plain\nNumber  3\nName    abc", Text(new Plain { Number = 3, Name = "abc" }));

    [Fact]
    public void Format_AnonymousObject_IsATableOfItsProperties() => Assert.Equal("A  1\nB  [1, 2, 3]", Text(new { A = 1, B = new[] { 1, 2, 3 } }));

    [Fact]
    public void Format_GetterThatThrows_KeepsTheOthers()
    {
        string text = Text(new Throwing());

        Assert.Contains("⚠ NotSupportedException: no", text, StringComparison.Ordinal);
        Assert.Contains("After   7", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Cycle_Ends()
    {
        Node node = new("a");
        node.Next = node;

        Assert.Contains("Node { Name = \"a\"", Text(node), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ListThatHoldsItself_Ends()
    {
        List<object> list = [];
        list.Add(list);

        Assert.Contains("[[", Text(list), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_UnfinishedTask_IsNotWaitedFor()
    {
        TaskCompletionSource<int> never = new();

        Assert.Equal("Task<int>, not finished; await it for its value", Text(never.Task));
    }

    [Fact]
    public void Format_FinishedTask_ShowsItsValue() => Assert.Equal("Task<int>, finished: 42", Text(Task.FromResult(42)));

    [Fact]
    public void Format_Markup_IsEscaped() =>
        Assert.Contains("&lt;script&gt;", Html(new[] { "<script>alert(1)</script>" }), StringComparison.Ordinal);

    [Fact]
    public void Format_FSharpValues_AreReadAsTheyAreWritten()
    {
        Assert.Equal("Some 3", Text(FSharpOption<int>.Some(3)));
        Assert.Equal("Ok \"fine\"", Text(FSharpResult<string, int>.NewOk("fine")));
        Assert.Equal("list<int> of 2: 1, 2", Text(ListModule.OfSeq([1, 2])));
        Assert.Equal("key  value\n---  -----\na        1", Text(new FSharpMap<string, int>([Tuple.Create("a", 1)])));
    }

    [Fact]
    public void Format_RecordsInCells_AreShort() =>
        Assert.Equal("Row { Name = \"a\", Score = 1 }", Text(new[] { new { Row = new Row("a", 1) } }).Split('\n')[2].Replace("FormatterTests.", "", StringComparison.Ordinal));

    [Fact]
    public void Format_OtherCulture_ChangesNothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;

            Assert.Equal("(1.5, 2)", Text((1.5, 2)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Format_SourceFoundByName_IsUsed()
    {
        MimeBundle bundle = Formatter.Format(new Derived());

        Assert.Equal("<b>by name</b>", bundle.Data["text/html"]);
        Assert.Equal("own text", bundle.Data["text/plain"]);
        Assert.False(bundle.Data.ContainsKey("text/x-declined"));
    }

    [Fact]
    public void Format_SourceThatThrows_IsSaidInTheText() =>
        Assert.Equal("⚠ A formatter threw InvalidOperationException: broken\nFormatterTests.Broken", Text(new Broken()));

    [Fact]
    public void Register_Formatter_WinsOverTheSourceAndTheMostDerivedWins()
    {
        Formatter.Register<Registered>("text/html", _ => "base");
        Formatter.Register<RegisteredMore>("text/html", value => $"derived {value.Number}");
        Formatter.Register<Registered>("text/html", _ => "base again");

        Assert.Equal("derived 5", Html(new RegisteredMore()));
        Assert.Equal("base again", Html(new Registered()));
    }

    [Fact]
    public void Format_OneMimeType_HasThatAndText()
    {
        MimeBundle bundle = Formatter.Format("# a", "text/markdown");

        Assert.Equal("# a", bundle.Data["text/markdown"]);
    }

    private static string Text(object? value) => Formatter.Format(value).Data["text/plain"];

    private static string Html(object? value) => Formatter.Format(value).Data["text/html"];

    public sealed record Row(string Name, double Score);

    public sealed class Plain
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";
    }

    public sealed class Throwing
    {
        public int Before => throw new NotSupportedException("no");

        public int After { get; } = 7;
    }

    public sealed record Node(string Name)
    {
        public Node? Next { get; set; }
    }

    [ByName.TypeFormatterSource(typeof(ByName.Source))]
    public class Base
    {
        public override string ToString() => "own text";
    }

    public sealed class Derived : Base;

    [ByName.TypeFormatterSource(typeof(ByName.BrokenSource))]
    public sealed class Broken;

    public class Registered;

    public sealed class RegisteredMore : Registered
    {
        public int Number { get; } = 5;
    }
}
