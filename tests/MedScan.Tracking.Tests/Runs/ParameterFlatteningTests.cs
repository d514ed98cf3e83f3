using System.Globalization;
using MedScan.Tracking.Runs;

namespace MedScan.Tracking.Tests.Runs;

public sealed class ParameterFlatteningTests
{
    private enum Kind
    {
        Small,
    }

    private sealed record Inner(int Epochs, double? Dropout);

    private sealed record Outer(string Name, Inner Train, IReadOnlyList<int> Widths, Kind Kind);

    [Microsoft.FSharp.Core.CompilationMapping(1)]
    private abstract class Model
    {
        public sealed class Large(int item) : Model
        {
            public int Item { get; } = item;

            public override string ToString() => $"Large {Item}";
        }
    }

    [Fact]
    public void Flatten_NestedRecord_JoinsNamesWithDots() =>
        AssertFlat(
            new Outer("a", new Inner(5, null), [1, 2], Kind.Small),
            ("Name", "a"), ("Train.Epochs", "5"), ("Train.Dropout", "null"), ("Widths", "[1,2]"), ("Kind", "Small"));

    [Fact]
    public void Flatten_DictionaryOfObjects_JoinsNamesWithDots() =>
        AssertFlat(
            new Dictionary<string, object?> { ["a"] = new Dictionary<string, int> { ["b"] = 1 }, ["c"] = new { D = true } },
            ("a.b", "1"), ("c.D", "true"));

    [Fact]
    public void Flatten_ReadOnlyPairs_AreADictionary() =>
        AssertFlat(new[] { KeyValuePair.Create("a", 1.5) }.Where(_ => true), ("a", "1.5"));

    [Fact]
    public void Flatten_ListOfRecords_IsOneJsonValue() =>
        AssertFlat(new { Layers = new[] { new Inner(1, 0.5) } }, ("Layers", """[{"Epochs":1,"Dropout":0.5}]"""));

    [Fact]
    public void Flatten_EmptyDictionary_KeepsItsName() => AssertFlat(new { A = new Dictionary<string, int>() }, ("A", "{}"));

    // As the F# compiler makes of "type Model = Large of int".
    [Fact]
    public void Flatten_FSharpUnion_IsItsText() => AssertFlat(new { Model = new Model.Large(3) }, ("Model", "Large 3"));

    [Fact]
    public void Flatten_Circle_IsTheCallersMistake()
    {
        var circle = new Dictionary<string, object>();
        circle["self"] = circle;

        Assert.Throws<ArgumentException>(() => ParameterFlattening.Flatten(circle));
    }

    [Theory]
    [InlineData(5)]
    [InlineData("text")]
    public void Flatten_SingleValue_IsTheCallersMistake(object value) =>
        Assert.Throws<ArgumentException>(() => ParameterFlattening.Flatten(value));

    [Fact]
    public void Of_NumbersAndDates_ReadTheSameEverywhere()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("0.1", ValueText.Of(0.1));
            Assert.Equal("1E-05", ValueText.Of(1e-5f));
            Assert.Equal("2.50", ValueText.Of(2.50m));
            Assert.Equal("NaN", ValueText.Of(double.NaN));
            Assert.Equal("true", ValueText.Of(true));
            Assert.Equal("2026-11-21T00:00:00.0000000Z", ValueText.Of(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc)));
            Assert.Equal("""["a",0.5,null,"NaN"]""", ValueText.Of(new object?[] { "a", 0.5, null, float.NaN }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Cut_WithinACharacter_StopsBeforeIt() => Assert.Equal("a", LongText.Cut("a\U0001F600", 2));

    private static void AssertFlat(object value, params (string Name, string Value)[] expected) =>
        Assert.Equal(expected, ParameterFlattening.Flatten(value).Select(item => (item.Key, ValueText.Of(item.Value))));
}
