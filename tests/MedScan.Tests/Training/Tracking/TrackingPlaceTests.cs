using MedScan.Training.Tracking;

namespace MedScan.Tests.Training.Tracking;

public sealed class TrackingPlaceTests
{
    [Theory]
    [InlineData("off")]
    [InlineData("OFF")]
    public void Parse_Off_IsOff(string text) => Assert.IsType<TrackingPlace.Off>(TrackingPlace.Parse(text));

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("https://user:secret@mlflow.example/base/")]
    public void Parse_Address_IsAServer(string text) =>
        Assert.Equal(new Uri(text), Assert.IsType<TrackingPlace.Server>(TrackingPlace.Parse(text)).Address);

    [Theory]
    [InlineData("sqlite:////srv/runs/mlflow.db", "sqlite:////srv/runs/mlflow.db", "/srv/runs/artifacts")]
    [InlineData("/srv/runs", "sqlite:////srv/runs/mlflow.db", "/srv/runs/artifacts")]
    public void Parse_DatabaseOrFolder_KeepsArtifactsBesideTheDatabase(string text, string database, string artifacts) =>
        Assert.Equal((database, artifacts), Parts(TrackingPlace.Parse(text)));

    [Fact]
    public void Parse_RelativePath_MeansTheCurrentFolder()
    {
        string here = Directory.GetCurrentDirectory();
        Assert.Equal(($"sqlite:///{here}/x/y.db", $"{here}/x/artifacts"), Parts(TrackingPlace.Parse("sqlite:///x/y.db")));
    }

    [Theory]
    [InlineData("postgres://u@h/d")]
    [InlineData("postgresql+psycopg2://u@h/d")]
    public void Parse_OtherNamesOfPostgres_AreTheSame(string text) =>
        Assert.Equal("postgresql://u@h/d", Parts(TrackingPlace.Parse(text)).Database);

    [Theory]
    [InlineData("sqllite:///x.db", "did you mean sqlite?")]
    [InlineData("sqlite:x.db", "sqlite:///relative/path.db")]
    [InlineData("file:///tmp/mlruns", "plain files")]
    [InlineData("databricks", "Databricks")]
    [InlineData("ftp://host/", "'ftp'")]
    [InlineData("of", "did you mean off?")]
    [InlineData("http://", "no address")]
    public void Parse_SomethingElse_SaysWhatIsExpected(string text, string hint)
    {
        TrackingPlaceException error = Assert.Throws<TrackingPlaceException>(() => TrackingPlace.Parse(text));
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
        Assert.Contains("Expected off, http://", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off", "http://r", "http://v", "off")]
    [InlineData(null, "http://r", "http://v", "http://r")]
    [InlineData("", null, "http://v", "http://v")]
    [InlineData(null, "http://u@h", "http://u:secret@h", "http://u:secret@h")]
    public void Choose_SeveralPlaces_TakesTheFirst(string? option, string? remembered, string? variable, string expected) =>
        Assert.Equal(expected, TrackingPlace.Choose(option, remembered, variable).ToString());

    [Fact]
    public void Choose_NothingSet_IsMlrunsOfTheCurrentFolder() =>
        Assert.Equal($"sqlite:///{Directory.GetCurrentDirectory()}/mlruns/mlflow.db", TrackingPlace.Choose(null, null, null).ToString());

    [Theory]
    [InlineData("http://u:se:cret@h:5000/x@y", "http://u@h:5000/x@y")]
    [InlineData("http://h:5000/x", "http://h:5000/x")]
    [InlineData("postgresql://u:secret@h/d", "postgresql://u@h/d")]
    [InlineData("sqlite:////home/a:b@c/x.db", "sqlite:////home/a:b@c/x.db")]
    public void WithoutPassword_Place_HoldsNone(string text, string expected) =>
        Assert.Equal(expected, TrackingPlace.Parse(text).WithoutPassword);

    private static (string Database, string Artifacts) Parts(TrackingPlace place)
    {
        TrackingPlace.Store store = Assert.IsType<TrackingPlace.Store>(place);
        return (store.Database, store.ArtifactRoot);
    }
}
