using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Studies;

public sealed class StudyExportTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(2));

    private static readonly StudyHistory History = new(
        [StudyDirection.Maximize],
        [
            new FrozenTrial
            {
                Number = 0,
                State = TrialState.Completed,
                Values = [0.1 + 0.2],
                Parameters = new OrderedDictionary<string, TrialParameter>
                {
                    ["rate"] = new(new FloatDistribution(1e-5, 0.1, log: true), 1e-4),
                    ["kind"] = new(new CategoricalDistribution(["a, \"b\"", null, 3L, 1.0, true], [1, 2, 3, 4, 5]), 0),
                    ["layers"] = new(new IntDistribution(1, 9, step: 2), 5),
                    ["batch"] = new(new QuantizedDistribution(new FloatDistribution(32, 256, log: true), 8), 64),
                    ["share"] = new(new BetaDistribution(2, 5), 0.25),
                    ["width"] = new(new NormalDistribution(0, 1, step: 0.5), -1.5),
                },
                Fixed = ImmutableDictionary.CreateRange<string, object?>([new("rate", 1e-4), new("layers", 5L), new("none", null)]),
                Intermediate = ImmutableSortedDictionary.CreateRange<int, double>([new(0, double.NaN), new(2, double.NegativeInfinity), new(10, 0.25)]),
                Attributes = ImmutableDictionary.CreateRange<string, JsonElement>([new("note", JsonSerializer.SerializeToElement("line 1\nline 2")), new("sizes", JsonSerializer.SerializeToElement(new[] { 1, 2 }))]),
                Attempts = 2,
                Worker = "host:12",
                Started = Start,
                Ended = Start.AddSeconds(90.5),
            },
            new FrozenTrial { Number = 1, State = TrialState.Failed, Error = "It \"broke\".", Attempts = 1 },
            new FrozenTrial { Number = 2, State = TrialState.Waiting },
        ]);

    [Fact]
    public void ToCsv_Trials_AreRowsByRfc4180() => Assert.Equal(
        "number,state,value,parameter.rate,parameter.kind,parameter.layers,parameter.batch,parameter.share,parameter.width,attribute.note,attribute.sizes,last_step,last_report,started,ended,seconds,attempts,worker,error\r\n"
        + "0,completed,0.30000000000000004,0.0001,\"a, \"\"b\"\"\",5,64,0.25,-1.5,\"line 1\nline 2\",\"[1,2]\",10,0.25,2026-03-01T08:00:00Z,2026-03-01T08:01:30.5Z,90.5,2,host:12,\r\n"
        + "1,failed,,,,,,,,,,,,,,,1,,\"It \"\"broke\"\".\"\r\n"
        + "2,waiting,,,,,,,,,,,,,,,0,,\r\n",
        StudyExport.ToCsv(History));

    [Fact]
    public void ToCsv_SeveralObjectives_HaveAColumnEach() => Assert.StartsWith(
        "number,state,value_1,value_2,",
        StudyExport.ToCsv(new StudyHistory([StudyDirection.Minimize, StudyDirection.Maximize], [])),
        StringComparison.Ordinal);

    [Fact]
    public void ToCsvAndToJson_UnderACultureWithCommas_AreTheSame()
    {
        (string csv, string json) = (StudyExport.ToCsv(History), StudyExport.ToJson(History));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal((csv, json), (StudyExport.ToCsv(History), StudyExport.ToJson(History)));
            AssertSame(History, StudyExport.FromJson(json));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void FromJson_WhatToJsonWrote_IsTheSame() => AssertSame(History, StudyExport.FromJson(StudyExport.ToJson(History)));

    [Fact]
    public async Task WriteJsonAsync_FileIsThere_IsReplacedAndNothingLeftBeside()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "study.json");
            await File.WriteAllTextAsync(path, "old");
            await StudyExport.WriteJsonAsync(History, path);
            await StudyExport.WriteCsvAsync(History, Path.Combine(folder, "study.csv"));
            AssertSame(History, await StudyExport.ReadJsonAsync(path));
            Assert.Equal(["study.csv", "study.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("[]", "got something else")]
    [InlineData("""{"format":3}""", "got something else")]
    [InlineData("""{"format":"medscan-study","version":2}""", "newer version")]
    [InlineData("""{"format":"medscan-study","version":1,"directions":["upwards"],"trials":[]}""", "upwards")]
    [InlineData("""{"format":"medscan-study","version":1,"directions":["minimize"],"trials":[{"number":0}]}""", "cannot be read")]
    public void FromJson_SomethingElse_SaysSo(string text, string expected)
    {
        SweepException error = Assert.Throws<SweepException>(() => StudyExport.FromJson(text, "it.json"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("'it.json'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteCsvAsync_NoSuchFolder_SaysWhere() =>
        Assert.Contains("no-such-folder", (await Assert.ThrowsAsync<SweepException>(static () => StudyExport.WriteCsvAsync(History, "no-such-folder/it.csv"))).Message, StringComparison.Ordinal);

    private static void AssertSame(StudyHistory expected, StudyHistory actual)
    {
        Assert.Equal(expected.Directions, actual.Directions);
        Assert.Equal(expected.Trials.Count, actual.Trials.Count);
        foreach ((FrozenTrial a, FrozenTrial b) in expected.Trials.Zip(actual.Trials))
        {
            Assert.Equal((a.Number, a.State, a.Error, a.Attempts, a.Worker, a.Started, a.Ended), (b.Number, b.State, b.Error, b.Attempts, b.Worker, b.Started, b.Ended));
            Assert.Equal(a.Values, b.Values);
            Assert.Equal(a.Parameters.AsEnumerable(), b.Parameters.AsEnumerable());
            Assert.Equal(a.Fixed.OrderBy(static f => f.Key), b.Fixed.OrderBy(static f => f.Key));
            Assert.Equal(a.Intermediate.AsEnumerable(), b.Intermediate.AsEnumerable());
            Assert.Equal(a.Attributes.OrderBy(static t => t.Key).Select(static t => (t.Key, t.Value.ToString())), b.Attributes.OrderBy(static t => t.Key).Select(static t => (t.Key, t.Value.ToString())));
        }
    }
}
