using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;

namespace MedScan.TrackingServer.Tests.Search;

// Expected values: what MLflow 3.6 made of the same filters (its recorded answers, and its parser's rules).
public sealed class SearchFilterTests
{
    public static TheoryData<string> Kinds => [.. Rules.Keys];

    private static Dictionary<string, SearchRules> Rules { get; } = new()
    {
        ["runs"] = SearchRules.Runs,
        ["experiments"] = SearchRules.Experiments,
        ["registered models"] = SearchRules.RegisteredModels,
        ["model versions"] = SearchRules.ModelVersions,
        ["logged models"] = SearchRules.LoggedModels,
        ["traces"] = SearchRules.Traces,
    };

    [Theory]
    [InlineData("metrics.acc >= 0.1", SearchEntity.Metric, "acc", ">=", "0.1")]
    [InlineData("metric.acc=-1e-3", SearchEntity.Metric, "acc", "=", "-0.001")]
    [InlineData("metrics.\"my loss\" < 2", SearchEntity.Metric, "my loss", "<", "2")]
    [InlineData("metrics.`train/loss` != .5", SearchEntity.Metric, "train/loss", "!=", "0.5")]
    [InlineData("params.opt like 'ad%'", SearchEntity.Parameter, "opt", "LIKE", "ad%")]
    [InlineData("parameter.layers = \"2\"", SearchEntity.Parameter, "layers", "=", "2")]
    [InlineData("tags.mlflow.runName = 'run-3'", SearchEntity.Tag, "mlflow.runName", "=", "run-3")]
    [InlineData("tags.`a.b` ILIKE '%x%'", SearchEntity.Tag, "a.b", "ILIKE", "%x%")]
    [InlineData("tags.a = 'it''s'", SearchEntity.Tag, "a", "=", "it''s")]
    [InlineData("tags.a = ' and '", SearchEntity.Tag, "a", "=", " and ")]
    [InlineData("status = 'RUNNING'", SearchEntity.Attribute, "status", "=", "RUNNING")]
    [InlineData("attributes.`run name` = 'x'", SearchEntity.Attribute, "run_name", "=", "x")]
    [InlineData("attr.\"Run Name\" = 'x'", SearchEntity.Attribute, "run_name", "=", "x")]
    [InlineData("run.Created > 1700000001000", SearchEntity.Attribute, "start_time", ">", "1700000001000")]
    [InlineData("dataset.digest = 'd2'", SearchEntity.Dataset, "digest", "=", "d2")]
    [InlineData("run_id IN ('a', 'b')", SearchEntity.Attribute, "run_id", "IN", "a,b")]
    [InlineData("attributes.run_id NOT  in ('a')", SearchEntity.Attribute, "run_id", "NOT IN", "a")]
    [InlineData("datasets.name IN ('a','b','c')", SearchEntity.Dataset, "name", "IN", "a,b,c")]
    internal void Parse_OneRunComparison_IsUnderstood(string filter, SearchEntity entity, string key, string comparator, string value)
    {
        var clause = Assert.Single(SearchFilter.Parse(filter, SearchRules.Runs));
        Assert.Equal((entity, key, comparator), (clause.Entity, clause.Key, clause.Comparator));
        Assert.Equal(value, clause.Value switch
        {
            SearchValue.Text text => text.Content,
            SearchValue.Number number => FormattableString.Invariant($"{number.Content}"),
            SearchValue.List list => string.Join(',', list.Items),
            _ => null,
        });
    }

    [Fact]
    public void Parse_ThreeComparisons_KeepsTheirOrder() => Assert.Equal(
        ["acc", "opt", "end_time"],
        SearchFilter.Parse("metrics.acc > 0.1 and params.opt = 'a' AND end_time < 5", SearchRules.Runs).Select(clause => clause.Key));

