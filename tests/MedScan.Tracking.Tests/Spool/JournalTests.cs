using MedScan.Tracking.Spool;

namespace MedScan.Tracking.Tests.Spool;

public sealed class JournalTests : SpoolFixture
{
    private const long Large = 1L << 30;

    private static readonly DatasetInput DataSet = new()
    {
        Name = "phantom",
        Digest = "abc",
        Source = "{}",
        Profile = "{\"n\":1}",
        Tags = new Dictionary<string, string> { ["mlflow.data.context"] = "train" },
    };

    private static readonly JournalEntry[] Entries =
    [
        new JournalEntry.Points(1, [new("loss", 0.5, 10, 1), new("größe/ä", double.NaN, 11, -2), new("loss", double.NegativeInfinity, 12, long.MaxValue)]),
        new JournalEntry.Parameter(2, "lr", "0.001"),
        new JournalEntry.Tag(3, "site", ""),
        new JournalEntry.Input(4, DataSet),
        new JournalEntry.Artifact(5, "plots/loss.svg", new SpooledContent.Blob("000001")),
        new JournalEntry.End(6, RunEnd.Killed, IsProvisional: true),
    ];

    [Fact]
    public void Read_EveryKindOfRecord_GivesBackWhatWasWritten()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");
        Write(folder, Large);

        AssertEqual(Entries, ReadAll(folder, out long skipped));
        Assert.Equal(0, skipped);
    }

    [Fact]
    public void Read_ManySegments_AreOneJournal()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");
        Write(folder, segmentLength: 50);

        Assert.True(folder.Segments().Count > 2);
        AssertEqual(Entries, ReadAll(folder, out _));
    }

    [Fact]
    public void Read_CutOffAnywhere_GivesTheWholeRecordsBefore()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");
        List<long> ends = Write(folder, Large);
        byte[] whole = File.ReadAllBytes(folder.SegmentPath(1));
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(folder.SegmentPath(1), whole[..length]);
            int complete = ends.Count(end => end <= length);
            AssertEqual(Entries[..complete], ReadAll(folder, out long skipped));
            Assert.Equal(Math.Max(0, length - (complete == 0 ? JournalFormat.HeaderLength : ends[complete - 1])), skipped);
        }
    }

    [Fact]
    public void Read_OneByteChangedAnywhere_NeverGivesAWrongRecord()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");
        List<long> ends = Write(folder, Large);
        byte[] whole = File.ReadAllBytes(folder.SegmentPath(1));
        for (int at = JournalFormat.HeaderLength; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x40;
            File.WriteAllBytes(folder.SegmentPath(1), damaged);
            AssertEqual(Entries[..ends.Count(end => end <= at)], ReadAll(folder, out _));
        }
    }

    [Fact]
    public void Read_DamageInOneSegment_TheNextSegmentsAreStillRead()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");
        Write(folder, segmentLength: JournalFormat.HeaderLength + 1);
        byte[] first = File.ReadAllBytes(folder.SegmentPath(1));
        Assert.True(first.Length > JournalFormat.HeaderLength);
        first[^1] ^= 1;
        File.WriteAllBytes(folder.SegmentPath(1), first);

        AssertEqual(Entries[1..], ReadAll(folder, out long skipped));
        Assert.Equal(first.Length - JournalFormat.HeaderLength, skipped);
    }

    [Fact]
    public void Read_OtherFile_IsRefused()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");
        File.WriteAllText(folder.SegmentPath(1), "MSRUNJ99 and more");

        Assert.Throws<InvalidDataException>(() => ReadAll(folder, out _));
    }

    [Fact]
    public void Read_UpToALiveWritersEnd_LeavesTheRest()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");
        List<long> ends = Write(folder, Large);
        using var reader = new JournalReader(folder, JournalPosition.Start);
        var end = new JournalPosition(1, ends[1]);

        Assert.NotNull(reader.Read(end));
        Assert.NotNull(reader.Read(end));
        Assert.Null(reader.Read(end));
        Assert.NotNull(reader.Read(end with { Offset = ends[2] }));
    }

    [Fact]
    public void SentMark_Torn_CountsAsNothingSent()
    {
        Directory.CreateDirectory(SpoolPath);
        string path = Path.Combine(SpoolPath, "sent");
        Assert.Equal(SentMark.None, SentMark.Read(path));
        var mark = new SentMark(new JournalPosition(3, 4711), 42, true);
        mark.Write(path);
        Assert.Equal(mark, SentMark.Read(path));

        byte[] bytes = File.ReadAllBytes(path);
        bytes[9] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal(SentMark.None, SentMark.Read(path));
    }

    [Fact]
    public void TryOpen_FolderInUse_GivesNothing()
    {
        using RunFolder folder = RunFolder.Create(SpoolPath, "run");

        Assert.Null(RunFolder.TryOpen(folder.Path));
        folder.Dispose();
        using RunFolder? again = RunFolder.TryOpen(folder.Path);
        Assert.NotNull(again);
    }

    private static List<long> Write(RunFolder folder, long segmentLength)
    {
        List<long> ends = [];
        using var writer = new JournalWriter(folder, segmentLength);
        foreach (JournalEntry entry in Entries)
        {
            using var buffer = new MemoryStream();
            if (entry is JournalEntry.Points points) JournalCodec.WritePoints(buffer, points.Time, points.Values.ToArray(), []);
            else JournalCodec.Write(buffer, entry);
            writer.Append(buffer.ToArray());
            ends.Add(writer.End.Offset);
        }

        return ends;
    }

    private static List<JournalEntry> ReadAll(RunFolder folder, out long skipped)
    {
        List<JournalEntry> entries = [];
        using var reader = new JournalReader(folder, JournalPosition.Start);
        while (reader.Read(null) is { } entry) entries.Add(entry);
        skipped = reader.SkippedBytes;
        return entries;
    }

    private static void AssertEqual(JournalEntry[] expected, List<JournalEntry> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        foreach ((JournalEntry one, JournalEntry other) in expected.Zip(actual))
        {
            if (one is JournalEntry.Points points)
            {
                Assert.Equal(points.Time, other.Time);
                Assert.Equal(points.Values, Assert.IsType<JournalEntry.Points>(other).Values);
            }
            else if (one is JournalEntry.Input input)
            {
                DatasetInput read = Assert.IsType<JournalEntry.Input>(other).DataSet;
                Assert.Equal(input.DataSet.Tags, read.Tags);
                Assert.Equal(input.DataSet, read with { Tags = input.DataSet.Tags });
            }
            else
            {
                Assert.Equal(one, other);
            }
        }
    }
}
