using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Storage;

/// <summary>What every storage promises, as <see cref="StudyStorage"/> says it.</summary>
public abstract partial class StudyStorageConformance : IAsyncLifetime
{
    private static readonly StudyDirection[] Minimize = [StudyDirection.Minimize];

    protected StudyStorage Storage { get; private set; } = null!;

    public static TheoryData<double> Numbers =>
    [
        0, -0.0, 1, -1.5, 0.1, Math.PI, 1e-300, double.Epsilon, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 9007199254740993, 1.7976931348623155e308,
    ];

    public static TheoryData<string> Texts =>
    [
        "plain", "with 'quotes' and \"these\"", "back\\slash", "$1; DROP TABLE sweep_trials; --", "tab\tnew\nline\r\n", "Ünïcödé", "微調整",
        "👩🏽‍🔬", "e\u0301 is not \u00e9", "\u202Eright to left", "\uFFFF\uFEFF", "\u0001\u001F\u007F", "%_*?", "{\"json\":true}", " spaces ",
    ];

    public async Task InitializeAsync() => Storage = await OpenAsync();

    public async Task DisposeAsync()
    {
        if (Storage is not null)
            await Storage.DisposeAsync();
        await CleanUpAsync();
    }

    [SkippableFact]
    public async Task CreateStudyAsync_NewName_IsFoundAndListed()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        StudyRecord study = (await Storage.CreateStudyAsync("a", [StudyDirection.Maximize, StudyDirection.Minimize]))!;