    [Theory]
    [InlineData("metrics.acc >", "Invalid clause(s) in filter string: 'metrics.acc', '>'")]
    [InlineData("metrics.acc = 'x'", "Expected numeric value type for metric. Found 'x'")]
    [InlineData("bogus.x = 'y'", "Invalid entity type 'bogus'. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']")]
    [InlineData("params.opt = adam", "Parameter value is either not quoted or unidentified quote types used for string value adam. Use either single or double quotes.")]
    [InlineData("metrics.acc > 1 OR metrics.acc < 0", "Invalid clause(s) in filter string: 'OR'")]
    [InlineData("tags.team LIKE 5", "Expected a quoted string value for tag (e.g. 'my-value'). Got value 5")]
    [InlineData("start_time = 'abc'", "Expected numeric value type for numeric attribute: start_time. Found 'abc'")]
    [InlineData("foo", "Invalid clause(s) in filter string: 'foo'")]
    public void Parse_RecordedMistake_IsRefusedInTheRecordedWords(string filter, string message) =>
        Assert.Equal(message, Assert.Throws<ApiException>(() => SearchFilter.Parse(filter, SearchRules.Runs)).Message);

    [Theory]
    [InlineData("params.opt > 'a'", "Invalid comparator '>'")]
    [InlineData("params.opt NOT LIKE 'a'", "Invalid comparator 'NOT LIKE'")]
    [InlineData("metrics.acc == 1", "Invalid comparator '=='")]
    [InlineData("attributes.bogus = '1'", "Invalid attribute key 'bogus' specified")]
    [InlineData("dataset.source = '1'", "Invalid dataset key 'source' specified")]
    [InlineData("run_id IN ()", "expected a non-empty list")]
    [InlineData("run_id IN (1)", "While parsing a list")]
    [InlineData("run_id IN ('a' 'b')", "While parsing a list")]
    [InlineData("run_id = ('a')", "Invalid comparison clause")]
    [InlineData("run_id IN 'a'", "Invalid comparison clause")]
    [InlineData("status IN ('a')", "Only the 'run_id' attribute")]
    [InlineData("tags.a IN ('a')", "Expected a quoted string value for tag")]
    [InlineData("metrics.a = 1 metrics.b = 2", "Invalid clause(s)")]
    [InlineData("metrics.a = 1; metrics.b = 2", "multiple expression")]
    [InlineData("tags.a = 'open", "Invalid clause(s)")]
    public void Parse_Mistake_IsRefused(string filter, string messagePart) =>
        Assert.Contains(messagePart, Assert.Throws<ApiException>(() => SearchFilter.Parse(filter, SearchRules.Runs)).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parse_RandomText_IsUnderstoodOrRefused(string kind)
    {
        string[] pieces =
        [
            "metrics", "params", "tags", "attributes", "dataset", "name", "status", "run_id", "version_number", "timestamp", ".", ".", " ", " ",
            "`", "\"", "'", "''", "\\'", "(", ")", ",", ";", "=", "!=", "<", ">=", "~", "LIKE", "ilike", "IN", "NOT", "AND", "and", "OR", "1", "-2.5",
            "1e999", "-", "--", "0x1F", "'a'", "('a','b')", "\0", "\n", "ß", "😀", "\ud800", "%", "*",
        ];
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var filter = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                SearchFilter.Parse(filter, Rules[kind]);
                SearchOrdering.Parse([filter], Rules[kind]);
            }
            catch (ApiException e)
            {
                Assert.Equal((400, "INVALID_PARAMETER_VALUE"), (e.Status, e.ErrorCode));
            }
        }
    }

    [Theory]
    [InlineData("metrics.acc", "acc", true)]
    [InlineData("metrics.`my loss` DESC", "my loss", false)]
    [InlineData("metrics.\"my loss\" asc", "my loss", true)]
    [InlineData("attributes.Created DESC", "start_time", false)]
    public void ParseOrder_Clause_IsUnderstood(string clause, string key, bool ascending)
    {
        var order = Assert.Single(SearchOrdering.Parse([clause], SearchRules.Runs));
        Assert.Equal((key, ascending), (order.Key, order.Ascending));
    }

    [Theory]
    [InlineData("metrics.acc UP", "Invalid ordering key in order_by clause 'metrics.acc UP'.")]
    [InlineData("metrics.acc DESC DESC", "Invalid order_by clause 'metrics.acc DESC DESC'. Could not be parsed.")]
    [InlineData("", "Invalid order_by clause ''. Could not be parsed.")]
    public void ParseOrder_Mistake_IsRefused(string clause, string message) =>
        Assert.Equal(message, Assert.Throws<ApiException>(() => SearchOrdering.Parse([clause], SearchRules.Runs)).Message);
}
