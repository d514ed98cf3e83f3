using MedScan.Cards;

namespace MedScan.Tests.Cards;

public sealed class CardLoaderTests
{
    [Fact]
    public void Parse_WholeCard_ReadsEveryKey()
    {
        DatasetCard card = CardLoader.Parse(
            """
            title: Two kinds
            about: >-
              Folded over
              two lines.
            licence: CC BY 4.0
            citation: "Somebody: Something, 2020"
            layout: npz
            path: kinds.npz
            classes: [one, "two: three"]
            images: 30
            images_per_class:
              train: [10, 5]
              validation: [4, 3]
              test: [7, 1]
            bytes: 5_000
            source:
              page: https://example.org/page
            """.Replace("5_000", "5000000000", StringComparison.Ordinal) + """

              url: https://example.org/kinds.npz?download=1
              file: kinds.npz
              bytes: 4096
              md5: 0123456789abcdef0123456789abcdef
              rename:
                One: one
            faults:
              - First.
              - Second.
            """,
            "data/kinds.yaml");
        Assert.Equal(("kinds", "Two kinds", "Folded over two lines."), (card.Name, card.Title, card.About));
        Assert.Equal((CardLayout.Npz, "kinds.npz", 30, 5_000_000_000L), (card.Layout, card.Path, card.Images, card.Bytes!.Value));
        Assert.Equal(["one", "two: three"], card.Classes);
        Assert.Equal([4, 3], card.ImagesPerClass.Validation);
        Assert.Equal("one", card.Source.Rename["One"]);
        Assert.Equal((4096L, "0123456789abcdef0123456789abcdef", null), (card.Source.Bytes!.Value, card.Source.Md5, card.Source.Sha256));
        Assert.Equal(["First.", "Second."], card.Faults);
    }

    [Fact]
    public void Parse_ManyFaults_ReportsAllWithLinesAndHints()
    {
        DatasetCardException exception = Assert.Throws<DatasetCardException>(() => CardLoader.Parse(
            """
            titel: Sample
            about: ok
            licence: ok
            citation: ok
            classes: [cat, {a: b}]
            images: many
            layout: fodler
            digest: 12AB
            source:
              url: http://example.org/a.zip
              sha265: 1
            """,
            "x.yaml"));
        Assert.Equal(
            [
                ("x.yaml:1:1", "titel", "unknown key; did you mean title?"),
                ("x.yaml:5:16", "classes", "expected a class name, got a section"),
                ("x.yaml:6:9", "images", "expected a whole number of at least 1, got 'many'"),
                ("x.yaml:7:9", "layout", "expected one of folder, npz, got 'fodler'; did you mean folder?"),
                ("x.yaml:8:9", "digest", "expected SHA-256: 64 digits 0-9 and a-f, got '12AB'"),
                ("x.yaml:10:8", "source.url", "expected an address that begins with https://, got 'http://example.org/a.zip'"),
                ("x.yaml:11:3", "source.sha265", "unknown key; did you mean source.sha256?"),
                ("x.yaml:1:1", "title", "required: the set's own name"),
            ],
            exception.Faults.Select(fault => (fault.Location, fault.Key, fault.Message)));
    }

    [Theory]
    [InlineData("train: [3, 2]", "train: [3]", "images_per_class.train")]
    [InlineData("images: 8", "images: 9", "images")]
    [InlineData("[cat, dog]", "[cat, cat]", "classes")]
    [InlineData("url: https://example.org/sample.zip", "md5: 0123456789abcdef0123456789abcdef", "source")]
    [InlineData("citation: nobody", "citation: nobody\nlayout: npz", "path")]
    [InlineData("file: sample.zip", "file: sample.zip\n  rename: {a: cta}", "source.rename")]
    public void Parse_ValuesContradictEachOther_NamesTheKey(string right, string wrong, string key)
    {
        string yaml = SampleCard.Yaml.Replace(right, wrong, StringComparison.Ordinal);
        DatasetCardException exception = Assert.Throws<DatasetCardException>(() => CardLoader.Parse(yaml, "sample.yaml"));
        Assert.Equal(key, Assert.Single(exception.Faults).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("- a list")]
    [InlineData("title: [unclosed")]
    [InlineData("title: a\ntitle: b")]
    [InlineData("\0")]
    public void Parse_NoCard_IsAFaultAndNotACrash(string yaml) =>
        Assert.Throws<DatasetCardException>(() => CardLoader.Parse(yaml, "sample.yaml"));

    [Fact]
    public async Task Load_NoSuchFile_SaysSo() =>
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<DatasetCardException>(() => CardLoader.LoadAsync("nowhere/x.yaml"))).Message, StringComparison.Ordinal);
}