        Assert.Equal("a", study.Name);
        Assert.Equal([StudyDirection.Maximize, StudyDirection.Minimize], study.Directions);
        Assert.Empty(study.Attributes);
        Assert.False(study.IsStopped);
        StudyRecord found = (await Storage.FindStudyAsync("a"))!;
        Assert.Equal(study.Id, found.Id);
        Assert.Equal(study.Directions, found.Directions);
        Assert.Equal(study.Created, found.Created);
        Assert.Null(await Storage.FindStudyAsync("A"));
        StudyRecord other = (await Storage.CreateStudyAsync("A", Minimize))!;
        Assert.Equal([study.Id, other.Id], (await Storage.ListStudiesAsync()).Select(static s => s.Id));
    }

    [SkippableFact]
    public async Task CreateStudyAsync_NameOfAnother_GivesNull()
    {
        await CreateAsync();
        Assert.Null(await Storage.CreateStudyAsync("study", Minimize));
    }

    [SkippableFact]
    public async Task CreateStudyAsync_ManyAtOnce_OneIsCreated()
    {
        StudyRecord?[] created = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Storage.CreateStudyAsync("study", Minimize))));
        Assert.Single(created, static s => s is not null);
        Assert.Single(await Storage.ListStudiesAsync());
    }

    [SkippableTheory]
    [MemberData(nameof(Texts))]
    public async Task AnyText_AsNameValueErrorAndWorker_IsKept(string text)
    {
        StudyRecord study = (await Storage.CreateStudyAsync(text, Minimize))!;
        Assert.Equal(text, study.Name);
        Assert.Equal(study.Id, (await Storage.FindStudyAsync(text))!.Id);
        await Storage.SetStudyAttributeAsync(study.Id, text, JsonSerializer.SerializeToElement(text));
        await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?> { [text] = text });
        TrialWorker worker = new(Guid.NewGuid(), text);
        FrozenTrial begun = (await Storage.StartTrialAsync(study.Id, worker, null))!;
        CategoricalDistribution choice = new([text, text + "!"]);
        TrialUpdate update = new()
        {
            Parameters = [new(text, new TrialParameter(choice, 1))],
            Attributes = new Dictionary<string, JsonElement> { [text] = JsonSerializer.SerializeToElement(text) },
        };
        Assert.True(await Storage.EndTrialAsync(study.Id, begun.Number, worker.Token, update, TrialResult.Fail(text)));

        StudyChanges all = await Storage.GetChangesAsync(study.Id, 0);
        FrozenTrial trial = Assert.Single(all.Trials);
        Assert.Equal(text, all.Study.Attributes[text].GetString());
        Assert.Equal(text, trial.Fixed[text]);
        Assert.Equal(text, trial.Worker);
        Assert.Equal(text, trial.Error);
        Assert.Equal(text, trial.Attributes[text].GetString());
        Assert.Equal(new TrialParameter(choice, 1), trial.Parameters[text]);
        Assert.Equal(text + "!", trial.Parameters[text].Value);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("zero\0")]
    [InlineData("half", 0xD83D)] // the first half of an emoji; a test's own arguments could not hold it
    [InlineData("half", 0xDE00)]
    public async Task Name_ThatNoDatabaseKeeps_IsRefused(string name, int last = ' ')
    {
        name += (char)last;
        StudyRecord study = await CreateAsync();
        (FrozenTrial trial, Guid token) = await StartAsync(study);
        JsonElement one = JsonSerializer.SerializeToElement(1);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.CreateStudyAsync(name, Minimize));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.SetStudyAttributeAsync(study.Id, name, one));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.EnqueueAsync(study.Id, new Dictionary<string, object?> { [name] = 1 }));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.UpdateTrialAsync(study.Id, trial.Number, token,
            new TrialUpdate { Parameters = [new(name, new TrialParameter(new FloatDistribution(0, 1), 0))] }));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.EndTrialAsync(study.Id, trial.Number, token,
            new TrialUpdate { Attributes = new Dictionary<string, JsonElement> { [name] = one } }, 1.0));
        Assert.Equal(TrialState.Running, Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials).State);
    }

    [SkippableFact]
    public async Task CreateStudyAsync_LongName_IsKeptUpTo250Characters()
    {
        Assert.NotNull(await Storage.CreateStudyAsync(new string('界', 250), Minimize));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.CreateStudyAsync(new string('a', 251), Minimize));
    }

    [SkippableFact]
    public async Task ErrorAndWorker_WithCharactersThatNoDatabaseKeeps_HaveReplacements()
    {
        StudyRecord study = await CreateAsync();
        TrialWorker worker = new(Guid.NewGuid(), "w\0");
        await Storage.StartTrialAsync(study.Id, worker, null);
        await Storage.EndTrialAsync(study.Id, 0, worker.Token, TrialUpdate.Empty, TrialResult.Fail("a\0b\uD83Dc"));

        FrozenTrial trial = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal("a\uFFFDb\uFFFDc", trial.Error);
        Assert.Equal("w\uFFFD", trial.Worker);
    }

    [SkippableTheory]
    [MemberData(nameof(Numbers))]
    public async Task AnyNumber_ReportedFixedAndGiven_IsKeptToTheLastBit(double number)
    {
        StudyRecord study = await CreateAsync();
        await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?> { ["x"] = number });
        (FrozenTrial trial, Guid token) = await StartAsync(study);
        await Storage.UpdateTrialAsync(study.Id, trial.Number, token, Report(3, number));
        await Storage.EndTrialAsync(study.Id, trial.Number, token, TrialUpdate.Empty, TrialResult.Complete(number, 1));

        FrozenTrial stored = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal(number, stored.Intermediate[3]);
        Assert.Equal([number, 1], stored.Values);
        Assert.Equal(number, Assert.IsType<double>(stored.Fixed["x"]));
    }

    [SkippableTheory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("-12345678901234567890123")]
    [InlineData("0.10")]
    [InlineData("1e999")]
    [InlineData("\"\"")]
    [InlineData("\"a\\u0000b \\ud800 <&>\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1, [2, {\"a\" : null}], \"x\"]")]
    [InlineData("{\"b\":1,\"a\":{\"b\":[true]}}")]
    public async Task Attribute_OfAnyJson_IsKept(string json)
    {
        StudyRecord study = await CreateAsync();
        using JsonDocument value = JsonDocument.Parse(json);
        await Storage.SetStudyAttributeAsync(study.Id, "a", value.RootElement);
        (FrozenTrial trial, Guid token) = await StartAsync(study);
        Dictionary<string, JsonElement> attributes = new() { ["a"] = value.RootElement };
        await Storage.UpdateTrialAsync(study.Id, trial.Number, token, new TrialUpdate { Attributes = attributes });
        value.Dispose();

        StudyChanges all = await Storage.GetChangesAsync(study.Id, 0);
        Assert.Equal(json, all.Study.Attributes["a"].GetRawText());
        Assert.Equal(json, Assert.Single(all.Trials).Attributes["a"].GetRawText());
    }

    [SkippableFact]
    public async Task Attribute_AsDeepAsAReaderTakes_IsKept()
    {
        StudyRecord study = await CreateAsync();
        string deep = new string('[', 64) + new string(']', 64);
        using JsonDocument value = JsonDocument.Parse(deep);
        await Storage.SetStudyAttributeAsync(study.Id, "deep", value.RootElement);
        Assert.Equal(deep, (await Storage.FindStudyAsync("study"))!.Attributes["deep"].GetRawText());
    }

    [SkippableFact]
    public async Task Attribute_SetAgain_HasTheNewValueAndOthersStay()
    {
        StudyRecord study = await CreateAsync();
        foreach ((string name, int value) in new[] { ("a", 1), ("b", 2), ("a", 3) })
            await Storage.SetStudyAttributeAsync(study.Id, name, JsonSerializer.SerializeToElement(value));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.SetStudyAttributeAsync(study.Id, "none", default));
        IReadOnlyDictionary<string, JsonElement> stored = (await Storage.FindStudyAsync("study"))!.Attributes;
        Assert.Equal(2, stored.Count);
        Assert.Equal(3, stored["a"].GetInt32());
        Assert.Equal(2, stored["b"].GetInt32());
    }

    [SkippableFact]
    public async Task Attributes_SetAtOnce_AreAllKept()
    {
        StudyRecord study = await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            Storage.SetStudyAttributeAsync(study.Id, i.ToString(CultureInfo.InvariantCulture), JsonSerializer.SerializeToElement(i)))));
        Assert.Equal(20, (await Storage.FindStudyAsync("study"))!.Attributes.Count);
    }

    [SkippableFact]
    public async Task EnqueueAsync_ValuesOfEveryKind_ComeBackAsChoicesAre()
    {
        StudyRecord study = await CreateAsync();
        await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?>
        {
            ["null"] = null,
            ["bool"] = true,
            ["int"] = 1,
            ["long"] = long.MinValue,
            ["float"] = 1f,
            ["double"] = 2.0,
            ["text"] = "1",
            ["enum"] = DayOfWeek.Friday,
        });

        FrozenTrial trial = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal(TrialState.Waiting, trial.State);
        Assert.Equal(0, trial.Attempts);
        Assert.Null(trial.Worker);
        Assert.Null(trial.Started);
        object?[] expected = [null, true, 1L, long.MinValue, 1.0, 2.0, "1", "Friday"];
        Assert.Equal(expected, new[] { "null", "bool", "int", "long", "float", "double", "text", "enum" }.Select(n => trial.Fixed[n]));
    }

    [SkippableFact]
    public async Task EnqueueAsync_ValueThatIsNone_IsRefused()
    {
        StudyRecord study = await CreateAsync();
        foreach (object value in (object[])[new object(), new[] { 1 }, DateTime.UnixEpoch, "\uD83D"])
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Storage.EnqueueAsync(study.Id, new Dictionary<string, object?> { ["x"] = value }));
        Assert.Empty((await Storage.GetChangesAsync(study.Id, 0)).Trials);
    }

    [SkippableFact]
    public async Task ManyStudies_DoNotMeet()
    {
        StudyRecord a = await CreateAsync("a"), b = await CreateAsync("b");
        (FrozenTrial trial, Guid token) = await StartAsync(a);
        await Storage.UpdateTrialAsync(a.Id, 0, token, Report(0, 1));
        Assert.False(await Storage.UpdateTrialAsync(b.Id, trial.Number, token, Report(0, 2)));
        Assert.Equal(0, (await StartAsync(b)).Trial.Number);
        Assert.Empty(Assert.Single((await Storage.GetChangesAsync(b.Id, 0)).Trials).Intermediate);

        await Storage.DeleteStudyAsync(a.Id);
        Assert.Single((await Storage.GetChangesAsync(b.Id, 0)).Trials);
    }

    [SkippableFact]
    public async Task DeleteStudyAsync_Study_IsGoneWithAllOfIt()
    {
        StudyRecord study = await CreateAsync();
        (FrozenTrial trial, Guid token) = await StartAsync(study);
        await Storage.UpdateTrialAsync(study.Id, 0, token, Report(0, 1));
        await Storage.DeleteStudyAsync(study.Id);
        await Storage.DeleteStudyAsync(study.Id);

        Assert.Null(await Storage.FindStudyAsync("study"));
        Assert.False(await Storage.UpdateTrialAsync(study.Id, trial.Number, token, Report(1, 1)));
        Assert.False(await Storage.UpdateTrialAsync(study.Id, trial.Number, token, TrialUpdate.Empty));
        Assert.False(await Storage.EndTrialAsync(study.Id, trial.Number, token, TrialUpdate.Empty, 1.0));
        Assert.Empty(await Storage.ReclaimAsync(study.Id, TimeSpan.Zero, 1));
        await Assert.ThrowsAsync<SweepException>(() => Storage.StartTrialAsync(study.Id, new TrialWorker(Guid.NewGuid(), "w"), null));
        await Assert.ThrowsAsync<SweepException>(() => Storage.EnqueueAsync(study.Id, new Dictionary<string, object?>()));
        await Assert.ThrowsAsync<SweepException>(() => Storage.GetChangesAsync(study.Id, 0));
        await Assert.ThrowsAsync<SweepException>(() => Storage.SetStoppedAsync(study.Id, true));
        await Assert.ThrowsAsync<SweepException>(() => Storage.SetStudyAttributeAsync(study.Id, "a", JsonSerializer.SerializeToElement(1)));

        // One of the same name is another one: who still holds the old one's number must not reach it.
        StudyRecord again = await CreateAsync();
        Assert.NotEqual(study.Id, again.Id);
        Assert.Empty((await Storage.GetChangesAsync(again.Id, 0)).Trials);
    }

    protected abstract Task<StudyStorage> OpenAsync();

    /// <summary>Lets the storage's own clock go on.</summary>
    protected abstract Task PassTimeAsync(TimeSpan span);

    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    private protected static TrialUpdate Report(int step, double value) => new() { Intermediate = new Dictionary<int, double> { [step] = value } };

    private protected async Task<StudyRecord> CreateAsync(string name = "study") => (await Storage.CreateStudyAsync(name, Minimize))!;

    private protected async Task<(FrozenTrial Trial, Guid Token)> StartAsync(StudyRecord study, string worker = "worker")
    {
        Guid token = Guid.NewGuid();
        return ((await Storage.StartTrialAsync(study.Id, new TrialWorker(token, worker), null))!, token);
    }
}
